package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "cb49ba216970"
