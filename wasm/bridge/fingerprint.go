package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "43979240d899"
