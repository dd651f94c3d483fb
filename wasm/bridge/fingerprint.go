package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "94ebb3de8b5d"
