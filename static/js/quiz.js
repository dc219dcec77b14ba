// The time that is left, for the eye alone: the server decides. When it is up, what is on the
// screen is sent in.

const clock = document.querySelector("[data-seconds-left]");
const form = document.querySelector("form[data-at-time-up]");
const saved = () => document.querySelector("#saved > span");

function sendIn() {
  const go = document.createElement("input");
  Object.assign(go, { type: "hidden", name: "go", value: "time-up" });
  form.append(go);
  form.submit();
}

if (clock && form) {
  const end = performance.now() + clock.dataset.secondsLeft * 1000;
  let warned = false;
  const timer = setInterval(() => {
    const left = Math.ceil((end - performance.now()) / 1000);
    const seconds = Math.max(0, left);
    const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.querySelector("span").textContent = shown;
    clock.classList.toggle("quiz__time--short", seconds <= 60);
    const announcement = document.getElementById("announcement");
    if (seconds <= 60 && !warned && announcement) {
      warned = true;
      announcement.textContent = "One minute or less is left.";
    }
    if (left < 0) {
      clearInterval(timer);
      if (navigator.onLine) sendIn();
      else addEventListener("online", sendIn, { once: true });
    }
  }, 250);
}

// Beside its question a text is never folded.
if (matchMedia("(width >= 60rem)").matches) {
  for (const text of document.querySelectorAll(".with-text > details")) text.open = true;
}

// What is changed while an earlier change is being kept waits for that. Then the form is sent as it
// is now, with the version that it has by then.
const filledIn = () => new URLSearchParams(new FormData(form));
let keeping; // what is on its way
let pressed;

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement !== form) return;
  ctx.request.body = filledIn();
  ctx.target = document.getElementById("saved");
  keeping = String(ctx.request.body);
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement !== form) return;
  keeping = undefined;
  if (pressed) form.requestSubmit(pressed);
  pressed = undefined;
});

// Next waits as well: with the version from before, its newer answer would seem another page's.
form?.addEventListener("submit", (event) => {
  if (keeping === undefined || keeping === String(filledIn())) return;
  event.preventDefault();
  pressed = event.submitter;
});

// Where an answer could not be kept the page says so, and tries again every few seconds until it is.
const RETRY = 3000;
let unsent = 0;

function warn(text) {
  document.getElementById("saved")?.classList.add("quiz__saved--lost");
  if (saved()) saved().textContent = text;
}

document.addEventListener("htmx:error", () => {
  warn("Not saved: there is no connection. Keep this page open, it is tried again.");
  clearTimeout(unsent);
  unsent = setTimeout(() => form?.dispatchEvent(new Event("change", { bubbles: true })), RETRY);
});

addEventListener("online", () => {
  if (!unsent) return;
  clearTimeout(unsent);
  form?.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("htmx:after:swap", () => {
  clearTimeout(unsent);
  unsent = 0;
});

// Without a connection another page would be a browser's error, and the answer on this one gone.
form?.addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  warn("There is no connection. Your answer stands here: go on once it is back.");
});

// Digits choose, unless somebody has switched such keys off.
document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
  if (!/^[1-9]$/.test(key) || ctrlKey || metaKey || altKey) return;
  const types = target.matches("select, textarea, input:not([type=radio], [type=checkbox])");
  const off = document.querySelector(".quiz[data-keys=off]");
  if (!types && !off) form?.querySelector(`[data-key="${key}"]`)?.click();
});

// Enter that is held or pressed twice is meant for the question before: where there is no way back
// it would leave this one unanswered.
const REST = 300;
const cameAt = performance.now();

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.matches("textarea")) return;
  if (event.repeat || performance.now() - cameAt < REST) event.preventDefault();
});
