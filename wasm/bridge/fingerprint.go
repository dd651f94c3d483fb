package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "c6f99a5a598a"
