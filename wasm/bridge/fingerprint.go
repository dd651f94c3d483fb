package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "0a6c5289fe7d"
