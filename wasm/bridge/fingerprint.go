package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "09d49accbb0d"
