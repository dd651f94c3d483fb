package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "3f8456f73389"
