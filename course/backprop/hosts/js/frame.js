// The elements of a card, one room below the other. What they show, and when, is said in figure.js.

import { make, own } from "./make.js";

/**
 * @typedef {{ number: string, title: string, try: string, model: string, controls: import("./controls.js").Spec[] }} Card what
 *   `Figure.card` says once
 * @typedef {Map<string, import("./controls.js").Hand>} Hands by the key of their control
 * @typedef {ReturnType<typeof frameOf>} Frame
 */

/** @typedef {import("./controls.js").Spec[]} Specs */

/** Sliders above, everything else below them, and what comes last. @param {Specs} specs @param {Hands} hands @param {HTMLElement | null} last */
function rowsIn(specs, hands, last) {
  const of = (/** @type {boolean} */ sliders) =>
    specs.filter((c) => (c.kind === "slider") === sliders).flatMap((c) => hands.get(c.key)?.row ?? []);
  const rows = of(true),
    keys = of(false);
  if (last) (keys.length ? keys : rows).push(last);
  return [
    rows.length ? make("div", { class: "bp-sliders" }, ...rows) : null,
    keys.length ? make("div", { class: "bp-keys" }, ...keys) : null,
  ];
}

/** All controls, in groups where these have names; Reset at the end. @param {Card} card @param {Hands} hands @param {HTMLElement} reset */
function rowsOf({ controls }, hands, reset) {
  const names = [...new Set(controls.map((c) => c.group))].filter(Boolean);
  const groups = names.map((name) => {
    const theirs = controls.filter((c) => c.group === name);
    return make("div", { class: "bp-group", role: "group", "aria-label": name }, ...rowsIn(theirs, hands, null));
  });
  const rows = names.length ? [...groups, reset] : rowsIn(controls, hands, reset);
  return make("div", { class: "bp-hands", hidden: !controls.length }, ...rows);
}

/** The room of the figure itself. @param {Card} card @param {HTMLElement} rows @param {boolean} silent */
function figureRoom(card, rows, silent) {
  const picture = make("div", { class: "bp-pic" });
  const bar = make("progress", { class: "bp-progress", max: 1, "aria-label": "computing", hidden: true });
  const sentence = make("p", { class: "bp-live" });
  const spoken = make("p", { class: "bp-spoken", "aria-live": "polite" });
  const tip = card.try ? make("p", { class: "bp-try", html: `<b>Try this.</b> ${card.try}` }) : null;
  const top = make(
    "div",
    { class: "bp-top" },
    make("b", { text: `Figure ${card.number}` }),
    make("span", { text: card.title }),
  );
  const words = make("div", { class: "bp-say", hidden: silent }, sentence, tip, spoken);
  const figure = make("div", { class: "bp-figure" }, top, picture, bar, rows, words);
  return { figure, picture, bar, sentence, spoken };
}

/**
 * The whole card: the question, the figure with what covers it until then, and what a prediction hides.
 * @param {Card} card
 * @param {Hands} hands
 * @param {HTMLElement} below the last room
 * @param {boolean} silent a story picture: nothing to say
 */
export function frameOf(card, hands, below, silent) {
  const reset = make("button", { type: "button", class: "bp-link", text: "Reset", ...own });
  const rows = rowsOf(card, hands, reset);
  const room = figureRoom(card, rows, silent);
  const doubt = make("p", { class: "bp-doubt", role: "status", hidden: true });
  const question = make("div", { class: "bp-room bp-predict", hidden: true });
  const locked = make(
    "div",
    { class: "bp-lock", hidden: true },
    make("span", { text: "The figure opens when your prediction is locked in." }),
  );
  const body = make("div", { class: "bp-body" }, room.figure, locked);
  const whole = make("div", { class: "bp-card" }, question, body, below);
  const named = { class: "bp", role: "group", "aria-label": `Figure ${card.number} ${card.title}` };
  return { ...room, reset, rows, doubt, question, locked, whole, around: make("div", named, whole) };
}
