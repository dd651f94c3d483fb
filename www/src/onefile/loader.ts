/** Starts the page of one file: its script lies packed in it, and the policy of the file names the very text that may run. */
import { unpacked } from "./packed.ts";

const policy = window.trustedTypes?.createPolicy("fordel-file", { createScript: (text) => text });

async function start(): Promise<void> {
  const text = await new Response(unpacked("fordel-script")).text();
  const script = document.createElement("script");
  script.type = "module";
  script.id = "fordel-running";
  script.textContent = (policy ? policy.createScript(text) : text) as string;
  document.body.append(script);
}

start().catch(() => {
  document.body.append(
    "Filen kræver en nyere browser, eller den er ikke hel. · The file needs a newer browser, or is not whole.",
  );
});
