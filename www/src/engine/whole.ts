/** Where the whole engine is. */
export { default as wasm } from "./built/fordel.wasm?url";
