/**
 * Keeps the page on this computer, so that it opens without a network: all files of one build, or none. A newer build
 * is kept beside it and waits until the reader takes it; files of two builds never meet.
 */
const version = "VERSION";
const files = "FILES";
const cacheName = `fordel-${version}`;

/** Files whose names say what is in them may come from the browser's own cache; the others are asked for anew. */
const request = (file) => new Request(file, { cache: /-[\w-]{8}\.\w+$/.test(file) ? "default" : "reload" });

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files.map(request))));
});

async function clear() {
  for (const key of await caches.keys()) if (key.startsWith("fordel-") && key !== cacheName) await caches.delete(key);
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(clear()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

async function answer(request) {
  const cache = await caches.open(cacheName);
  const key = request.mode === "navigate" ? "./" : request;
  return (await cache.match(key, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const here = new URL("./", self.location.href).pathname;
  const page = request.mode !== "navigate" || pathname === here || pathname === `${here}index.html`;
  if (request.method === "GET" && origin === self.location.origin && page) event.respondWith(answer(request));
});
