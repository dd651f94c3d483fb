package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "2687a9cf0ae3"
