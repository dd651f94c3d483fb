package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "335117e43477"
