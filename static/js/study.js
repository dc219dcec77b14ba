// Keys and menus for studying. Each key presses a control that is on the page and says so by
// `data-key`, so that nothing can be done from the keyboard that cannot be done without it.

document.documentElement.dataset.scripted = "";

const names = { " ": "go", Enter: "go" };

// A key that is held or pressed twice is meant for one page: on a page that came since its first
// press it does nothing for so many milliseconds. A page that was loaded whole was asked for by
// Enter, perhaps.
const REST = 300;
let cameAt = performance.now();
let pressed = { name: "go", at: -Infinity };

const justCame = () => performance.now() - cameAt < REST;

function isMeantForPageBefore({ key, repeat }) {
  const name = names[key] || key;
  if (repeat) return true;
  if (name === pressed.name && pressed.at < cameAt && justCame()) return true;
  pressed = { name, at: performance.now() };
  return false;
}

// What was done last stands at the foot; a key that is there as well undoes that first.
function control(key) {
  const keyed = `[data-key~="${CSS.escape(names[key] || key)}"]:not(:disabled)`;
  const study = document.getElementById("study");
  return study.querySelector(`.toast ${keyed}`) || study.querySelector(keyed);
}

function belongsToPage(event) {
  const { target, key } = event;
  if (target.closest("input, select, textarea, [contenteditable]")) return true;
  return names[key] === "go" && target.closest("a, button, summary") !== null;
}

function keyed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || belongsToPage(event)) return null;
  return control(event.key);
}

// Ctrl-Z in a field that holds text undoes what was typed there.
function isUndo({ target, key, ctrlKey, metaKey, shiftKey, altKey }) {
  return (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === "z" && !target.value;
}

document.addEventListener("keydown", (event) => {
  const study = document.getElementById("study");
  if (!study) return;
  const late = isMeantForPageBefore(event);
  if (late && event.key === "Enter" && event.target.matches("#study input")) event.preventDefault();
  if (study.dataset.keys === "off") return;
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const found = isUndo(event) ? control("u") : keyed(event);
  if (!found) return;
  if (document.querySelector("dialog[open]") && !found.matches("[data-opens]")) return;
  event.preventDefault();
  if (late) return;
  if (found.matches("[data-opens]")) {
    const dialog = document.getElementById(found.dataset.opens);
    if (dialog.open) dialog.close();
    else dialog.showModal();
    return;
  }
  found.click();
});

// So with the second click of a double one: what stands there now is another button.
document.addEventListener(
  "click",
  (event) => {
    if (event.detail < 2 || !justCame() || !event.target.closest("#study")) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  opener.closest("[popover]")?.hidePopover(); // its button has the focus then, and has it again
  document.getElementById(opener.dataset.opens).showModal();
});

// A menu closes on Escape, and when somebody goes on elsewhere.
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
});

for (const going of ["click", "focusin"]) {
  document.addEventListener(going, (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
}

// The browser closes one that is a popover, but not when the focus leaves it.
document.addEventListener("focusin", ({ target }) => {
  const menu = document.querySelector(":popover-open");
  if (menu && !menu.contains(target) && !target.matches("[popovertarget]")) menu.hidePopover();
});

// It opens downwards, off the question, and into view.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches("details.menu[open]")) return;
    target.querySelector(".menu__items").scrollIntoView({ block: "nearest" });
  },
  true,
);

// Where nothing came back, the page stays as it is and says so at its foot.
document.addEventListener("htmx:error", () => {
  const study = document.getElementById("study");
  if (!study) return;
  if (!study.lastElementChild.matches("[role=alert]")) {
    study.append(document.getElementById("unanswered").content.cloneNode(true));
  }
});

// A region that is swapped in with its text is not read out; one that stays and changes is.
document.addEventListener("htmx:after:swap", () => {
  const study = document.getElementById("study");
  if (!study) return;
  cameAt = performance.now();
  if (study.getBoundingClientRect().top < 0) study.scrollIntoView({ block: "start" });
  const said = [...document.querySelectorAll("#study [data-said]")];
  const announcement = document.getElementById("announcement");
  announcement.textContent = said.map((each) => each.textContent.trim()).join(" ");
});
