// The controls of a card: each a row, a way to show a value, and a word when it was moved.

import { make, own } from "./make.js";
import { handleOf, written } from "./written.js";

/**
 * @typedef {{ key: string, kind: string, label: string, name: string, html: string, style: string, strong: boolean,
 *   options: [any, string][], low: number, high: number, step: number, log: boolean, stops: number[], digits: number,
 *   learnable: boolean, signed: boolean, live: boolean, group: string }} Spec what `controls.py` says of a control; each kind has its own
 * @typedef {{ row: HTMLElement, show: (x: any) => void, disable: (off: boolean) => void, hold?: () => boolean,
 *   reach?: (ends: [number, number]) => void }} Hand hold: it is in the person's hand; reach: how far it goes now
 * @typedef {{ moved: (key: string, value: any) => void, pressed: (key: string) => void, released: () => void }} Told
 */

/** @param {Spec} control @param {Told} told @returns {Hand} */
function slider(control, told) {
  const { place, read } = handleOf(control);
  const zero = (0 - control.low) / (control.high - control.low);
  const input = make("input", {
    type: "range",
    min: control.low,
    max: control.high,
    step: control.step,
    "aria-label": control.name,
    ...own,
  });
  const output = make("output", { "aria-hidden": "true" });
  const look = `bp-slider${control.learnable ? " bp-w" : ""}${control.signed ? " bp-signed" : ""}`;
  const symbol = make("span", { class: "bp-symbol", html: control.html, "aria-hidden": "true" });
  const row = make("div", { class: look, style: control.signed && `--zero:${zero}` }, symbol, input, output);
  /** @param {number} x */
  const tell = (x) => {
    output.innerHTML = written(x, control);
    input.setAttribute("aria-valuetext", output.textContent ?? "");
  };
  input.addEventListener("input", () => {
    const x = read(input.value);
    tell(x);
    if (control.live) told.moved(control.key, x);
  });
  input.addEventListener("change", () => {
    if (control.live) told.released();
    else told.moved(control.key, read(input.value));
  });
  return {
    row,
    show(x) {
      if (Math.abs(place(x) - Number(input.value)) > 1e-9 || !output.textContent) input.value = String(place(x));
      tell(x);
    },
    disable: (off) => {
      input.disabled = off;
    },
    hold: () => row.matches(":active"),
    reach([low, high]) {
      if (control.log) return;
      input.min = String(low);
      input.max = String(high);
    },
  };
}

/** @param {Spec} control @param {Told} told @param {string} view @returns {Hand} */
function choice(control, told, view) {
  return control.style === "select" ? select(control, told) : segments(control, told, view);
}

/** @param {Spec} control */
const labelOf = (control) => make("span", { text: control.label, "aria-hidden": "true" });

/** One of many, in a list that unfolds. @param {Spec} control @param {Told} told @returns {Hand} */
function select(control, told) {
  const values = control.options.map(([value]) => value);
  const options = control.options.map(([, words], i) => make("option", { value: i, text: words }));
  const input = make("select", { "aria-label": control.label, ...own }, ...options);
  input.addEventListener("change", () => told.moved(control.key, values[Number(input.value)]));
  return {
    row: make("label", { class: "bp-choice" }, labelOf(control), input),
    show(x) {
      input.value = String(values.indexOf(x));
    },
    disable: (off) => {
      input.disabled = off;
    },
  };
}

/** One of few, side by side. @param {Spec} control @param {Told} told @param {string} view @returns {Hand} */
function segments(control, told, view) {
  const values = control.options.map(([value]) => value);
  const inputs = values.map((_, i) =>
    make("input", { type: "radio", name: `bp-${view}-${control.key}`, value: i, ...own }),
  );
  const words = control.options.map(([, text], i) => make("label", {}, inputs[i], make("span", { text })));
  inputs.forEach((input, i) => {
    input.addEventListener("change", () => told.moved(control.key, values[i]));
  });
  const named = { class: "bp-choice", role: "radiogroup", "aria-label": control.label };
  return {
    row: make("div", named, labelOf(control), make("div", { class: "bp-segments" }, ...words)),
    show(x) {
      inputs.forEach((input, i) => {
        input.checked = values[i] === x;
      });
    },
    disable: (off) => {
      for (const input of inputs) input.disabled = off;
    },
  };
}

/** @param {Spec} control @param {Told} told @returns {Hand} */
function toggle(control, told) {
  const input = make("input", { type: "checkbox", ...own });
  input.addEventListener("change", () => told.moved(control.key, input.checked));
  return {
    row: make("label", { class: "bp-toggle" }, input, make("span", { text: control.label })),
    show(x) {
      input.checked = x;
    },
    disable: (off) => {
      input.disabled = off;
    },
  };
}

/** @param {Spec} control @param {Told} told @returns {Hand} */
function button(control, told) {
  const look = control.strong ? "bp-btn" : "bp-btn bp-quiet";
  const row = make("button", { type: "button", class: look, text: control.label, ...own });
  row.addEventListener("click", () => told.pressed(control.key));
  return {
    row,
    show() {},
    disable: (off) => {
      row.disabled = off;
    },
  };
}

/** @type {Record<string, (control: Spec, told: Told, view: string) => Hand>} */
const kinds = { slider, choice, toggle, button };

/** The hands of a card, by the key of their control. @param {Spec[]} specs @param {Told} told @param {string} view */
export function handsOf(specs, told, view) {
  return new Map(specs.map((spec) => [spec.key, kinds[spec.kind](spec, told, view)]));
}
