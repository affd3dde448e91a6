// The card of a figure in the browser: one frame with rooms (question, picture, controls, sentence).
// The kernel computes; here we show, and ask again with the newest values when the last answer has come.

// names of radio groups and ids: this file is loaded anew for each widget, so a counter would repeat
const fresh = () => Math.random().toString(36).slice(2, 9);
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** make("p", {class: "bp-q", html: "…"}, child, …) */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "html") element.innerHTML = value;
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

// arrow keys and Enter belong to the control, not to JupyterLab's shortcuts
const own = { "data-lm-suppress-shortcuts": "true" };

/** A number as the learner reads it: fixed decimals, or significant digits on a log scale. */
function written(x, control) {
  if (!control.log) {
    const text = x.toFixed(control.digits);
    return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
  }
  if (x >= 1e-3 && x < 1e5) {
    const digits = Math.max(0, control.digits - 1 - Math.floor(Math.log10(x) + 1e-9));
    return String(Number(x.toFixed(digits)));
  }
  const [mantissa, power] = x.toExponential(Math.max(0, control.digits - 2)).split("e");
  const raised = `10<sup>${String(Number(power)).replace("-", "−")}</sup>`;
  return Number(mantissa) === 1 ? raised : `${mantissa}·${raised}`;
}

function slider(control, changed) {
  // on a log slider the handle counts the stops, so that every round number can be set with the keyboard
  const far = (x, stop) => Math.abs(Math.log(stop / x));
  const nearest = (x) => control.stops.reduce((best, stop, i) => (far(x, stop) < far(x, control.stops[best]) ? i : best), 0);
  const from = (x) => (control.log ? nearest(x) : x);
  const zero = (0 - control.low) / (control.high - control.low);
  const input = make("input", {
    type: "range", min: control.low, max: control.high, step: control.step, "aria-label": control.name, ...own,
  });
  const output = make("output", { "aria-hidden": "true" });
  const row = make("div", {
    class: "bp-slider" + (control.learnable ? " bp-w" : "") + (control.signed ? " bp-signed" : ""),
    style: control.signed ? `--zero:${zero}` : null,
  }, make("span", { class: "bp-symbol", html: control.html, "aria-hidden": "true" }), input, output);
  const tell = (x) => {
    output.innerHTML = written(x, control);
    input.setAttribute("aria-valuetext", output.textContent);
  };
  const read = () => {
    // a step of 0.1 from −4 lands on 0.30000000000000027: say what is shown
    const f = Number(input.value);
    return control.log ? control.stops[f] : Number(f.toFixed(10));
  };
  input.addEventListener("input", () => { tell(read()); if (control.live) changed(control.key, read()); });
  input.addEventListener("change", () => { if (!control.live) changed(control.key, read()); });
  return {
    row, input,
    show(x) { if (Math.abs(from(x) - Number(input.value)) > 1e-9 || !output.textContent) input.value = from(x); tell(x); },
    hold: () => row.matches(":active"),
  };
}

function choice(control, changed, view) {
  if (control.style === "select") {
    const input = make("select", { "aria-label": control.label, ...own },
      ...control.options.map(([, words], i) => make("option", { value: i, text: words })));
    input.addEventListener("change", () => changed(control.key, control.options[input.value][0]));
    return {
      row: make("label", { class: "bp-choice" }, make("span", { text: control.label, "aria-hidden": "true" }), input),
      input, show(x) { input.value = control.options.findIndex(([v]) => v === x); },
    };
  }
  const inputs = control.options.map((_, i) =>
    make("input", { type: "radio", name: `bp-${view}-${control.key}`, value: i, ...own }));
  const row = make("div", { class: "bp-choice", role: "radiogroup", "aria-label": control.label },
    make("span", { text: control.label, "aria-hidden": "true" }),
    make("div", { class: "bp-segments" },
      ...control.options.map(([, words], i) => make("label", {}, inputs[i], make("span", { text: words })))));
  inputs.forEach((input, i) => input.addEventListener("change", () => changed(control.key, control.options[i][0])));
  return {
    row, input: { set disabled(off) { inputs.forEach((input) => { input.disabled = off; }); } },
    show(x) { inputs.forEach((input, i) => { input.checked = control.options[i][0] === x; }); },
  };
}

function toggle(control, changed) {
  const input = make("input", { type: "checkbox", ...own });
  input.addEventListener("change", () => changed(control.key, input.checked));
  return {
    row: make("label", { class: "bp-toggle" }, input, make("span", { text: control.label })),
    input, show(x) { input.checked = x; },
  };
}

function button(control, changed) {
  let count = 0;
  const input = make("button", { type: "button", class: "bp-btn" + (control.strong ? "" : " bp-quiet"), text: control.label, ...own });
  input.addEventListener("click", () => changed(control.key, count + 1, true));
  return { row: input, input, show(x) { count = x; } };
}

const kinds = { slider, choice, toggle, button };

