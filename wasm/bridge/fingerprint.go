package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "73d339904b39"
