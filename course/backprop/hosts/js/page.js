// Cards on a web page, without a kernel and without the network: `page.py` writes where they stand, what each needs is
// in a script of its own, and a script also loads from a file.

import { figureWidget } from "./figure.js";
import { calm } from "./make.js";
import { modelOf } from "./prepared.js";
import { quizWidget } from "./quiz.js";

const NEAR = "1200px"; // from the window: until then a picture is still

/** What one question was answered with, kept by the browser; nothing where it keeps nothing. @param {string} name */
function keeping(name) {
  const key = `backprop-${name}`;
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    /** @param {any} answer */
    write(answer) {
      try {
        localStorage.setItem(key, JSON.stringify(answer));
      } catch {
        // a private window: the answer lasts as long as the page
      }
    },
  };
}

/** base64 of gzip of JSON, as `packed.py` writes it. @param {string} text */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(plain).text());
}

/** name -> who waits for its pictures @type {Map<string, (text: string) => void>} */
const waiting = new Map();

/** @param {string} name @param {string} source @returns {Promise<string>} */
function loaded(name, source) {
  return new Promise((heard, failed) => {
    waiting.set(name, heard);
    const script = document.createElement("script");
    script.src = source;
    script.onerror = () => failed(new Error(`no pictures in ${source}`));
    document.head.append(script);
  });
}

/** @type {Map<string, Promise<any>>} */
const pictures = new Map();

/** A picture that is wider than its card can be scrolled by keyboard. @param {HTMLElement} el */
function scrolls(el) {
  const picture = el.querySelector(".bp-pic");
  if (!picture) return;
  new ResizeObserver(() => {
    const wide = picture.scrollWidth > picture.clientWidth;
    const says = { tabindex: "0", role: "group", "aria-label": "picture, wider than the page" };
    for (const [name, value] of Object.entries(says))
      if (wide) picture.setAttribute(name, value);
      else picture.removeAttribute(name);
  }).observe(picture);
}

/** The still picture gives way to its card. @param {HTMLElement} place */
async function enliven(place) {
  const { name = "", frames = "", moved = "", pressed = "", asks = "" } = place.dataset;
  if (!pictures.has(name)) pictures.set(name, loaded(name, frames).then(unpacked));
  const prepared = { ...(await pictures.get(name)) };
  if (asks === "no") delete prepared.question;
  const model = modelOf(prepared, { moved, pressed }, { calm, kept: keeping(name) });
  const widget = figureWidget();
  const el = document.createElement("div");
  widget.initialize({ model });
  widget.render({ model, el });
  place.replaceChildren(el);
  scrolls(el);
}

/** @param {HTMLElement} place */
function askQuiz(place) {
  const quiz = JSON.parse(place.querySelector("script")?.textContent ?? "{}");
  const el = document.createElement("div");
  const model = /** @type {any} */ ({ get: () => quiz });
  quizWidget.render({ model, el });
  place.replaceChildren(el);
}

/** Each card of the page once, when it comes near. */
function begin() {
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        near.unobserve(target);
        enliven(target).catch((error) => console.error(error));
      }
    },
    { rootMargin: NEAR },
  );
  for (const place of document.querySelectorAll("[data-backprop]:not([data-begun])")) {
    if (!(place instanceof HTMLElement)) continue;
    place.dataset.begun = "";
    if (place.dataset.backprop === "quiz") askQuiz(place);
    else near.observe(place);
  }
}

const page = /** @type {any} */ (window);
// every fragment names this script: the first one is the one that runs
if (!page.backprop) {
  page.backprop = {
    frames: (/** @type {string} */ name, /** @type {string} */ text) => waiting.get(name)?.(text),
    begin,
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}
