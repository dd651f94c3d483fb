/** Go's glue, which `make wasm` puts beside the engine; it installs `Go`. */
declare module "*/wasm_exec.js";
