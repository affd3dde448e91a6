// What a prediction hides: the folded text in the cell below becomes the last room of the card.

import { make } from "./make.js";

const patience = 20; // times a quarter of a second: a notebook that is just opening draws its cells one by one

/** @param {Element} el of the view; where there are no cells around it (VS Code) there is no text to take */
export function sawRoom(el) {
  const room = make("div", { class: "bp-room bp-saw-room jp-RenderedHTMLCommon", hidden: true });
  let waiting = 0;
  /** In a notebook the text stands in the cell below, on a page it is what comes below. */
  function below() {
    const next = el.closest(".jp-Cell, .cell")?.nextElementSibling;
    return next?.matches("details.bp-saw") ? next : next?.querySelector("details.bp-saw");
  }
  const hide = (/** @type {boolean} */ on) => el.classList.toggle("bp-takes-saw", on);
  function fill(/** @type {number} */ left) {
    const text = below();
    if (text) {
      const copies = [...text.childNodes]
        .filter((node) => node.nodeName !== "SUMMARY")
        .map((node) => node.cloneNode(true));
      room.replaceChildren(...copies);
    }
    room.hidden = !text;
    hide(!!text);
    if (!text && left) waiting = window.setTimeout(() => fill(left - 1), 250);
  }
  const stop = () => clearTimeout(waiting);
  return {
    room,
    /** The cell that is not seen while its text is a room of the card. */
    taken: () => (el.classList.contains("bp-takes-saw") ? below()?.closest(".jp-Cell") : null),
    open: () => {
      stop();
      fill(patience);
    },
    /** Closed: the text below is not to be seen either. */
    close: () => {
      stop();
      room.hidden = true;
      hide(true);
    },
    leave: () => {
      stop();
      hide(false);
    },
  };
}

/** A card that is first shown locked brings itself into view once, if its cell is the one that was run just now. */
export function intoView(/** @type {Element} */ el, /** @type {Element} */ card) {
  setTimeout(() => {
    const cell = el.closest(".jp-Cell");
    const active = cell?.parentElement?.querySelector(":scope > .jp-mod-active");
    const near = [cell, cell?.nextElementSibling, cell?.nextElementSibling?.nextElementSibling];
    if (active && near.includes(active)) card.scrollIntoView({ block: "nearest" });
  }, 300);
}
