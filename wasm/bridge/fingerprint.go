package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "8f22c645f05e"
