/** What is wrong with data, without the table and place that the message begins with: no name in it holds a colon. */
export function withoutPlace(message: string): string {
  const rest = message.replace(/^(?:Tabel|Table) `[^`]*`[^:]*: /, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
