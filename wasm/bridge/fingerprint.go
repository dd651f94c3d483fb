package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "071d2bfe45a1"
