package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "2b8a9bf2d402"
