package engine

// Version is that of the engine, and of the page and the command that belong to it.
const Version = "0.1.0"
