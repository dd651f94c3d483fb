package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "6c7504f756b7"
