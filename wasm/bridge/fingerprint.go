package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "3830afe38f63"
