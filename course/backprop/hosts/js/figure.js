// The card of a figure in the browser: one frame with rooms (question, picture, controls, sentence).
// The kernel computes; here is shown what it says.

import { handsOf } from "./controls.js";
import { WORDS } from "./doubt.js";
import { frameOf } from "./frame.js";
import { hostOf } from "./host.js";
import { enterFrom, handBack } from "./keyboard.js";
import { calm, fresh, hidesStill } from "./make.js";
import { room } from "./question.js";
import { intoView, sawRoom } from "./saw.js";

/** @typedef {import("./host.js").Host} Host */
/** @typedef {import("./host.js").Model} Model */
/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./frame.js").Hands} Hands */

const STANDS = 700; // milliseconds until a sentence that has not changed is spoken

/** A click on a mark with data-set="row=1;col=2" sets these controls. @param {Host} host @param {MouseEvent} event */
function moveByClick(host, event) {
  const mark = event.target instanceof Element ? event.target.closest("[data-set]") : null;
  if (!mark) return;
  const { values } = host.shown;
  const pairs = (mark.getAttribute("data-set") ?? "").split(";").map((pair) => pair.split("="));
  host.move(
    Object.fromEntries(pairs.map(([key, text]) => [key, typeof values[key] === "string" ? text : JSON.parse(text)])),
  );
}

/** Every handle where it should stand, save one in the person's hand. @param {Host} host @param {Hands} hands */
function stand(host, hands) {
  const values = host.values(),
    waiting = host.waiting();
  for (const [key, hand] of hands) {
    if (!hand.hold?.()) hand.show(values[key]);
    hand.row.classList.toggle("bp-waits", waiting.includes(key));
  }
}

/**
 * Which controls can be used and seen, and how far they go.
 * @param {Host} host @param {import("./frame.js").Card} card @param {Frame} frame @param {Hands} hands
 */
function offer(host, { controls }, { rows }, hands) {
  const { disabled, hidden = [], ranges = {} } = host.shown;
  for (const { key, low, high } of controls) {
    const hand = hands.get(key);
    hand?.disable(disabled.includes(key));
    hand?.reach?.(ranges[key] ?? [low, high]);
    hand?.row.toggleAttribute("hidden", hidden.includes(key));
  }
  for (const group of rows.querySelectorAll(".bp-group"))
    group.toggleAttribute("hidden", !group.querySelector(":scope > * > :not([hidden])"));
}

/** The picture and the sentence. @param {Host} host @param {Frame} frame @param {Hands} hands */
function show(host, frame, hands) {
  const { svg, say, progress } = host.shown;
  frame.picture.innerHTML = svg;
  frame.sentence.innerHTML = say;
  frame.bar.hidden = progress === null;
  frame.bar.value = progress ?? 0;
  stand(host, hands);
}

/** What is said of a kernel that does not answer, or by a page that has none. @param {Host} host @param {Frame} frame @param {Hands} hands */
function showDoubt(host, { doubt, bar }, hands) {
  doubt.innerHTML = WORDS[host.doubt()] || host.shown.aside || "";
  doubt.hidden = !doubt.textContent;
  if (host.doubt() === "stopped") bar.hidden = true;
  stand(host, hands);
}

/** The sentence goes to a screen reader once it stands still, and not from a figure that is locked. @param {Frame} frame */
function voiceOf({ figure, sentence, spoken }) {
  let later = 0;
  const stop = () => clearTimeout(later);
  return {
    stop,
    speak() {
      stop();
      later = window.setTimeout(() => {
        if (spoken.textContent !== sentence.textContent && !figure.inert) spoken.textContent = sentence.textContent;
      }, STANDS);
    },
  };
}

/** The figure closed behind its question, or open below what was answered. @param {Host} host @param {Frame} frame */
function lock({ prediction }, { figure, locked, whole }) {
  const closed = "open" in prediction && !prediction.open;
  locked.hidden = !closed;
  figure.inert = closed;
  figure.classList.toggle("bp-locked", closed);
  if (closed) figure.setAttribute("aria-hidden", "true");
  else figure.removeAttribute("aria-hidden");
  whole.classList.toggle("bp-answered", "said" in prediction);
}

/**
 * The room of the question, and what the notebook says below it.
 * @param {Host} host @param {Frame} frame @param {ReturnType<typeof sawRoom>} saw @param {string} name of the view
 */
function ask(host, frame, saw, name) {
  const { question, figure, doubt, rows } = frame;
  lock(host, frame);
  question.hidden = !("question" in host.prediction);
  if (question.hidden) saw.leave();
  else if (figure.inert) saw.close();
  else saw.open();
  if (!question.hidden) question.replaceChildren(...room(host.prediction, host.lock, name));
  (figure.inert ? question : rows).append(doubt); // where it can be seen
}

/** After an answer was locked in: its truth has the focus and the card is in view. @param {Frame} frame */
function turnTo({ question, whole }) {
  const told = question.querySelector(".bp-told");
  if (told instanceof HTMLElement) told.focus({ preventScroll: true });
  whole.scrollIntoView({ block: "start" });
}

/** One view of the card; returns what ends it. @param {Host} host @param {import("./frame.js").Card} card @param {HTMLElement} el */
function view(host, card, el) {
  const name = fresh();
  let pressed = false; // the picture that answers a button fades in
  const press = (/** @type {string} */ key) => {
    pressed = true;
    host.press(key);
  };
  const moved = (/** @type {string} */ key, /** @type {any} */ value) => host.move({ [key]: value });
  const released = () => host.givenUp() && stand(host, hands);
  const hands = handsOf(card.controls, { moved, pressed: press, released }, name);
  const saw = sawRoom(el);
  const frame = frameOf(card, hands, saw.room, !card.controls.length && !card.try && !host.shown.say);
  const voice = voiceOf(frame);
  frame.picture.addEventListener("click", (event) => moveByClick(host, event));
  frame.reset.addEventListener("click", () => press("reset"));
  el.append(hidesStill(card.model), frame.around);

  const doubted = () => showDoubt(host, frame, hands);
  const shown = () => {
    offer(host, card, frame, hands);
    show(host, frame, hands);
    doubted();
    if (pressed && !calm()) frame.picture.firstElementChild?.animate([{ opacity: 0.35 }, { opacity: 1 }], 250);
    pressed = false;
    voice.speak();
  };
  const predicted = () => {
    ask(host, frame, saw, name);
    turnTo(frame);
  };
  shown();
  ask(host, frame, saw, name);
  if (frame.figure.inert) intoView(el, frame.whole);
  const ends = [
    voice.stop,
    saw.leave,
    handBack(el),
    enterFrom(el, saw.taken),
    host.join({ shown, doubted, predicted }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Called once for each widget; its views share one host. */
export const figureWidget = () => {
  /** @type {Host} */
  let host;
  return {
    initialize(/** @type {{ model: Model }} */ { model }) {
      host = hostOf(model);
      return host.leave;
    },
    render: (/** @type {{ model: Model, el: HTMLElement }} */ { model, el }) => view(host, model.get("card"), el),
  };
};

export default figureWidget;
