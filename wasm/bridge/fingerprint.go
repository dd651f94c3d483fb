package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "911d184efbbb"
