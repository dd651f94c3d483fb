/** The engine behind the messages of a thread of Node. */
import { type MessagePort, parentPort } from "node:worker_threads";
import type { Answer, Request } from "../engine/protocol.ts";
import { serve } from "../engine/serve.ts";

const port = parentPort as MessagePort;

serve({
  postMessage: (answer: Answer, transfer: Transferable[] = []) => port.postMessage(answer, transfer as ArrayBuffer[]),
  addEventListener: (_, listener) => port.on("message", (data: Request) => listener({ data })),
});
