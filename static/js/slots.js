// Slots that a tap on a tile fills, in place of select boxes. The select boxes stay on the page,
// hidden: they hold the answer, they are sent, and each tap changes one as a hand would.

const GROUP = "[data-slots]";
const BACK = ["ArrowLeft", "ArrowUp"];
const ON = ["ArrowRight", "ArrowDown"];

const all = (group, selector) => [...group.querySelectorAll(selector)];
const slotsOf = (group) => all(group, ".slot");
const tilesOf = (group) => all(group, ".pool > .tile");
const isOrder = (group) => group.dataset.slots === "order";
const textOf = (tile) => tile.querySelector("[data-text]");

// What is put in order has a select box for each thing, with its place; what is matched has one for
// each slot, with its partner.
const boxOf = (group, tile) => group.querySelector(`select[name="place-${CSS.escape(tile.value)}"]`);

function isUsed(group, tile) {
  if (isOrder(group)) return boxOf(group, tile).value !== "";
  return all(group, "select").some((box) => box.value === tile.value);
}

function heldIn(group, slot) {
  const place = slotsOf(group).indexOf(slot);
  return tilesOf(group).find((tile) =>
    isOrder(group)
      ? boxOf(group, tile).value === String(place + 1)
      : all(group, "select")[place].value === tile.value,
  );
}

function choose(box, value) {
  box.value = value;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function put(group, slot, tile) {
  const place = slotsOf(group).indexOf(slot);
  if (isOrder(group)) choose(boxOf(group, tile), place + 1);
  else choose(all(group, "select")[place], tile.value);
}

function empty(group, slot) {
  if (isOrder(group)) choose(boxOf(group, heldIn(group, slot)), "");
  else choose(all(group, "select")[slotsOf(group).indexOf(slot)], "");
}

const litIn = (group) => group.querySelector(".slot[aria-current]");

function nextEmpty(group, after) {
  const slots = slotsOf(group);
  const from = slots.indexOf(after) + 1;
  return [...slots.slice(from), ...slots].find((slot) => !heldIn(group, slot));
}

function named(slot) {
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = `${slot.dataset.name}: `;
  return said;
}

function content(slot, held, isLit) {
  if (held) return textOf(held).cloneNode(true);
  const said = document.createElement("span");
  if (!isLit) said.className = "visually-hidden";
  said.textContent = isLit ? "Tap one" : "empty";
  return said;
}

// One slot and one tile can be reached by Tab, the others from there by the arrows.
function show(group, lit) {
  for (const slot of slotsOf(group)) {
    const held = heldIn(group, slot);
    slot.replaceChildren(named(slot), content(slot, held, slot === lit));
    slot.classList.toggle("slot--full", Boolean(held));
    slot.tabIndex = slot === (lit ?? slotsOf(group)[0]) ? 0 : -1;
    if (slot === lit) slot.setAttribute("aria-current", "true");
    else slot.removeAttribute("aria-current");
  }
  const tiles = tilesOf(group);
  const near = tiles.find((tile) => tile === document.activeElement);
  const first = near ?? tiles.find((tile) => !isUsed(group, tile)) ?? tiles[0];
  for (const tile of tiles) {
    tile.tabIndex = tile === first ? 0 : -1;
    if (!("repeats" in group.dataset)) tile.setAttribute("aria-pressed", isUsed(group, tile));
  }
}

function tell(text) {
  const announcement = document.getElementById("announcement");
  if (announcement) announcement.textContent = text;
}

function press(group, tile) {
  if (isUsed(group, tile) && !("repeats" in group.dataset)) {
    const slot = slotsOf(group).find((each) => heldIn(group, each) === tile);
    if (isOrder(group)) choose(boxOf(group, tile), "");
    else empty(group, slot);
    show(group, slot ?? nextEmpty(group));
    return;
  }
  const lit = litIn(group);
  if (!lit) return;
  put(group, lit, tile);
  const next = nextEmpty(group, lit);
  show(group, next);
  const onward = next ? `Next: ${next.dataset.name}` : "All are filled";
  tell(`${lit.dataset.name}: ${textOf(tile).textContent.trim()}. ${onward}.`);
  if (!next) group.closest("form").querySelector("button:not([type=button], [hidden] *)")?.focus();
}

function free(group, slot) {
  if (heldIn(group, slot)) empty(group, slot);
  show(group, slot);
}

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest(`${GROUP} :is(.slot, .pool > .tile)`);
  if (!pressed) return;
  const group = pressed.closest(GROUP);
  if (pressed.matches(".slot")) free(group, pressed);
  else press(group, pressed);
});

document.addEventListener("keydown", (event) => {
  const pressed = event.target.closest?.(`${GROUP} :is(.slot, .pool > .tile)`);
  if (!pressed || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = ON.includes(event.key) - BACK.includes(event.key);
  if (!step && !(event.repeat && event.key === "Enter")) return;
  event.preventDefault();
  const row = all(pressed.closest(GROUP), pressed.matches(".slot") ? ".slot" : ".pool > .tile");
  row[(row.indexOf(pressed) + step + row.length) % row.length].focus();
});

function begin() {
  for (const group of document.querySelectorAll(GROUP)) {
    for (const each of all(group, "[data-boxes]")) each.hidden = true;
    for (const each of all(group, "[data-taps]")) each.hidden = false;
    show(group, nextEmpty(group));
  }
}

begin();
addEventListener("pageshow", begin);
document.addEventListener("htmx:after:swap", begin);
