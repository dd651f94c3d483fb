/** A part of the file as it was packed: gzip as base64, unpacked as it is read. */
export function unpacked(id: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const packed = Uint8Array.from(atob(partOf(id)), (letter) => letter.charCodeAt(0));
  return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
}

/** The text of a part of the file. */
export function partOf(id: string): string {
  const part = document.getElementById(id);
  if (!part?.textContent) throw new Error(`the file has no part ${id}`);
  return part.textContent;
}
