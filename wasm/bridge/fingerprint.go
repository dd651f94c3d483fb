package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "a2d429e5bb73"
