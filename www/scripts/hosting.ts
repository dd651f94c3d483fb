import type { Plugin } from "vite";
import { headers, openHeaders } from "./security.ts";

/** Names with a hash of what is in them, which may be kept for ever; all else is asked for each time. */
const forever = "public, max-age=31536000, immutable";
const anew = "no-cache";

/** What servers are to be told, each in its own words: headers, the type of wasm, and what may be kept. */
export function hosting(): Record<string, string> {
  const list = Object.entries(headers());
  const open = Object.entries(openHeaders);
  return {
    "hosting/nginx.conf": `# In the server block; the files lie in /srv/fordel.
root /srv/fordel;
include mime.types;
types { application/wasm wasm; }
gzip on;
gzip_types application/wasm application/javascript text/javascript application/json text/css;
${list.map(([name, value]) => `add_header ${name} "${value}" always;`).join("\n")}
location / { add_header Cache-Control "${anew}" always;
${list.map(([name, value]) => `  add_header ${name} "${value}" always;`).join("\n")} }
location /assets/ { add_header Cache-Control "${forever}" always;
${list.map(([name, value]) => `  add_header ${name} "${value}" always;`).join("\n")} }
# Who may show the calculator in a frame: say so here, with a frame-ancestors of your own.
location /package/ { add_header Cache-Control "${anew}" always;
${open.map(([name, value]) => `  add_header ${name} "${value}" always;`).join("\n")} }
`,
    "hosting/Caddyfile": `# caddy run --config Caddyfile; the files lie in /srv/fordel.
:80 {
  root * /srv/fordel
  encode zstd gzip
  header {
${list.map(([name, value]) => `    ${name} "${value}"`).join("\n")}
    Cache-Control "${anew}"
  }
  header /assets/* Cache-Control "${forever}"
  # Who may show the calculator in a frame: say so here, with a frame-ancestors of your own.
  header /package/* -Content-Security-Policy
  file_server
}
`,
    "web.config": `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
      <remove fileExtension=".wasm" />
      <mimeMap fileExtension=".wasm" mimeType="application/wasm" />
      <remove fileExtension=".json" />
      <mimeMap fileExtension=".json" mimeType="application/json" />
      <clientCache cacheControlMode="NoControl" cacheControlCustom="${anew}" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
${list.map(([name, value]) => `        <add name="${name}" value="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" />`).join("\n")}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <location path="assets">
    <system.webServer>
      <staticContent><clientCache cacheControlMode="NoControl" cacheControlCustom="${forever}" /></staticContent>
    </system.webServer>
  </location>
  <!-- Who may show the calculator in a frame: say so here, with a frame-ancestors of your own. -->
  <location path="package">
    <system.webServer>
      <httpProtocol><customHeaders><remove name="Content-Security-Policy" /></customHeaders></httpProtocol>
    </system.webServer>
  </location>
</configuration>
`,
    ".nojekyll": "",
  };
}

/** Puts files for servers beside the page; they are no part of it. */
export function hosts(): Plugin {
  return {
    name: "fordel-hosting",
    apply: "build",
    generateBundle() {
      for (const [fileName, source] of Object.entries(hosting())) this.emitFile({ type: "asset", fileName, source });
    },
  };
}
