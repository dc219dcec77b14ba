// A button that opens the browser's own dialogue for printing; without scripts the menu does.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
