package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "b0813bb441a5"
