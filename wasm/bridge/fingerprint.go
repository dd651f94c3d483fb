package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "0e326592c9c4"
