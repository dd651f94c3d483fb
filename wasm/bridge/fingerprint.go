package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "d00e0dabd392"
