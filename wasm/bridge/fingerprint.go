package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "50e97ba84a5c"
