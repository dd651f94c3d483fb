package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "a70f92f0f405"
