package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "ea12358d179e"
