/** What of the file is put in when the rest of it is built: the model, by `fordel page` or the page, and the engine. */
export const noModel = `<script type="application/json" id="fordel-model">null</script>`;
export const noEngine = `<script type="text/plain" id="fordel-engine"></script>`;

/** The page with its engine: its file by lanes, as gzip in base64. */
export function withEngine(shell: string, packed: string): string {
  return shell.replace(noEngine, () => noEngine.replace("><", () => `>${packed}<`));
}

/** The page with a model, in JSON that can end no script. */
export function withModel(page: string, model: unknown): string {
  const json = JSON.stringify(model).replaceAll("<", "\\u003c");
  return page.replace(noModel, () => noModel.replace("null", () => json));
}
