import { writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { type Driver, freePort, Programs, until } from "./program.ts";

/** Firefox by the protocol that it speaks itself, Marionette. It needs no display. */
export async function firefox(file: string): Promise<Driver> {
  const programs = new Programs();
  const port = await freePort();
  writeFileSync(
    `${programs.home}/user.js`,
    [
      `user_pref("marionette.port", ${port});`,
      'user_pref("app.update.enabled", false);',
      'user_pref("intl.accept_languages", "da");',
    ].join("\n"),
  );
  programs.start(file, ["--marionette", "--headless", "--no-remote", "--profile", programs.home]);
  try {
    const wire = await until("Firefox answers", () => Wire.open(port));
    await wire.call("WebDriver:NewSession", {});
    return {
      goto: async (url) => void (await wire.call("WebDriver:Navigate", { url })),
      run: async (script) => given(await wire.call("WebDriver:ExecuteScript", { script, args: [] })),
      print: async () => Buffer.from(String(given(await wire.call("WebDriver:Print", paper))), "base64"),
      end: async () => {
        wire.close();
        await programs.end();
      },
    };
  } catch (error) {
    await programs.end();
    throw error;
  }
}

/** A4, with what the page says of its margins; cm. */
const paper = { page: { width: 21, height: 29.7 }, margin: { top: 1.4, bottom: 1.6, left: 1.4, right: 1.4 } };

const given = (answer: unknown) => (answer as { value: unknown }).value;

/** What is answered: a 1, the number of the command, what went wrong, and what it gives. */
type Answer = [1, number, { message?: string } | null, unknown];

/** A connection that takes one command at a time. A message is JSON with its length in front. */
class Wire {
  #bytes = Buffer.alloc(0);
  #id = 0;
  #answered: ((answer: Answer) => void) | null = null;

  private constructor(readonly socket: Socket) {
    socket.on("data", (bytes) => {
      this.#bytes = Buffer.concat([this.#bytes, bytes]);
      this.#read();
    });
    socket.on("close", () => this.#answered?.([1, this.#id, { message: "Firefox has ended" }, null]));
  }

  /** Null while nobody listens there. */
  static open(port: number): Promise<Wire | null> {
    return new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", () => resolve(null));
      socket.once("connect", () => resolve(new Wire(socket)));
    });
  }

  call(name: string, params: unknown): Promise<unknown> {
    const text = JSON.stringify([0, ++this.#id, name, params]);
    return new Promise((resolve, reject) => {
      this.#answered = ([, , problem, value]) => (problem ? reject(new Error(problem.message)) : resolve(value));
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  close(): void {
    this.#answered = null;
    this.socket.destroy();
  }

  #read(): void {
    for (;;) {
      const at = this.#bytes.indexOf(":");
      const end = at + 1 + Number(this.#bytes.subarray(0, at).toString());
      if (at < 0 || this.#bytes.length < end) return;
      const message: unknown = JSON.parse(this.#bytes.subarray(at + 1, end).toString());
      this.#bytes = this.#bytes.subarray(end);
      // The first message greets; it is no answer.
      if (Array.isArray(message) && message[1] === this.#id) this.#answered?.(message as Answer);
    }
  }
}
