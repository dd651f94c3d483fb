package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "c45d8f31961e"
