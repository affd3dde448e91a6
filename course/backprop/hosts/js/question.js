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
  const head = make(
    "div",
    { class: "bp-head" },
    make("b", { text: "Predict" }),
    make("span", { text: "no points: a surprise teaches more than a hit" }),
  );
  const id = `bp-${view}-question`;
  const words = make(
    "div",
    {},
    prediction.setting ? make("p", { html: prediction.setting }) : null,
    make("p", { class: "bp-q", html: prediction.question, id }),
  );
  const split = make(
    "div",
    { class: "bp-split" },
    words,
    prediction.picture ? make("div", { class: "bp-small-picture", html: prediction.picture }) : null,
  );
  const lock = make("button", {
    type: "button",
    class: "bp-btn",
    text: "Lock in my prediction",
    disabled: true,
    ...own,
  });
  /** @type {number | null} */
  let answer = null;
  /** @type {boolean | null} */
  let sure = null;
  const ready = () => {
    lock.disabled = answer === null || sure === null;
  };
  const answers = prediction.scale
    ? estimate(
        prediction.scale,
        (x) => {
          answer = x;
          ready();
        },
        id,
      )
    : radios(
        prediction.options,
        `bp-${view}-answer`,
        "bp-options",
        (i) => {
          answer = i;
          ready();
        },
        { "aria-labelledby": id },
      );
  const sureness = radios(
    ["sure", "unsure"],
    `bp-${view}-sure`,
    "bp-sure",
    (i) => {
      sure = i === 0;
      ready();
    },
    { "aria-label": "How sure are you?" },
  );
  const why = make("span", { class: "bp-sent", role: "status" });
  const foot = make(
    "div",
    { class: "bp-foot" },
    make("span", { text: "How sure are you?", "aria-hidden": "true" }),
    sureness,
    why,
    lock,
  );
  lock.addEventListener("click", () => {
    if (answer === null || sure === null) return;
    for (const input of [lock, ...answers.querySelectorAll("input"), ...sureness.querySelectorAll("input")])
      input.disabled = true;
    why.textContent = "Sent; the figure opens with the answer.";
    lockIn(answer, sure);
  });
  return [head, split, answers, foot];
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
