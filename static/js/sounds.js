// A soft high tone for a right answer and a soft low one for a miss, for those who asked for them.

const HERTZ = { right: 880, near: 262, wrong: 220 };
const LOUD = 0.1;
const SECONDS = 0.18;

let audio;

function play(hertz) {
  audio ??= new AudioContext();
  const at = audio.currentTime;
  const tone = new OscillatorNode(audio, { frequency: hertz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.01);
  volume.gain.linearRampToValueAtTime(0, at + SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + SECONDS);
}

const look = () =>
  Object.keys(HERTZ).find((each) => document.querySelector(`.told.told--${each}`));

// A verdict that was there before is not told anew: a page that is opened again stays silent, but
// a form that leads back to its own page has just been answered.
let before = document.referrer === location.href ? undefined : look();

function tell() {
  const now = look();
  if (now && !before) play(HERTZ[now]);
  before = now;
}

tell();
document.addEventListener("htmx:after:swap", tell);
