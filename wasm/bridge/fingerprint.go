package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "a9621b0adca1"
