// The card of a quiz: a choice is told its own sentence; the line at the bottom is copied into the notebook.

import { handBack } from "./keyboard.js";
import { fresh, hidesStill, make, own, radios } from "./make.js";

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
export function lineOf(variable, questions, chosen) {
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

export const quizWidget = { render };

export default quizWidget;
