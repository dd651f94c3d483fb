/** The one policy by which the page makes script addresses: those of its own workers. */
const policy = window.trustedTypes?.createPolicy("fordel", { createScriptURL: (url) => url });

/** An address of a script of the page, as the policy asks for it. */
export function trusted(address: string): string | TrustedScriptURL {
  return policy ? policy.createScriptURL(address) : address;
}

/** The script of a worker: where it lies beside the page, and once it is kept, in the page's memory. */
export class WorkerScript {
  #address: string;

  constructor(
    address: string,
    private readonly type: WorkerType = "module",
  ) {
    this.#address = new URL(address, document.baseURI).href;
  }

  spawn(name: string): Worker {
    return new Worker(trusted(this.#address) as string, { type: this.type, name });
  }

  /** Keeps the script, so that a worker can be started without a fetch. */
  async keep(): Promise<void> {
    const response = await fetch(this.#address);
    if (!response.ok) throw new Error(`${this.#address}: ${response.status}`);
    this.#address = URL.createObjectURL(new Blob([await response.text()], { type: "text/javascript" }));
  }
}
