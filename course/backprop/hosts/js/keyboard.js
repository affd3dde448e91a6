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

/** From a control to the notebook around it, or to nothing. @param {HTMLElement} control */
function leave(control) {
  control.blur();
  const notebook = control.closest(".jp-Notebook");
  if (notebook instanceof HTMLElement) notebook.focus({ preventScroll: true });
}
