package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "2044a4d069ad"
