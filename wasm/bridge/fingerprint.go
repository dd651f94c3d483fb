package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "43f0ce3c6681"
