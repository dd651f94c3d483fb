package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "1f6bb4ec0d62"
