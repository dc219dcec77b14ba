// A live session: what the server tells is shown at once. The stream is closed while the page is
// hidden, since phones drop it without a word, and opened again with the version shown last.

const region = document.getElementById("live");
const lost = document.querySelector("[data-lost]");
const again = () => 1000 + Math.random() * 2000; // ms, so that a class does not come back at once
let source, waiting, pressed, freshening, version = region.dataset.version, behind = 0, figures = {};

function open() {
  clearTimeout(waiting);
  if (source || document.hidden) return;
  const address = new URL(region.dataset.stream, location);
  address.searchParams.set("v", version);
  source = new EventSource(address);
  source.addEventListener("open", () => (lost.hidden = true));
  source.addEventListener("clock", ({ data }) => (behind = data - Date.now()));
  source.addEventListener("counts", ({ data }) => count(data));
  source.addEventListener("message", ({ data, lastEventId }) => show(data, lastEventId));
  source.addEventListener("error", () => {
    lost.hidden = false;
    if (source?.readyState !== EventSource.CLOSED) return; // it tries again by itself
    close();
    waiting = setTimeout(look, again());
  });
}

function close() {
  clearTimeout(waiting);
  source?.close();
  source = undefined;
}

// The stream was refused: whoever has no place here any more is told by the page.
async function look() {
  const page = await fetch(location, { method: "HEAD", redirect: "manual" }).catch(() => null);
  if (page?.status === 404 || page?.type === "opaqueredirect") location.reload();
  else open();
}

function show(text, id) {
  version = id;
  htmx.swap({ text, target: region, swap: "innerHTML" });
  for (const field of document.querySelectorAll("[data-live-version]")) field.value = id;
  const own = region.querySelector("[data-own]");
  if (own) setTimeout(fill, Math.random() * 2000, own, own.dataset.own);
}

async function part(address) {
  const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
  const page = await fetch(address, { headers }).catch(() => null);
  return page?.ok && page.text();
}

async function fill(target, address) {
  const text = await part(address);
  if (text && target.isConnected) htmx.swap({ text, target, swap: "innerHTML" });
}

// An answer that did not arrive is sent again until it does: the server stores it once.
function resend({ target }) {
  lost.hidden = false;
  const form = target.closest?.("[data-answer]");
  if (form) setTimeout(() => form.isConnected && form.requestSubmit(pressed), again());
}

function count(data) {
  figures = Object.fromEntries(data.split(" ").map((figure) => figure.split("=")));
  for (const [name, number] of Object.entries(figures))
    for (const shown of document.querySelectorAll(`[data-count=${name}]`))
      if (shown.textContent !== number) shown.textContent = number;
  freshening ||= setTimeout(freshen, 500);
}

// Parts of the page that follow a figure are fetched again, at most twice a second.
async function freshen() {
  const seen = figures;
  for (const { id, dataset } of document.querySelectorAll("[data-fresh]")) {
    const figure = dataset.by ? seen[dataset.by] : JSON.stringify(seen);
    if (dataset.figure === figure) continue;
    const text = await part(dataset.fresh);
    const target = document.getElementById(id);
    if (!text || !target) continue;
    htmx.swap({ text, target, swap: "outerHTML" });
    document.getElementById(id).dataset.figure = figure;
  }
  freshening = figures === seen ? 0 : setTimeout(freshen, 500); // more may have come meanwhile
}

setInterval(() => {
  for (const clock of document.querySelectorAll("[data-closes-at]")) {
    const left = Math.ceil((clock.dataset.closesAt - Date.now() - behind) / 1000);
    clock.textContent = left > 0 ? `${left} s` : "Time’s up";
    if (left > 0) continue;
    for (const button of document.querySelectorAll("[data-answer] button")) button.disabled = true;
  }
}, 250);

document.addEventListener("submit", ({ target, submitter }) => {
  if (target.matches("[data-answer]")) pressed = submitter;
});
document.addEventListener("htmx:error", resend);
document.addEventListener("htmx:before:swap", (event) => {
  const status = event.detail.ctx.response?.status ?? 200;
  if (status < 500 && status !== 404) {
    lost.hidden ||= source?.readyState === EventSource.OPEN;
    return;
  }
  event.preventDefault();
  if (status === 404) location.reload(); // removed, or signed out: the page says so
  else resend(event);
});
document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
addEventListener("pagehide", close);
addEventListener("pageshow", open);
open();
