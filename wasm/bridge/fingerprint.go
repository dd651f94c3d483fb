package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "1cb797a9e32d"