/** One question open at a time: while the kernel draws, only the newest values wait. */
function conversation(model) {
  let asked = 0, waiting = null, open = false;
  const send = (message) => { open = true; asked += 1; model.send({ ...message, asked }); };
  return {
    ask(message) {
      if (open) waiting = { ...message, pressed: message.pressed || (waiting && waiting.pressed) || "" };
      else send(message);
    },
    heard(shown) {
      if (shown.asked !== asked) return;
      open = false;
      if (waiting) { const next = waiting; waiting = null; send(next); }
    },
    idle: () => !open && !waiting,
  };
}

function render({ model, el }) {
  const view = fresh();
  const card = model.get("card");
  const name = `Figure ${card.number} ${card.title}`;
  let values = { ...model.get("shown").values };
  let animate = false;
  const talk = conversation(model);
  const changed = (key, value, pressed) => {
    values = { ...values, [key]: value };
    animate = !!pressed;
    talk.ask({ values, pressed: pressed ? key : "" });
  };
  const controls = card.controls.map((c) => ({ key: c.key, kind: c.kind, ...kinds[c.kind](c, changed, view) }));

  const picture = make("div", { class: "bp-pic" });
  const bar = make("progress", { class: "bp-progress", max: 1, "aria-label": "computing", hidden: true });
  const sentence = make("p", { class: "bp-live" });
  const spoken = make("p", { class: "bp-spoken", "aria-live": "polite" });
  const reset = make("button", { type: "button", class: "bp-link", text: "Reset", ...own });
  reset.addEventListener("click", () => {
    values = { ...card.start };
    animate = true;
    controls.forEach((c) => c.show(values[c.key]));
    talk.ask({ values, pressed: "" });
  });
  const hands = make("div", { class: "bp-hands" });
  if (controls.length) {
    const rows = controls.filter((c) => c.kind === "slider").map((c) => c.row);
    const keys = controls.filter((c) => c.kind !== "slider").map((c) => c.row);
    (keys.length ? keys : rows).push(reset);
    if (rows.length) hands.append(make("div", { class: "bp-sliders" }, ...rows));
    if (keys.length) hands.append(make("div", { class: "bp-keys" }, ...keys));
  } else hands.hidden = true;
  const silent = !controls.length && !card.try && !model.get("shown").say; // a story picture: nothing to say
  const figure = make("div", { class: "bp-figure" },
    make("div", { class: "bp-top" }, make("b", { text: `Figure ${card.number}` }), make("span", { text: card.title })),
    picture, bar, hands,
    make("div", { class: "bp-say", hidden: silent }, sentence,
      card.try ? make("p", { class: "bp-try", html: `<b>Try this.</b> ${card.try}` }) : null, spoken));
  const question = make("div", { class: "bp-room bp-predict", hidden: true });
  const locked = make("div", { class: "bp-lock", hidden: true },
    make("span", { text: "The figure opens when your prediction is locked in." }));
  const body = make("div", { class: "bp-body" }, figure, locked);
  el.append(make("div", { class: "bp", role: "group", "aria-label": name },
    make("div", { class: "bp-card" }, question, body)));

  // a click on a mark that carries data-set="row=1;col=2" sets these controls; the keyboard has the controls
  picture.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-set]");
    if (!mark) return;
    for (const pair of mark.dataset.set.split(";")) {
      const [key, text] = pair.split("=");
      values = { ...values, [key]: typeof values[key] === "string" ? text : JSON.parse(text) };
    }
    talk.ask({ values, pressed: "" });
  });

  let later = 0;
  function show() {
    const shown = model.get("shown");
    picture.innerHTML = shown.svg;
    sentence.innerHTML = shown.say;
    bar.hidden = shown.progress === null;
    if (!bar.hidden) bar.value = shown.progress;
    talk.heard(shown);
    if (talk.idle()) {
      values = { ...shown.values };
      controls.forEach((c) => { if (!(c.hold && c.hold())) c.show(values[c.key]); });
    }
    controls.forEach((c) => { c.input.disabled = shown.disabled.includes(c.key); });
    if (animate && !still()) picture.firstElementChild?.animate([{ opacity: 0.35 }, { opacity: 1 }], 250);
    animate = false;
    clearTimeout(later);
    later = setTimeout(() => { if (spoken.textContent !== sentence.textContent && !figure.inert) spoken.textContent = sentence.textContent; }, 700);
  }
  function ask() {
    const prediction = model.get("prediction");
    const closed = "open" in prediction && !prediction.open;
    locked.hidden = !closed;
    figure.inert = closed;
    figure.classList.toggle("bp-locked", closed);
    if (closed) figure.setAttribute("aria-hidden", "true");
    else figure.removeAttribute("aria-hidden");
    question.hidden = !("question" in prediction);
    if (!question.hidden) question.replaceChildren(...room(prediction, model, view));
  }
  controls.forEach((c) => c.show(values[c.key]));
  show();
  ask();
  model.on("change:shown", show);
  model.on("change:prediction", () => { ask(); question.querySelector(".bp-told")?.focus(); });
  return () => { clearTimeout(later); model.off("change:shown", show); };
}

