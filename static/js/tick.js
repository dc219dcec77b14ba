// Ticks all questions of a list at once, or none where all are ticked.

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-tick-all]");
  if (!link) return;
  event.preventDefault();
  const boxes = [...link.closest("form").querySelectorAll("input[name=question]")];
  const isAnyLeft = boxes.some((box) => !box.checked);
  for (const box of boxes) box.checked = isAnyLeft;
});
