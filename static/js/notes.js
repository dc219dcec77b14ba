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
