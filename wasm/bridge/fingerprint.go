package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "94e67b293eb8"
