// Made by `autograder build` from js/: keyboard.js, make.js, quiz.js. Change those.

// keyboard.js
// The keyboard belongs to the person. Arrows, Enter and letters stay with the control that has the focus; what runs a
// cell, saves a notebook or leaves a figure goes where it always goes.

/** On a control: JupyterLab's shortcuts leave it alone. */
const SUPPRESSED = "data-lm-suppress-shortcuts";
const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);

/**
 * Whether a key is the notebook's also while a control has the focus.
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean }} event
 */
function isThePersons({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (key === "Escape") return true;
  if (key === "Enter") return shiftKey || ctrlKey || metaKey || altKey;
  return (ctrlKey || metaKey) && !MOVES.has(key);
}

/** Hand such keys back to the page around `el`; returns what ends it. @param {HTMLElement} el */
function handBack(el) {
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
function enterFrom(el, taken) {
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

// make.js
// Elements, and what several of them share.


/**
 * make("p", { class: "bp-q", html: "…" }, child, …). `html` and `text` are its content; what is undefined, null or false
 * is left out, true is an attribute without a value.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | null | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, attributes = {}, ...children) {
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
const fresh = () => Math.random().toString(36).slice(2, 9);

/** Whether the person wants nothing to move. */
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Arrow keys and Enter belong to the control, not to JupyterLab's shortcuts. */
const own = { [SUPPRESSED]: "true" };

/** Hides what a notebook keeps beside a card for the time without a kernel (`still.py`), while the card lives. @param {string} id */
function hidesStill(id) {
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
function radios(options, name, look, chosen, more) {
  const rows = options.map((html, i) => {
    const input = make("input", { type: "radio", name, value: i, ...own });
    input.addEventListener("change", () => chosen(i));
    return make("label", {}, input, make("span", { html }));
  });
  return make("div", { class: look, role: "radiogroup", ...more }, ...rows);
}

// quiz.js
// The card of a quiz: a choice is told its own sentence; the line at the bottom is copied into the notebook.


/**
 * @typedef {{ text: string, why: string, right: boolean }} Option
 * @typedef {{ key: string, text: string, options: Option[] }} Asked
 */

const ring =
  '<svg viewBox="0 0 16 22" aria-hidden="true"><circle cx="8" cy="11" r="7" fill="none" stroke="var(--bp-ink)" stroke-width="1.75" stroke-dasharray="2.2 2.2"/></svg>';
const tick =
  '<svg viewBox="0 0 16 22" aria-hidden="true"><circle cx="8" cy="11" r="8" fill="var(--bp-ink)"/><path d="M4.5 11.2l2.4 2.4 4.6-4.8" fill="none" stroke="var(--bp-surface)" stroke-width="1.75"/></svg>';

/**
 * @param {Asked} asked
 * @param {string} place "1 of 3"
 * @param {string} view
 * @param {(key: string, number: number) => void} chosen
 */
function question(asked, place, view, chosen) {
  const id = `bp-quiz-${view}-${asked.key}`;
  const why = make("div", { class: "bp-why", "aria-live": "polite" });
  const rows = radios(
    asked.options.map(({ text }, i) => `<b class="bp-number">${i + 1}</b> ${text}`),
    id,
    "bp-rows",
    (i) => {
      const { right, why: because } = asked.options[i];
      why.innerHTML = `${right ? tick : ring}<p><b>${right ? "Yes." : "Not yet."}</b> ${because}</p>`;
      chosen(asked.key, i + 1);
    },
    { "aria-labelledby": id },
  );
  return make(
    "div",
    { class: "bp-room" },
    make(
      "div",
      { class: "bp-head" },
      make("b", { text: `Question ${asked.key}` }),
      make("span", { text: `${place}, choose as often as you like` }),
    ),
    make("p", { class: "bp-q", html: asked.text, id }),
    rows,
    why,
  );
}

/** The line for the notebook: `quiz_4 = {"a": 2, "b": None}`. @param {string} variable @param {Asked[]} questions @param {Record<string, number>} chosen */
function lineOf(variable, questions, chosen) {
  return `${variable} = {${questions.map(({ key }) => `"${key}": ${chosen[key] ?? "None"}`).join(", ")}}`;
}

/**
 * The line as it stands with the choices made, and a button that copies it.
 * @param {() => string} text
 */
function lineToCopy(text) {
  const line = make("code");
  const copy = make("button", { type: "button", class: "bp-btn bp-quiet", text: "Copy", ...own });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(line.textContent ?? "");
      copy.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(line);
      copy.textContent = "Selected: copy with Ctrl+C";
    }
  });
  const write = () => {
    line.textContent = text();
    copy.textContent = "Copy";
  };
  write();
  return { line, copy, write };
}

/** The last room. @param {string} variable @param {ReturnType<typeof lineToCopy>} answer @param {string} where that line stands */
function answerRoom(variable, { line, copy }, where) {
  const words = `Your answer. Copy it over the line <code>${variable} = …</code> in ${where}:`;
  const row = make("div", { class: "bp-line-to-copy" }, make("span", { html: words }), line, copy);
  return make("div", { class: "bp-room" }, row);
}

/** @param {{ model: import("./host.js").Model, el: HTMLElement }} place */
function render({ model, el }) {
  const view = fresh();
  /** @type {{ title: string, variable: string, questions: Asked[], model: string, where?: string }} */
  const { title, variable, questions, model: id, where = "the cell below" } = model.get("quiz");
  /** @type {Record<string, number>} */
  const chosen = {};
  const answer = lineToCopy(() => lineOf(variable, questions, chosen));
  const choose = (/** @type {string} */ key, /** @type {number} */ number) => {
    chosen[key] = number;
    answer.write();
  };
  const rooms = questions.map((asked, i) => question(asked, `${i + 1} of ${questions.length}`, view, choose));
  const top = make("div", { class: "bp-top bp-quiz-title" }, make("b", { text: title }));
  const card = make("div", { class: "bp-card" }, top, ...rooms, answerRoom(variable, answer, where));
  el.append(hidesStill(id), make("div", { class: "bp", role: "group", "aria-label": title }, card));
  return handBack(el);
}

const quizWidget = { render };

export default quizWidget;
