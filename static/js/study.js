// Keys and menus for studying. Each key presses a control that is on the page and says so by
// `data-key`, so that nothing can be done from the keyboard that cannot be done without it.

document.documentElement.dataset.scripted = "";

const names = { " ": "go", Enter: "go" };

function control(key) {
  const name = names[key] || key;
  return document.querySelector(`#study [data-key~="${CSS.escape(name)}"]:not(:disabled)`);
}

function belongsToPage(event) {
  const { target, key } = event;
  if (target.closest("input, select, textarea, [contenteditable]")) return true;
  return names[key] === "go" && target.closest("a, button, summary") !== null;
}

document.addEventListener("keydown", (event) => {
  const study = document.getElementById("study");
  if (!study || study.dataset.keys === "off") return;
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || belongsToPage(event)) return;
  const pressed = control(event.key);
  if (!pressed) return;
  if (document.querySelector("dialog[open]") && !pressed.matches("[data-opens]")) return;
  event.preventDefault();
  if (pressed.matches("[data-opens]")) {
    const dialog = document.getElementById(pressed.dataset.opens);
    if (dialog.open) dialog.close();
    else dialog.showModal();
    return;
  }
  pressed.click();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
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

// It opens downwards, off the question, and into view.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches("details.menu[open]")) return;
    target.querySelector(".menu__items").scrollIntoView({ block: "nearest" });
  },
  true,
);

// Where nothing came back, the page stays as it is and says so below the card.
document.addEventListener("htmx:error", () => {
  const card = document.querySelector(".study__card");
  if (!card) return;
  if (!card.nextElementSibling.matches("[role=alert]")) {
    card.after(document.getElementById("unanswered").content.cloneNode(true));
  }
  card.nextElementSibling.scrollIntoView({ block: "nearest" });
});

// A region that is swapped in with its text is not read out; one that stays and changes is.
document.addEventListener("htmx:after:swap", () => {
  const study = document.getElementById("study");
  if (!study) return;
  if (study.getBoundingClientRect().top < 0) study.scrollIntoView({ block: "start" });
  const said = [...document.querySelectorAll("#study [data-said]")];
  const announcement = document.getElementById("announcement");
  announcement.textContent = said.map((each) => each.textContent.trim()).join(" ");
});