/** The room of the question: asked, or answered. */
function room(prediction, model, view) {
  if (prediction.open) return prediction.said ? told(prediction) : openAtOnce(prediction);
  const head = make("div", { class: "bp-head" }, make("b", { text: "Predict" }),
    make("span", { text: "no points: a surprise teaches more than a hit" }));
  const id = `bp-${view}-question`;
  const words = make("div", {},
    prediction.setting ? make("p", { html: prediction.setting }) : null,
    make("p", { class: "bp-q", html: prediction.question, id }));
  const split = make("div", { class: "bp-split" }, words,
    prediction.picture ? make("div", { class: "bp-small-picture", html: prediction.picture }) : null);
  const lock = make("button", { type: "button", class: "bp-btn", text: "Lock in my prediction", disabled: true, ...own });
  let answer = null, sure = null;
  const ready = () => { lock.disabled = answer === null || sure === null; };
  const answers = prediction.scale
    ? estimate(prediction.scale, (x) => { answer = x; ready(); }, id)
    : radios(prediction.options, `bp-${view}-answer`, "bp-options", (i) => { answer = i; ready(); }, { "aria-labelledby": id });
  const sureness = radios(["sure", "unsure"], `bp-${view}-sure`, "bp-sure", (i) => { sure = i === 0; ready(); },
    { "aria-label": "How sure are you?" });
  lock.addEventListener("click", () => model.send({ choice: answer, sure }));
  return [head, split, answers, make("div", { class: "bp-foot" },
    make("span", { text: "How sure are you?", "aria-hidden": "true" }), sureness, lock)];
}

function radios(options, name, look, chosen, more) {
  return make("div", { class: look, role: "radiogroup", ...more }, ...options.map((html, i) => {
    const input = make("input", { type: "radio", name, value: i, ...own });
    input.addEventListener("change", () => chosen(i));
    return make("label", {}, input, make("span", { html }));
  }));
}

function estimate(scale, chosen, labelled) {
  const to = (x) => (scale.log ? Math.log10(x) : x), back = (f) => (scale.log ? Math.pow(10, f) : f);
  const low = to(scale.low), high = to(scale.high);
  const input = make("input", { type: "range", min: low, max: high, step: (high - low) / 200, "aria-labelledby": labelled, ...own });
  input.value = to(scale.start);
  const output = make("output", { text: "move the handle" });
  const tell = () => {
    const x = Number(back(Number(input.value)).toPrecision(2));
    output.innerHTML = written(x, { log: true, digits: 2 }) + scale.unit;
    input.setAttribute("aria-valuetext", output.textContent);
    chosen(x);
  };
  input.addEventListener("input", tell);
  input.addEventListener("change", tell);
  const ticks = make("div", { class: "bp-ticks", "aria-hidden": "true" }, ...scale.ticks.map((x) => make("span", {
    style: `--at:${(to(x) - low) / (high - low)}`, html: written(x, { log: true, digits: 2 }),
  })));
  return make("div", { class: "bp-estimate" }, make("div", { class: "bp-line" }, input, ticks), output);
}

function told(prediction) {
  const words = make("div", { class: "bp-told", tabindex: "-1" },
    make("p", { class: "bp-small" }, make("b", { text: "Predict" }), make("span", { html: prediction.question })),
    make("p", { class: "bp-q", html: `You said ${prediction.said}, ${prediction.sure}. <b>${prediction.truth}</b>` }),
    make("p", { html: prediction.why }));
  const line = prediction.scale && "estimate" in prediction ? compared(prediction) : null;
  const side = line || (prediction.shows || prediction.picture ? make("div", { html: prediction.shows || prediction.picture }) : null);
  side?.classList.add("bp-small-picture");
  return [make("div", { class: "bp-split" }, words, side)];
}

/** The learner's estimate and the answer on one line. */
function compared(prediction) {
  const { low, high, log, ticks } = prediction.scale;
  const to = (x) => (log ? Math.log10(x) : x);
  const at = (x) => Math.min(1, Math.max(0, (to(x) - to(low)) / (to(high) - to(low))));
  const mark = (x, look, html) => make("span", { class: look, style: `--at:${at(x)}`, html });
  return make("div", { class: "bp-compared", "aria-hidden": "true" },
    ...ticks.map((x) => mark(x, "bp-tick", written(x, { log: true, digits: 2 }))),
    mark(prediction.estimate, "bp-you", "you"), mark(prediction.is, "bp-is", prediction.is_text));
}

function openAtOnce(prediction) {
  return [make("p", { class: "bp-small" }, make("b", { text: "Predict" }), make("span", { html: prediction.question }))];
}

export default { render };
