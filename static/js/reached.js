// Remembers on the server how far a section was read: the first passage in view. It is sent some
// seconds after it changed, and when the page is left.

const SECONDS = 4;
const HEADER = "-72px 0px 0px 0px";
let passages = [];
let sent = null;
let timer = 0;
const inView = new Set();

// Whether this is a later page of a long section, where the first passage is not its beginning.
const isLater = () => "later" in document.getElementById("reading").dataset;

const send = () => {
  clearTimeout(timer);
  timer = 0;
  const reached = passages.find((passage) => inView.has(passage));
  if (!reached || reached.id === sent) return;
  sent = reached.id;
  const form = new FormData();
  form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  form.set("passage", reached === passages[0] && !isLater() ? "" : reached.id.slice(2));
  navigator.sendBeacon(document.getElementById("reading").dataset.reached, form);
};

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    timer ||= setTimeout(send, 1000 * SECONDS);
  },
  { rootMargin: HEADER },
);

const observe = () => {
  observer.disconnect();
  inView.clear();
  passages = [...document.querySelectorAll("#reading .passages [id^=p-]")];
  for (const passage of passages) observer.observe(passage);
};

observe();
if (!isLater()) sent = (passages.find((passage) => `#${passage.id}` === location.hash) ?? passages[0])?.id;
document.addEventListener("visibilitychange", () => document.hidden && send());
document.addEventListener("htmx:after:swap", observe); // the shade brings the text anew
