// The settings and the claim: the browser's time zone, the look at once, one press of a button.

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

const offer = document.querySelector("[data-zone-offer]");
const zones = document.querySelector("select[name=time_zone]");
if (offer && zones && browserZone) {
  const status = offer.querySelector("[role=status]");
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    if (![...zones.options].some((option) => option.value === browserZone)) {
      zones.add(new Option(browserZone, browserZone));
    }
    zones.value = browserZone;
    status.textContent = `${browserZone}; save to keep it.`;
  });
}

const root = document.documentElement;

document.querySelector("select[name=theme]")?.addEventListener("change", (event) => {
  if (event.target.value === "auto") delete root.dataset.theme;
  else root.dataset.theme = event.target.value;
});

document.querySelector("input[name=motion]")?.addEventListener("change", (event) => {
  if (event.target.checked) delete root.dataset.motion;
  else root.dataset.motion = "off";
});

for (const form of document.querySelectorAll("form[data-once]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => (sent = false));
}
