// The card of a figure in the browser: one frame with rooms (question, picture, controls, sentence).
// The kernel computes; here is shown what it says.

import { handsOf } from "./controls.js";
import { WORDS } from "./doubt.js";
import { hostOf } from "./host.js";
import { handBack } from "./keyboard.js";
import { fresh, hidesStill, make, own } from "./make.js";
import { room } from "./question.js";
import { intoView, sawRoom } from "./saw.js";

/** @typedef {import("./host.js").Host} Host */
/** @typedef {import("./host.js").Model} Model */

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A picture of the card, where a click on a mark with data-set="row=1;col=2" sets these controls. */
function pictureOf(/** @type {Host} */ host) {
  const picture = make("div", { class: "bp-pic" });
  picture.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest("[data-set]") : null;
    if (!mark) return;
    const { values } = host.shown;
    const pairs = (mark.getAttribute("data-set") ?? "").split(";").map((pair) => pair.split("="));
    host.move(
      Object.fromEntries(pairs.map(([key, text]) => [key, typeof values[key] === "string" ? text : JSON.parse(text)])),
    );
  });
  return picture;
}

/** Sliders above, everything else below them, Reset at the end. */
function rowsOf(
  /** @type {import("./controls.js").Spec[]} */ specs,
  /** @type {Map<string, any>} */ hands,
  /** @type {HTMLElement} */ reset,
) {
  const of = (/** @type {boolean} */ sliders) =>
    specs.filter((c) => (c.kind === "slider") === sliders).map((c) => hands.get(c.key).row);
  const rows = of(true),
    keys = of(false);
  (keys.length ? keys : rows).push(reset);
  return make(
    "div",
    { class: "bp-hands", hidden: !specs.length },
    rows.length ? make("div", { class: "bp-sliders" }, ...rows) : null,
    keys.length ? make("div", { class: "bp-keys" }, ...keys) : null,
  );
}

/** One view of the card. @param {Host} host @param {any} card @param {HTMLElement} el */
function view(host, card, el) {
  const name = fresh();
  let animate = false;
  const press = (/** @type {string} */ key) => {
    animate = true;
    host.press(key);
  };
  const hands = handsOf(
    card.controls,
    {
      moved: (key, value) => host.move({ [key]: value }),
      pressed: press,
      released: () => {
        if (host.givenUp()) stand();
      },
    },
    name,
  );
  const picture = pictureOf(host);
  const bar = make("progress", { class: "bp-progress", max: 1, "aria-label": "computing", hidden: true });
  const sentence = make("p", { class: "bp-live" });
  const spoken = make("p", { class: "bp-spoken", "aria-live": "polite" });
  const reset = make("button", { type: "button", class: "bp-link", text: "Reset", ...own });
  reset.addEventListener("click", () => press("reset"));
  const rows = rowsOf(card.controls, hands, reset);
  const doubt = make("p", { class: "bp-doubt", role: "status", hidden: true });
  const silent = !card.controls.length && !card.try && !host.shown.say; // a story picture: nothing to say
  const figure = make(
    "div",
    { class: "bp-figure" },
    make("div", { class: "bp-top" }, make("b", { text: `Figure ${card.number}` }), make("span", { text: card.title })),
    picture,
    bar,
    rows,
    make(
      "div",
      { class: "bp-say", hidden: silent },
      sentence,
      card.try ? make("p", { class: "bp-try", html: `<b>Try this.</b> ${card.try}` }) : null,
      spoken,
    ),
  );
  const question = make("div", { class: "bp-room bp-predict", hidden: true });
  const locked = make(
    "div",
    { class: "bp-lock", hidden: true },
    make("span", { text: "The figure opens when your prediction is locked in." }),
  );
  const body = make("div", { class: "bp-body" }, figure, locked);
  const saw = sawRoom(el);
  const whole = make("div", { class: "bp-card" }, question, body, saw.room);
  el.append(
    hidesStill(card.model),
    make("div", { class: "bp", role: "group", "aria-label": `Figure ${card.number} ${card.title}` }, whole),
  );

  /** Every handle where it should stand, save one in the person's hand. */
  function stand() {
    const values = host.values(),
      waiting = host.waiting();
    for (const [key, hand] of hands) {
      if (!hand.hold?.()) hand.show(values[key]);
      hand.row.classList.toggle("bp-waits", waiting.includes(key));
    }
  }
  function doubted() {
    doubt.textContent = WORDS[host.doubt()];
    doubt.hidden = !doubt.textContent;
    if (host.doubt() === "stopped") bar.hidden = true;
    stand();
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  function speak() {
    clearTimeout(later);
    later = setTimeout(() => {
      if (spoken.textContent !== sentence.textContent && !figure.inert) spoken.textContent = sentence.textContent;
    }, 700);
  }
  function shown() {
    const { svg, say, disabled, progress } = host.shown;
    picture.innerHTML = svg;
    sentence.innerHTML = say;
    bar.hidden = progress === null;
    bar.value = progress ?? 0;
    for (const [key, hand] of hands) hand.disable(disabled.includes(key));
    stand();
    if (animate && !still()) picture.firstElementChild?.animate([{ opacity: 0.35 }, { opacity: 1 }], 250);
    animate = false;
    speak();
  }
  function ask() {
    const { prediction } = host;
    const closed = "open" in prediction && !prediction.open;
    locked.hidden = !closed;
    figure.inert = closed;
    figure.classList.toggle("bp-locked", closed);
    if (closed) figure.setAttribute("aria-hidden", "true");
    else figure.removeAttribute("aria-hidden");
    whole.classList.toggle("bp-answered", "said" in prediction);
    question.hidden = !("question" in prediction);
    if (question.hidden) saw.leave();
    else if (closed) saw.close();
    else saw.open();
    if (!question.hidden) question.replaceChildren(...room(prediction, host.lock, name));
    (closed ? question : rows).append(doubt);
  }
  shown();
  ask();
  doubted();
  if (figure.inert) intoView(el, whole);
  const keys = handBack(el);
  const leave = host.join({
    shown,
    doubted,
    predicted() {
      ask();
      const told = question.querySelector(".bp-told");
      if (told instanceof HTMLElement) told.focus({ preventScroll: true });
      whole.scrollIntoView({ block: "start" });
    },
  });
  return () => {
    clearTimeout(later);
    saw.leave();
    keys();
    leave();
  };
}

/** Called once for each widget; its views share one host. */
export default () => {
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
