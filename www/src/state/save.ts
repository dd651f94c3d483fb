/** Gives the user a text, which is written in UTF-8, or bytes as a file, without leaving the machine. */
export function save(name: string, content: BlobPart, type: string): void {
  const full = typeof content === "string" ? `${type};charset=utf-8` : type;
  const address = URL.createObjectURL(new Blob([content], { type: full }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the blob by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
