package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "2d9dc23e7bbd"
