// What is taken elsewhere: copied with one press, and a link shown on the whole screen.

function offer() {
  if (navigator.clipboard)
    for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  if (document.fullscreenEnabled)
    for (const button of document.querySelectorAll("[data-full-screen]")) button.hidden = false;
}

document.addEventListener("click", async ({ target }) => {
  const copies = target.closest("[data-copy]");
  if (copies) {
    const source = document.getElementById(copies.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    const copied = document.querySelector("[data-copied]");
    copies.textContent = "Copied";
    copied.textContent = copied.dataset.copied;
  }
  const shows = target.closest("[data-full-screen]");
  if (shows) document.querySelector(`.${shows.dataset.fullScreen}`).requestFullscreen();
});

offer();
document.addEventListener("htmx:after:swap", offer);
