// The link of a quiz: copied with one press, and shown on the whole screen.

const copied = document.querySelector("[data-copied]");

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = "Copied";
    copied.textContent = "The link is copied.";
  });
}

for (const button of document.querySelectorAll("[data-full-screen]")) {
  if (!document.fullscreenEnabled) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    document.querySelector(`.${button.dataset.fullScreen}`).requestFullscreen();
  });
}
