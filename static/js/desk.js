// Keys at the desk, and words that are selected in its text. Each key presses a control that is on
// the page and says so by `data-key`, so that nothing can be done from the keyboard that cannot be
// done without it.

const desk = () => document.getElementById("desk");
const isTypedIn = (target) =>
  target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

function openFields() {
  const rest = desk().querySelector(".finding__rest");
  rest.open = true;
  const form = rest.closest("form");
  const asked = form.querySelector(".finding__who") && form.elements.speaker; // somebody else
  (asked || form.querySelector("input:not([type=hidden]), textarea, select")).focus();
}

const control = (key) =>
  [...desk().querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => one.checkVisibility());

function press(pressed) {
  if (pressed.matches("[data-opens-fields]")) return openFields();
  pressed.click();
  const menu = pressed.closest("details.menu[open]");
  menu?.querySelector("select, .menu__item").focus();
}

// What is pressed before the answer to the last step is there was meant for what comes.
let isWaiting = false;
let held = ""; // the key of the control that had the focus

document.addEventListener(
  "click",
  (event) => {
    if (!isWaiting || !event.target.closest(".desk__panel")) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (document.querySelector("dialog[open]")) return key === "?" && closeKeys(event);
  if (key === "Escape") return leave(target);
  if (key === "Enter" && (ctrlKey || metaKey) && isTypedIn(target)) return save(event);
  if (ctrlKey || metaKey || altKey || desk().dataset.keys === "off" || isTypedIn(target)) return;
  const pressed = control(key);
  if (!pressed) return;
  event.preventDefault();
  if (!isWaiting) press(pressed);
});

// What is typed into a finding counts by accepting it.
function save(event) {
  const accept = event.target.form?.querySelector('[name="action"][value="accept"]');
  if (!accept?.checkVisibility()) return;
  event.preventDefault();
  if (!isWaiting) accept.click();
}

function closeKeys(event) {
  event.preventDefault();
  document.getElementById("keys").close();
}

document.addEventListener("click", ({ target }) => {
  const opener = target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
});

// Escape leaves a field, so that the keys count again, and closes a menu.
function leave(target) {
  if (isTypedIn(target)) target.blur();
  for (const menu of desk().querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
}

document.addEventListener("click", (event) => {
  const edit = event.target.closest("[data-opens-fields]");
  if (!edit || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  openFields();
}, true);

// A click beside a menu closes it.
document.addEventListener("click", ({ target }) => {
  for (const menu of desk().querySelectorAll("details.menu[open]"))
    if (!menu.contains(target)) menu.open = false;
});

// Who may read it stays as it was chosen, through all steps, until that is saved.
let chosen = "";

document.addEventListener("change", ({ target }) => {
  if (target.id === "visibility") chosen = target.value;
});

function choose() {
  const select = document.getElementById("visibility");
  select.value = chosen;
  select.form.dataset.unsaved = "yes";
}

// The text stays where it is, unless the finding in hand is out of sight.
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.target !== desk()) return;
  ctx.request.anchor = "";
  isWaiting = true;
  held = document.activeElement.dataset.key ?? "";
});

document.addEventListener("htmx:finally:request", () => (isWaiting = false));

// Where nothing came back, the page stays as it is and says so at its foot.
document.addEventListener("htmx:error", () => {
  isWaiting = false;
  if (document.querySelector(".toast")) return;
  desk().append(document.getElementById("unsaved").content.cloneNode(true));
});

function show() {
  const mark = desk().querySelector(".in-text--on");
  const panel = desk().querySelector(".desk__panel");
  const isSheet = getComputedStyle(panel).position === "fixed"; // which covers the foot of the text
  const foot = isSheet ? panel.getBoundingClientRect().top : window.innerHeight;
  if (mark) {
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < 80 || bottom > foot - 16) window.scrollBy(0, top - foot / 3);
  }
  const listed = isSheet ? null : desk().querySelector(".findings [aria-current]");
  if (listed) scrollList(listed);
}

// Unlike scrollIntoView, it leaves the page where it is.
function scrollList(listed) {
  const list = listed.closest(".findings");
  const one = listed.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  list.scrollTop += Math.min(0, one.top - box.top) + Math.max(0, one.bottom - box.bottom);
}

document.addEventListener("htmx:after:swap", () => {
  if (!desk()) return;
  if (chosen) choose();
  show();
  if (new URL(location).searchParams.has("edit")) openFields();
  else if (document.activeElement === document.body && held) control(held)?.focus({ preventScroll: true });
});
if (desk().querySelector(".in-text--on")) show();

// Selected words can be added as a finding. Offsets count characters, not UTF-16 units.
const length = (text) => [...text].length;

document.addEventListener("selectionchange", () => {
  const form = desk().querySelector("[data-adding]");
  const selection = document.getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const passage = range?.startContainer.parentElement?.closest("[data-passage]");
  const words = selection.toString().trim();
  if (!passage || !words || !passage.contains(range.endContainer)) {
    form.hidden = true;
    return;
  }
  const before = document.createRange();
  before.setStart(passage, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const selected = range.toString();
  const space = selected.length - selected.trimStart().length;
  form.elements.passage.value = passage.dataset.passage;
  form.elements.start.value = length(before.toString()) + space;
  form.elements.words.value = selected.trim();
  form.hidden = false;
});
