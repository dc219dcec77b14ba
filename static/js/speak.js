// A button with data-speak says its text in the browser's own Chinese voice.
// Where there is no such voice the button stays hidden.
(() => {
  const synthesis = window.speechSynthesis;
  if (!synthesis) return;

  const mandarin = /^(zh|cmn)[-_](hans[-_])?cn/i;

  const voice = () => synthesis.getVoices().find(({ lang }) => mandarin.test(lang));

  const show = () => {
    const silent = !voice();
    for (const button of document.querySelectorAll("[data-speak]")) button.hidden = silent;
  };

  const say = (text) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice();
    utterance.lang = "zh-CN";
    utterance.rate = 0.85;
    synthesis.cancel();
    synthesis.speak(utterance);
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-speak]");
    if (button) say(button.dataset.speak);
  });
  synthesis.addEventListener?.("voiceschanged", show);
  document.addEventListener("htmx:after:swap", show);
  show();
})();
