import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A browser that is told what to do, with a home of its own, and a display where it needs one. */
export interface Driver {
  goto(address: string): Promise<void>;
  /** What a script gives that is the body of a function. */
  run(script: string): Promise<unknown>;
  /** The page on paper, as PDF; null where the browser cannot say. */
  print(): Promise<Buffer | null>;
  end(): Promise<void>;
}

/** How long a browser has to come up, or a state to be there; ms. */
const patience = 120_000;

/** Asks again and again until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | null | false> | T | null | false): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`it was never so that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Programs that are started together and end together, with all that they leave behind in a folder of their own. */
export class Programs {
  readonly home = mkdtempSync(join(tmpdir(), "fordel-browser-"));
  readonly #started: ChildProcess[] = [];
  readonly #kill = () => {
    for (const child of this.#started) if (running(child)) process.kill(-(child.pid as number), "SIGKILL");
  };

  constructor() {
    process.once("exit", this.#kill); // a test that is stopped does not come to its end
  }

  /** What it writes to its fourth channel can be read. */
  start(file: string, args: string[], more: Record<string, string> = {}): ChildProcess {
    const { home } = this;
    const env = {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
      ...more,
    };
    const child = spawn(file, args, { env, stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true });
    this.#started.push(child);
    return child;
  }

  /** Ends what was started, with what that started in its turn. */
  async end(): Promise<void> {
    process.off("exit", this.#kill);
    const gone = this.#started.filter(running).map((child) => new Promise((resolve) => child.once("exit", resolve)));
    this.#kill();
    await Promise.all(gone);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const running = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;
