// The card of a quiz: a choice is told its own sentence; the line at the bottom is copied into the notebook.

// names of radio groups and ids: this file is loaded anew for each widget, so a counter would repeat
const fresh = () => Math.random().toString(36).slice(2, 9);
const own = { "data-lm-suppress-shortcuts": "true" };

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "html") element.innerHTML = value;
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

const ring = '<svg viewBox="0 0 16 22" aria-hidden="true"><circle cx="8" cy="11" r="7" fill="none" stroke="var(--bp-ink)" stroke-width="1.75" stroke-dasharray="2.2 2.2"/></svg>';
const tick = '<svg viewBox="0 0 16 22" aria-hidden="true"><circle cx="8" cy="11" r="8" fill="var(--bp-ink)"/><path d="M4.5 11.2l2.4 2.4 4.6-4.8" fill="none" stroke="var(--bp-surface)" stroke-width="1.75"/></svg>';

function question(asked, i, count, view, chosen) {
  const id = `bp-quiz-${view}-${asked.key}`;
  const why = make("div", { class: "bp-why", "aria-live": "polite" });
  const rows = asked.options.map((option, k) => {
    const input = make("input", { type: "radio", name: id, value: k + 1, ...own });
    input.addEventListener("change", () => {
      why.innerHTML = `${option.right ? tick : ring}<p><b>${option.right ? "Yes." : "Not yet."}</b> ${option.why}</p>`;
      chosen(asked.key, k + 1);
    });
    return make("label", {}, input, make("span", { html: option.text }));
  });
  return make("div", { class: "bp-room" },
    make("div", { class: "bp-head" }, make("b", { text: `Question ${asked.key}` }),
      make("span", { text: `${i + 1} of ${count}, choose as often as you like` })),
    make("p", { class: "bp-q", html: asked.text, id }),
    make("div", { class: "bp-rows", role: "radiogroup", "aria-labelledby": id }, ...rows), why);
}

function render({ model, el }) {
  const view = fresh();
  const { title, variable, questions } = model.get("quiz");
  const chosen = {};
  const line = make("code");
  const copy = make("button", { type: "button", class: "bp-btn bp-quiet", text: "Copy", ...own });
  const write = () => {
    const pairs = questions.map((q) => `"${q.key}": ${chosen[q.key] ?? "None"}`);
    line.textContent = `${variable} = {${pairs.join(", ")}}`;
    copy.textContent = "Copy";
  };
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(line.textContent);
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(line);
      copy.textContent = "Selected: copy with Ctrl+C";
    }
  });
  write();
  const rooms = questions.map((q, i) => question(q, i, questions.length, view, (key, k) => { chosen[key] = k; write(); }));
  el.append(make("div", { class: "bp", role: "group", "aria-label": title }, make("div", { class: "bp-card" },
    make("div", { class: "bp-top bp-quiz-title" }, make("b", { text: title })), ...rooms,
    make("div", { class: "bp-room" }, make("div", { class: "bp-line-to-copy" },
      make("span", { text: "Your answer, for the cell below:" }), line, copy)))));
}

export default { render };
