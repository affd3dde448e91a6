// The keyboard belongs to the person. Arrows, Enter and letters stay with the control that has the focus; what runs a
// cell, saves a notebook or leaves a figure goes where it always goes.

/** On a control: JupyterLab's shortcuts leave it alone. */
export const SUPPRESSED = "data-lm-suppress-shortcuts";
const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);

/**
 * Whether a key is the notebook's also while a control has the focus.
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean }} event
 */
export function isThePersons({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (key === "Escape") return true;
  if (key === "Enter") return shiftKey || ctrlKey || metaKey || altKey;
  return (ctrlKey || metaKey) && !MOVES.has(key);
}

/** Hand such keys back to the page around `el`; returns what ends it. @param {HTMLElement} el */
export function handBack(el) {
  /** @param {KeyboardEvent} event */
  const listen = (event) => {
    const control = event.target;
    if (!(control instanceof HTMLElement) || !el.contains(control) || !isThePersons(event)) return;
    if (event.key === "Escape") leave(control);
    if (!control.hasAttribute(SUPPRESSED)) return;
    control.removeAttribute(SUPPRESSED); // JupyterLab looks at it in this very event, after us
    setTimeout(() => control.setAttribute(SUPPRESSED, "true"));
  };
  window.addEventListener("keydown", listen, true);
  return () => window.removeEventListener("keydown", listen, true);
}

/** From a control to the cell around it, where JupyterLab's keys are at home, or to nothing. @param {HTMLElement} control */
function leave(control) {
  control.blur();
  const home = control.closest(".jp-Cell") ?? control.closest(".jp-Notebook");
  if (home instanceof HTMLElement) home.focus({ preventScroll: true });
}

/** Where Tab stops in a card. @param {HTMLElement} el */
function stopsIn(el) {
  const all = [...el.querySelectorAll("input:enabled, select:enabled, button:enabled, a[href], summary")];
  return all.filter((stop) => stop.checkVisibility() && !stop.closest("[inert]"));
}

/** After the last stop of a card the next cell, and not the next link that stands somewhere in the notebook. @param {EventTarget | null} target @param {Element[]} stops @param {Element | null | undefined} taken a cell that is not seen */
function onward(target, stops, taken) {
  const last = stops.at(-1);
  if (!(target instanceof Element) || !last || !stops.includes(target)) return null;
  const group = last instanceof HTMLInputElement && last.type === "radio" ? last.name : null;
  const isLast = target === last || (group && target instanceof HTMLInputElement && target.name === group);
  const next = isLast ? last.closest(".jp-Cell")?.nextElementSibling : null;
  return next && next === taken ? next.nextElementSibling : next;
}

/**
 * Tab and Enter, pressed on the cell whose place the card has taken, enter the card, and Tab on its last control goes to
 * the next cell; returns what ends it.
 * @param {HTMLElement} el @param {() => Element | null | undefined} taken
 */
export function enterFrom(el, taken) {
  /** @param {KeyboardEvent} event */
  const listen = (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (shiftKey || ctrlKey || metaKey || altKey || (key !== "Tab" && key !== "Enter")) return;
    const stops = stopsIn(el);
    const goal = event.target === taken() ? stops[0] : key === "Tab" && onward(event.target, stops, taken());
    if (!(goal instanceof HTMLElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    goal.focus();
  };
  window.addEventListener("keydown", listen, true);
  return () => window.removeEventListener("keydown", listen, true);
}
