// On every page of somebody who is signed in: the window for searching, and the script that shows a
// friendly page where there is no connection.

navigator.serviceWorker?.register("/service-worker.js").catch(() => {}); // refused in private windows

// Tabs that run beyond a phone begin where the chosen one is in view.
for (const tab of document.querySelectorAll(":is(.brief-nav, .subtabs) > [aria-current]")) {
  const { right } = tab.parentElement.getBoundingClientRect();
  tab.parentElement.scrollLeft += Math.max(0, tab.getBoundingClientRect().right - right);
}

const search = document.getElementById("search");
const field = search?.querySelector("[name=q]");
const found = document.getElementById("search-results");

function openSearch() {
  const onPage = document.querySelector("[data-search-field]");
  if (!onPage && !search.open) search.showModal();
  (onPage ?? field).select();
}

const hits = () => [...found.querySelectorAll(".hit")];

// What stands there answers what was typed, not an earlier part of it.
const isAnswered = () => found.dataset.answers === field.value;

function move(by) {
  const places = [field, ...hits()];
  const at = places.indexOf(document.activeElement);
  places.at((at + by) % places.length)?.focus();
}

function isForPage({ key, target, ctrlKey, metaKey, altKey, isComposing }) {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k") return true;
  if (key !== "/" || ctrlKey || metaKey || altKey || isComposing) return false;
  return search.dataset.keys === "on" && !target.closest("input, select, textarea, [contenteditable]");
}

if (search) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !isForPage(event)) return;
    if (document.querySelector("dialog[open]") && !search.open) return;
    event.preventDefault();
    openSearch();
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-search]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });

  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault(); // it would empty the field first
      search.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === field && isAnswered() && hits().length) {
      event.preventDefault();
      hits()[0].click();
    }
  });

  // Beside it, on its cross, and on what was found: the page may be this one.
  search.addEventListener("click", (event) => {
    if (event.target === search || event.target.closest(".finder__close, a.hit")) search.close();
  });

  let asked = "";
  search.addEventListener("htmx:before:request", () => (asked = field.value));
  search.addEventListener("htmx:after:swap", () => (found.dataset.answers = asked));
}
