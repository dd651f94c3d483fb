import { type Driver, freePort, Programs, until } from "./program.ts";

/** WebKitGTK by WebDriver, on a display of its own. */
export async function webkit(driver: string, xvfb: string): Promise<Driver> {
  const programs = new Programs();
  try {
    const display = await displayed(programs, xvfb);
    const port = await freePort();
    programs.start(driver, [`--port=${port}`], {
      DISPLAY: display,
      GDK_BACKEND: "x11",
      LANGUAGE: "da",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", // it may not make name spaces in a container
    });
    const ask = (method: string, path: string, body?: unknown) =>
      asked(`http://127.0.0.1:${port}${path}`, method, body);
    await until("WebKit answers", () => ask("GET", "/status").catch(() => null));
    const { sessionId } = (await ask("POST", "/session", { capabilities: {} })) as { sessionId: string };
    const session = `/session/${sessionId}`;
    return {
      goto: async (url) => void (await ask("POST", `${session}/url`, { url })),
      run: (script) => ask("POST", `${session}/execute/sync`, { script, args: [] }),
      print: async () => null, // WebKitGTK's driver has no such command
      end: async () => {
        await ask("DELETE", session).catch(() => null);
        await programs.end();
      },
    };
  } catch (error) {
    await programs.end();
    throw error;
  }
}

async function asked(address: string, method: string, body: unknown): Promise<unknown> {
  const reply = await fetch(address, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await reply.json()) as { value: { message?: string } | null };
  if (!reply.ok) throw new Error(value?.message ?? `${method} ${address}: ${reply.status}`);
  return value;
}

/** A display whose number Xvfb chooses and says. */
function displayed(programs: Programs, file: string): Promise<string> {
  const child = programs.start(file, ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("Xvfb gives no display")));
    child.stdio[3]?.once("data", (bytes: Buffer) => resolve(`:${bytes.toString().trim()}`));
  });
}
