import type { WorkerLike } from "../engine/client.ts";
import { type Port, serve } from "../engine/serve.ts";

/**
 * The engine in the page's own thread, behind the messages of a worker: for pages that may not
 * start one, as from the files of another origin. It lets the page have its turn every 20 ms.
 */
export function inPage(): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  serve(port1 as Port);
  port1.start();
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => port2.postMessage(request),
    terminate: () => port2.close(),
  };
  port2.onmessage = (event) => worker.onmessage?.(event);
  return worker;
}
