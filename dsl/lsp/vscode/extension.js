// Starts `fordel lsp` for the rule files that are open.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration("fordel");
  const language = settings.get("language");
  const args = ["lsp", ...(language ? ["--lang", language] : [])];
  client = new LanguageClient(
    "fordel",
    "Fordel",
    { command: settings.get("command"), args },
    { documentSelector: [{ language: "fordel" }] },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
