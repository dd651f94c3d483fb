import { version } from "../../package.json";
import { contract } from "../engine/contract.ts";
import type { Version } from "../engine/protocol.ts";

/** The release of the package, which the engine must be of. */
export const release: Version = { version, contract };
