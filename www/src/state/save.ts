/** Gives the user a text as a file, without leaving the machine. */
export function save(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the blob by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
