// The room of the question before a figure: asked, or answered.

import { make, own, radios } from "./make.js";
import { estimated, line, written } from "./written.js";

/**
 * @typedef {{ low: number, high: number, log: boolean, unit: string, ticks: number[], start: number }} Scale
 * @typedef {{ open: boolean, question: string, setting: string, picture: string, options: string[], scale: Scale | null,
 *   said?: string, sure?: string, truth?: string, why?: string, shows?: string, estimate?: number, is?: number,
 *   is_text?: string }} Prediction what `predict.py` says of a question
 */

const shortly = { log: true, digits: 2 };

/**
 * @param {Prediction} prediction
 * @param {(choice: any, sure: boolean) => void} lockIn
 * @param {string} view
 * @returns {HTMLElement[]}
 */
export function room(prediction, lockIn, view) {
  if (!prediction.open) return asked(prediction, lockIn, view);
  return prediction.said ? told(prediction) : [small(prediction)];
}

/** @param {Prediction} prediction @param {(choice: any, sure: boolean) => void} lockIn @param {string} view */
function asked(prediction, lockIn, view) {
  const id = `bp-${view}-question`;
  /** @type {{ answer: number | null, sure: boolean | null }} */
  const given = { answer: null, sure: null };
  const lock = make("button", {
    type: "button",
    class: "bp-btn",
    text: "Lock in my prediction",
    disabled: true,
    ...own,
  });
  const give = (/** @type {Partial<typeof given>} */ more) => {
    Object.assign(given, more);
    lock.disabled = given.answer === null || given.sure === null;
  };
  const answers = answersOf(prediction, view, id, (answer) => give({ answer }));
  const sureness = surenessOf(view, (sure) => give({ sure }));
  const why = make("span", { class: "bp-sent", role: "status" });
  lock.addEventListener("click", () => {
    if (given.answer === null || given.sure === null) return;
    for (const input of [lock, ...answers.querySelectorAll("input"), ...sureness.querySelectorAll("input")])
      input.disabled = true;
    why.textContent = "Sent; the figure opens with the answer.";
    lockIn(given.answer, given.sure);
  });
  const label = make("span", { text: "How sure are you?", "aria-hidden": "true" });
  return [...questionOf(prediction, id), answers, make("div", { class: "bp-foot" }, label, sureness, why, lock)];
}

/** What is asked, with its setting and its small picture. @param {Prediction} prediction @param {string} id of the question */
function questionOf({ setting, question, picture }, id) {
  const head = make(
    "div",
    { class: "bp-head" },
    make("b", { text: "Predict" }),
    make("span", { text: "no points: a surprise teaches more than a hit" }),
  );
  const words = make(
    "div",
    {},
    setting ? make("p", { html: setting }) : null,
    make("p", { class: "bp-q", html: question, id }),
  );
  const side = picture ? make("div", { class: "bp-small-picture", html: picture }) : null;
  return [head, make("div", { class: "bp-split" }, words, side)];
}

/**
 * A handle on a scale, or one of several answers.
 * @param {Prediction} prediction @param {string} view @param {string} id of the question @param {(x: number) => void} chosen
 */
function answersOf({ scale, options }, view, id, chosen) {
  if (scale) return estimate(scale, chosen, id);
  return radios(options, `bp-${view}-answer`, "bp-options", chosen, { "aria-labelledby": id });
}

/** @param {string} view @param {(sure: boolean) => void} chosen */
function surenessOf(view, chosen) {
  const words = { "aria-label": "How sure are you?" };
  return radios(["sure", "unsure"], `bp-${view}-sure`, "bp-sure", (i) => chosen(i === 0), words);
}

/** @param {Scale} scale @param {(x: number) => void} chosen @param {string} labelled */
function estimate(scale, chosen, labelled) {
  const { place, value, at } = line(scale);
  const [min, max] = [place(scale.low), place(scale.high)];
  const input = make("input", {
    type: "range",
    min,
    max,
    step: (max - min) / 200,
    "aria-labelledby": labelled,
    ...own,
  });
  input.value = String(place(scale.start));
  const output = make("output", { text: "move the handle" });
  const tell = () => {
    const x = estimated(value(Number(input.value)));
    output.innerHTML = written(x, shortly) + scale.unit;
    input.setAttribute("aria-valuetext", output.textContent ?? "");
    chosen(x);
  };
  input.addEventListener("input", tell);
  input.addEventListener("change", tell);
  const ticks = scale.ticks.map((x) => make("span", { style: `--at:${at(x)}`, html: written(x, shortly) }));
  return make(
    "div",
    { class: "bp-estimate" },
    make("div", { class: "bp-line" }, input, make("div", { class: "bp-ticks", "aria-hidden": "true" }, ...ticks)),
    output,
  );
}

/** @param {Prediction} prediction */
function told(prediction) {
  const words = make(
    "div",
    { class: "bp-told", tabindex: "-1" },
    small(prediction),
    make("p", { class: "bp-q", html: `${saying(prediction)}<b>${prediction.truth}</b>` }),
    make("p", { html: prediction.why }),
  );
  const picture = prediction.shows || prediction.picture;
  const side = compared(prediction) ?? (picture ? make("div", { html: picture }) : null);
  side?.classList.add("bp-small-picture");
  return [make("div", { class: "bp-split" }, words, side)];
}

/** What was said, and how surely; "" where nothing was. @param {Prediction} prediction */
export function saying({ said, sure }) {
  if (!said) return "";
  return `You said ${said}${sure ? `, ${sure}` : ""}. `;
}

/** @param {Prediction} prediction */
function small(prediction) {
  return make("p", { class: "bp-small" }, make("b", { text: "Predict" }), make("span", { html: prediction.question }));
}

/** The learner's estimate and the answer on one line; null where nothing was estimated. @param {Prediction} prediction */
function compared({ scale, estimate: said, is, is_text }) {
  if (!scale || said === undefined || is === undefined) return null;
  const { at } = line(scale);
  /** @param {number} x @param {string} look @param {string} html */
  const mark = (x, look, html) => make("span", { class: look, style: `--at:${at(x)}`, html });
  return make(
    "div",
    { class: "bp-compared", "aria-hidden": "true" },
    ...scale.ticks.map((x) => mark(x, "bp-tick", written(x, shortly))),
    mark(said, "bp-you", "you"),
    mark(is, "bp-is", is_text ?? ""),
  );
}
