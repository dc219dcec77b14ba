// The picture that is chosen for a question, in the preview before it is sent. It is drawn, since
// a page may show images of the app alone; what is no picture the server tells when it gets it.

const WIDEST = 800; // pixels: more than a preview has room for

const chosen = document.getElementById("id_image");
const words = document.getElementById("id_image_alt");
const preview = document.getElementById("preview");
let drawn = null;

const show = () => {
  if (!drawn) return;
  drawn.setAttribute("aria-label", words.value || chosen.labels[0].textContent);
  preview.querySelector(".question__image")?.remove();
  const place = document.createElement("p");
  place.className = "question__image";
  place.append(drawn);
  preview.querySelector(".question__stem")?.after(place);
};

const draw = async () => {
  drawn = null;
  preview.querySelector("canvas")?.parentElement.remove();
  const [file] = chosen.files;
  const picture = file && (await createImageBitmap(file).catch(() => null));
  if (!picture || file !== chosen.files[0]) return;
  const scale = Math.min(1, WIDEST / picture.width);
  drawn = document.createElement("canvas");
  drawn.setAttribute("role", "img");
  drawn.width = Math.round(picture.width * scale);
  drawn.height = Math.round(picture.height * scale);
  drawn.getContext("2d").drawImage(picture, 0, 0, drawn.width, drawn.height);
  show();
};

chosen.addEventListener("change", draw);
document.addEventListener("htmx:after:swap", show);
if (chosen.files.length) draw(); // as the browser had it, after Back
