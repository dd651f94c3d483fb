package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "b95bb4ad7c47"
