package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "3688d6162e3a"
