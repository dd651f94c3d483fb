package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "ed4d2907b3f7"
