/** Compiles while the file comes in, where the server names its type; what is compiled already is taken as it is. `copied` is given the file as well. */
export async function compile(
  address: string | WebAssembly.Module,
  copied?: (copy: Response) => void,
): Promise<WebAssembly.Module> {
  if (typeof address !== "string") return address;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  copied?.(response.clone());
  const named = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
