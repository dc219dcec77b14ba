// In a platform's frame: sends the choice on, and asks the platform to close a registration.

document.querySelector("form[data-send]")?.requestSubmit();

const close = document.querySelector("[data-close]");
if (close) {
  const host = window.opener ?? window.parent;
  const tell = () => host.postMessage({ subject: "org.imsglobal.lti.close" }, "*");
  close.hidden = host === window;
  close.addEventListener("click", tell);
}
