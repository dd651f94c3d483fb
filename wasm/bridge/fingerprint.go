package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "30616010e5a1"
