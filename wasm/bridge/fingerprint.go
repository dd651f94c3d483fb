package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "7d7a52aee65b"
