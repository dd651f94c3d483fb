/** The worker: the engine behind the messages of a thread of its own. */
import { type Port, serve } from "./serve.ts";

serve(self as unknown as Port);
