{% load static %}// Keeps a page for when there is no connection, and fetches everything else as the browser would.

const PAGE = "{% url "offline" %}";
const KEPT = [
  PAGE,
  "{% static "css/app.css" %}",
  "{% static "img/seal.svg" %}",
  "{% static "vendor/inter-latin-wght-normal.woff2" %}",
  "{% static "vendor/source-serif-4-latin-600-normal.woff2" %}",
];
const STORE = KEPT.join(" "); // their names change with what they hold

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(KEPT)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const remove = (names) => Promise.all(names.filter((one) => one !== STORE).map((one) => caches.delete(one)));
  event.waitUntil(caches.keys().then(remove));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  } else if (KEPT.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
