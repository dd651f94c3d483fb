package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "c8fe0d0021fa"
