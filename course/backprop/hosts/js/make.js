// Elements, and what several of them share.

import { SUPPRESSED } from "./keyboard.js";

/**
 * make("p", { class: "bp-q", html: "…" }, child, …). `html` and `text` are its content; what is undefined, null or false
 * is left out, true is an attribute without a value.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | null | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "html") element.innerHTML = value;
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A name that no other view has: this file is loaded anew for each widget, so a counter would repeat. */
export const fresh = () => Math.random().toString(36).slice(2, 9);

/** Whether the person wants nothing to move. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Arrow keys and Enter belong to the control, not to JupyterLab's shortcuts. */
export const own = { [SUPPRESSED]: "true" };

/** Hides what a notebook keeps beside a card for the time without a kernel (`still.py`), while the card lives. @param {string} id */
export function hidesStill(id) {
  const still = `[data-bp-still="${id}"]`;
  return make("style", { text: `${still},.jp-OutputArea-child:has(${still}){display:none}` });
}

/**
 * Radio buttons, one for each option.
 * @param {string[]} options HTML
 * @param {string} name of the group
 * @param {string} look class
 * @param {(index: number) => void} chosen
 * @param {Record<string, any>} more attributes of the group
 */
export function radios(options, name, look, chosen, more) {
  const rows = options.map((html, i) => {
    const input = make("input", { type: "radio", name, value: i, ...own });
    input.addEventListener("change", () => chosen(i));
    return make("label", {}, input, make("span", { html }));
  });
  return make("div", { class: look, role: "radiogroup", ...more }, ...rows);
}
