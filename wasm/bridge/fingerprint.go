package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "b49b388acf67"
