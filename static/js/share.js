// What is taken elsewhere: copied with one press, and a link shown on the whole screen.

const copied = document.querySelector("[data-copied]");

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = "Copied";
    copied.textContent = copied.dataset.copied;
  });
}

for (const button of document.querySelectorAll("[data-full-screen]")) {
  if (!document.fullscreenEnabled) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    document.querySelector(`.${button.dataset.fullScreen}`).requestFullscreen();
  });
}
