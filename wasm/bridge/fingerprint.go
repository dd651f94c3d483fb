package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "7b6dc1847be1"
