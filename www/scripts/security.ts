import type { Plugin } from "vite";

/** Vite's development server puts styles and its client into the page with this mark. */
const developmentNonce = "fordel-development";

/** What the page may do: load its own files, run wasm, and nothing else. */
export function policy(development = false): string {
  const nonce = development ? ` 'nonce-${developmentNonce}'` : "";
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${nonce}`,
    `style-src 'self'${nonce}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:", // the page keeps its worker's script, for when another worker is needed
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types fordel lit-html",
  ].join("; ");
}

/** What the page for frames may do. */
export const framePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types fordel lit-html",
].join("; ");

/** The headers of a server of the page. Who may frame it can only be said here, not in the page itself. */
export function headers(development = false): Record<string, string> {
  return {
    "Content-Security-Policy": `${policy(development)}; frame-ancestors 'none'`,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
  };
}

/** Headers of the package's files and of pages that embed it: whose pages may frame them is theirs to say. */
export const openHeaders: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** Gives the headers where the built page is looked at on this machine. */
export function served(): Plugin {
  return {
    name: "fordel-served",
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const open = /^\/(package|embedding)\//.test(request.url ?? "");
        for (const [name, value] of Object.entries(open ? openHeaders : headers())) response.setHeader(name, value);
        next();
      });
    },
  };
}

/** Writes the policy into the page too, for hosts that set no headers. */
export function security(): Plugin {
  return {
    name: "fordel-security",
    config: (_, { command }) => (command === "serve" ? { html: { cspNonce: developmentNonce } } : {}),
    transformIndexHtml: {
      order: "pre",
      handler: (_, { server }) => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content: policy(server !== undefined) },
          injectTo: "head-prepend",
        },
      ],
    },
  };
}
