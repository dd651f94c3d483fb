package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "f9cffd17da88"
