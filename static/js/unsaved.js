// Asks before a page is left while a form on it holds what was typed and not saved yet.

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-unsaved]");
  if (form) form.dataset.unsaved = "yes";
});

// What htmx sends keeps its form until the answer takes its place; any other form leaves the page.
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (!defaultPrevented && target.dataset.unsaved) target.dataset.unsaved = "no";
});

addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-unsaved=yes]")) event.preventDefault();
});
