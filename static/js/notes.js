// Pointing at a note in the margin marks the words that it is about, in the text beside it.

const wordsOf = (note) =>
  note.dataset.quote
    ? `[data-quotes~="${CSS.escape(note.dataset.quote)}"]`
    : `.term[href="${CSS.escape(note.getAttribute("href"))}"]`;

const mark = (note, pointedAt) => {
  for (const words of note.closest(".block")?.querySelectorAll(wordsOf(note)) ?? []) {
    words.classList.toggle("pointed-at", pointedAt);
  }
};

for (const [going, pointedAt] of Object.entries({
  mouseover: true,
  focusin: true,
  mouseout: false,
  focusout: false,
})) {
  document.addEventListener(going, (event) => {
    const note = event.target.closest(".note");
    if (note) mark(note, pointedAt || note.matches(":hover, :focus-visible"));
  });
}

// A term or a name in a text opens a note on it: what its page says first. Where that cannot be had
// the link leads to the page.

const peek = document.getElementById("peek");
let latest = null;

async function notesOn(link) {
  const response = await fetch(link.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const notes = page.querySelectorAll("[data-peek]");
  if (!response.ok || !notes.length) throw new Error(`no notes on ${link.href}`);
  return notes;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.term, a.note:not([data-quote])");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  latest = link;
  try {
    const notes = await notesOn(link);
    if (latest !== link) return;
    peek.querySelector(".peek__about").replaceChildren(...notes);
    peek.querySelector(".peek__page").href = link.href;
    peek.showPopover({ source: link });
  } catch {
    location.assign(link.href);
  }
});
