package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "1a5768a21cca"
