// Drags an entry of a quiz to another place: what its Up and Down buttons do, in one go. Enter
// saves the title, which is one line however long.

const entryOf = (element) => element?.closest("[data-arranged] > [data-place]");
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".paper__handle") ? entryOf(event.target) : null;
  if (!dragged) return;
  dragged.classList.add("paper__item--dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.place);
  event.dataTransfer.setDragImage(dragged, 0, 0);
});

function mark(entry, below) {
  for (const marked of document.querySelectorAll(".paper__item--above, .paper__item--below")) {
    marked.classList.remove("paper__item--above", "paper__item--below");
  }
  entry?.classList.add(below ? "paper__item--below" : "paper__item--above");
}

const isBelow = (entry, event) => {
  const { top, height } = entry.getBoundingClientRect();
  return event.clientY > top + height / 2;
};

document.addEventListener("dragover", (event) => {
  const entry = dragged && entryOf(event.target);
  if (!entry) return;
  event.preventDefault();
  mark(entry === dragged ? null : entry, isBelow(entry, event));
});

document.addEventListener("drop", (event) => {
  const entry = dragged && entryOf(event.target);
  if (!entry || entry === dragged) return;
  event.preventDefault();
  const from = Number(dragged.dataset.place);
  const at = Number(entry.dataset.place) + (isBelow(entry, event) ? 1 : 0);
  const button = dragged.querySelector(".paper__mover button");
  const former = [button.value, button.disabled];
  [button.value, button.disabled] = [at > from ? at - 1 : at, false];
  button.click();
  [button.value, button.disabled] = former;
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("paper__item--dragged");
  dragged = null;
  mark(null);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.closest(".paper__title")) return;
  event.preventDefault();
  event.target.blur(); // changes are saved when a field is left
});
