package bridge

// fingerprint tells this contract from others. TestContract writes it.
const fingerprint = "139278eabf16"
