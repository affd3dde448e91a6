// Made by `autograder build` from js/: keyboard.js, make.js, written.js, controls.js, doubt.js, frame.js, conversation.js, kernel.js, asking.js, host.js, question.js, saw.js, figure.js, prepared.js, quiz.js, page.js. Change those.

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

// written.js
// Numbers as the learner reads them.

/**
 * Fixed decimals, or significant digits on a log scale; HTML where it has a power of ten.
 * @param {number} x
 * @param {{ log: boolean, digits: number }} how digits: decimals, on a log scale significant digits
 */
function written(x, { log, digits }) {
  return log ? significant(x, digits) : minus(x.toFixed(digits));
}

/** @param {string} text @returns {string} with a true minus, and no minus before a zero */
function minus(text) {
  return text.replace("-", Number(text) === 0 ? "" : "−");
}

/** @param {number} x @param {number} digits */
function significant(x, digits) {
  if (x >= 1e-3 && x < 1e5) {
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(x) + 1e-9));
    return String(Number(x.toFixed(decimals)));
  }
  const [mantissa, power] = x.toExponential(Math.max(0, digits - 2)).split("e");
  const raised = `10<sup>${minus(String(Number(power)))}</sup>`;
  return Number(mantissa) === 1 ? raised : `${mantissa}·${raised}`;
}

/**
 * A scale from low to high, in decades where it is a log scale.
 * @param {{ low: number, high: number, log: boolean }} scale
 */
function line({ low, high, log }) {
  /** @param {number} x */
  const place = (x) => (log ? Math.log10(x) : x);
  /** @param {number} f */
  const value = (f) => (log ? 10 ** f : f);
  return {
    place,
    value,
    /** Where x stands on the line, 0 … 1, never beside it. @param {number} x */
    at: (x) => Math.min(1, Math.max(0, (place(x) - place(low)) / (place(high) - place(low)))),
  };
}

/**
 * Between the handle of a range input and the value it stands for. On a log scale the handle counts the stops, so that
 * every round number can be set with the keyboard.
 * @param {{ log: boolean, stops: number[] }} slider
 */
function handleOf({ log, stops }) {
  /** @param {number} x @param {number} stop */
  const far = (x, stop) => Math.abs(Math.log(stop / x));
  return {
    /** Where the handle stands for x. @param {number} x */
    place: (x) => (log ? stops.reduce((best, stop, i) => (far(x, stop) < far(x, stops[best]) ? i : best), 0) : x),
    /** What the handle says: a step of 0.1 from −4 lands on 0.30000000000000027, and shown is 0.3. @param {string} text */
    read: (text) => (log ? stops[Number(text)] : Number(Number(text).toFixed(10))),
  };
}

/** An estimate as it was meant: two digits. @param {number} x */
const estimated = (x) => Number(x.toPrecision(2));

// controls.js
// The controls of a card: each a row, a way to show a value, and a word when it was moved.


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
function handsOf(specs, told, view) {
  return new Map(specs.map((spec) => [spec.key, kinds[spec.kind](spec, told, view)]));
}

// doubt.js
// A figure that doubts: how long nobody has answered, and what is said about it.

/** Milliseconds without an answer until something is said, and until the answer is given up. */
const BUSY = 700;
const LONG = 2000;

/** @typedef {"" | "busy" | "unanswered" | "stopped"} Doubt */

/** @type {Record<Doubt, string>} */
const WORDS = {
  "": "",
  busy: "Waiting: the kernel is busy.",
  unanswered: "No answer yet; if nothing is running, run this cell again.",
  stopped: "The kernel has stopped. Run this cell again.",
};

/**
 * @param {(doubt: Doubt) => void} changed told at every change, and once more when a later question is given up as well
 * @param {(act: () => void, milliseconds: number) => any} after
 * @param {(timer: any) => void} cancel
 */
function doubtOf(changed, after = (act, ms) => setTimeout(act, ms), cancel = (timer) => clearTimeout(timer)) {
  /** @type {Doubt} */
  let doubt = "";
  /** @type {any[]} */
  let timers = [];
  /** @param {Doubt} now */
  const become = (now) => {
    const old = doubt;
    doubt = now;
    if (now || old) changed(now);
  };
  const rest = () => {
    timers.forEach(cancel);
    timers = [];
  };
  return {
    now: () => doubt,
    /** Something was asked, or is still to be answered. */
    asked() {
      if (doubt === "unanswered" || doubt === "stopped") {
        rest();
        timers = [after(() => become(doubt), BUSY)];
      } else if (!timers.length) {
        timers = [after(() => become("busy"), BUSY), after(() => become("unanswered"), LONG)];
      }
    },
    /** Something was answered, however late: the kernel lives. */
    answered() {
      rest();
      become("");
    },
    /** The front end knows that nobody will answer. */
    stopped() {
      rest();
      become("stopped");
    },
    rest,
  };
}

// frame.js
// The elements of a card, one room below the other. What they show, and when, is said in figure.js.


/**
 * @typedef {{ number: string, title: string, try: string, model: string, controls: import("./controls.js").Spec[] }} Card what
 *   `Figure.card` says once
 * @typedef {Map<string, import("./controls.js").Hand>} Hands by the key of their control
 * @typedef {ReturnType<typeof frameOf>} Frame
 */

/** @typedef {import("./controls.js").Spec[]} Specs */

/** Sliders above, everything else below them, and what comes last. @param {Specs} specs @param {Hands} hands @param {HTMLElement | null} last */
function rowsIn(specs, hands, last) {
  const of = (/** @type {boolean} */ sliders) =>
    specs.filter((c) => (c.kind === "slider") === sliders).flatMap((c) => hands.get(c.key)?.row ?? []);
  const rows = of(true),
    keys = of(false);
  if (last) (keys.length ? keys : rows).push(last);
  return [
    rows.length ? make("div", { class: "bp-sliders" }, ...rows) : null,
    keys.length ? make("div", { class: "bp-keys" }, ...keys) : null,
  ];
}

/** All controls, in groups where these have names; Reset at the end. @param {Card} card @param {Hands} hands @param {HTMLElement} reset */
function rowsOf({ controls }, hands, reset) {
  const names = [...new Set(controls.map((c) => c.group))].filter(Boolean);
  const groups = names.map((name) => {
    const theirs = controls.filter((c) => c.group === name);
    return make("div", { class: "bp-group", role: "group", "aria-label": name }, ...rowsIn(theirs, hands, null));
  });
  const rows = names.length ? [...groups, reset] : rowsIn(controls, hands, reset);
  return make("div", { class: "bp-hands", hidden: !controls.length }, ...rows);
}

/** The room of the figure itself. @param {Card} card @param {HTMLElement} rows @param {boolean} silent */
function figureRoom(card, rows, silent) {
  const picture = make("div", { class: "bp-pic" });
  const bar = make("progress", { class: "bp-progress", max: 1, "aria-label": "computing", hidden: true });
  const sentence = make("p", { class: "bp-live" });
  const spoken = make("p", { class: "bp-spoken", "aria-live": "polite" });
  const tip = card.try ? make("p", { class: "bp-try", html: `<b>Try this.</b> ${card.try}` }) : null;
  const top = make(
    "div",
    { class: "bp-top" },
    make("b", { text: `Figure ${card.number}` }),
    make("span", { text: card.title }),
  );
  const words = make("div", { class: "bp-say", hidden: silent }, sentence, tip, spoken);
  const figure = make("div", { class: "bp-figure" }, top, picture, bar, rows, words);
  return { figure, picture, bar, sentence, spoken };
}

/**
 * The whole card: the question, the figure with what covers it until then, and what a prediction hides.
 * @param {Card} card
 * @param {Hands} hands
 * @param {HTMLElement} below the last room
 * @param {boolean} silent a story picture: nothing to say
 */
function frameOf(card, hands, below, silent) {
  const reset = make("button", { type: "button", class: "bp-link", text: "Reset", ...own });
  const rows = rowsOf(card, hands, reset);
  const room = figureRoom(card, rows, silent);
  const doubt = make("p", { class: "bp-doubt", role: "status", hidden: true });
  const question = make("div", { class: "bp-room bp-predict", hidden: true });
  const locked = make(
    "div",
    { class: "bp-lock", hidden: true },
    make("span", { text: "The figure opens when your prediction is locked in." }),
  );
  const body = make("div", { class: "bp-body" }, room.figure, locked);
  const whole = make("div", { class: "bp-card" }, question, body, below);
  const named = { class: "bp", role: "group", "aria-label": `Figure ${card.number} ${card.title}` };
  return { ...room, reset, rows, doubt, question, locked, whole, around: make("div", named, whole) };
}

// conversation.js
// What is asked of the kernel, and in which order. Nothing here knows a browser or a notebook.

/**
 * @typedef {{ id?: string, moved?: Record<string, any>, pressed?: string, choice?: any, sure?: boolean }} Question
 */

/** What waits to be asked: moves become one, what is pressed is never merged and keeps its place among them. */
function waitingLine() {
  /** @type {Question[]} */
  let line = [];
  return {
    /** @param {Question} question */
    add(question) {
      const last = line.at(-1);
      if (last?.moved && question.moved) Object.assign(last.moved, question.moved);
      else line.push(question);
    },
    next: () => line.shift(),
    all: () => line,
    clear() {
      line = [];
    },
  };
}

/** Where these questions put the controls. @param {Question[]} questions */
function movedBy(questions) {
  /** @type {Record<string, any>} */
  const moved = {};
  for (const question of questions) {
    if (question.pressed === "reset") for (const key of Object.keys(moved)) delete moved[key];
    Object.assign(moved, question.moved);
  }
  return moved;
}

/**
 * One question is open at a time, so that nothing lags behind the handle.
 * @param {(question: Question) => void} send
 * @param {string} tag begins every id; each conversation has its own, for all of them hear all answers
 */
function conversation(send, tag) {
  let count = 0;
  /** @type {Question | null} */
  let open = null;
  const waiting = waitingLine();

  function next() {
    const question = open ? undefined : waiting.next();
    if (!question) return;
    count += 1;
    open = { id: `${tag}-${count}`, ...question };
    send(open);
  }
  /** @param {Question} question */
  function ask(question) {
    waiting.add(question);
    next();
  }
  return {
    /** @param {Record<string, any>} moved the controls that moved, and to where */
    move: (moved) => ask({ moved: { ...moved } }),
    /** @param {string} pressed a button's key, or "reset" */
    press: (pressed) => ask({ pressed }),
    /** @param {any} choice @param {boolean} sure */
    lock: (choice, sure) => ask({ choice, sure }),

    /** Whether this answer is to the open question; then the next one is asked. @param {{ id?: any }} answer */
    heard(answer) {
      if (!open || answer.id !== open.id) return false;
      open = null;
      next();
      return true;
    },
    /** Nothing is asked any more; who moved a control is told where it stands. */
    giveUp() {
      open = null;
      waiting.clear();
    },
    /** Whether an answer is awaited. */
    asking: () => open !== null,
    /** Controls that were moved and not yet answered: what the handles show beyond the picture. */
    unanswered: () => movedBy(open ? [open, ...waiting.all()] : waiting.all()),
  };
}

// kernel.js
// What a front end knows of the kernel behind a widget. Each has other ways to say it; none is needed.

/** Words of JupyterLab and Notebook for a kernel whose variables are gone. */
const GONE = new Set(["dead", "restarting", "autorestarting", "terminating"]);

/** Whether this is no kernel any more: null, or of a status that says so. @param {any} kernel */
const isGone = (kernel) => kernel === null || GONE.has(kernel?.status);

/**
 * @param {any} model
 * @param {string} id of the model, under which the manager knows it
 * @param {() => void} gone told when the kernel has died, was restarted or shut down
 * @returns {() => void} ends it
 */
function watchKernel(model, id, gone) {
  const manager = model.widget_manager;
  const session = manager?.context?.sessionContext;
  /** @param {any} _ @param {string} status */
  const told = (_, status) => {
    if (GONE.has(status)) gone();
  };
  /** @param {any} _ @param {any} change */
  const changed = (_, change) => {
    if (change?.oldValue) gone();
  };
  const look = async () => {
    const own = await manager?.get_model?.(id);
    if (own && own.comm_live === false) gone();
  };
  const quietly = () => {
    look().catch(() => {});
  }; // a manager that does not know it says nothing
  const status = session?.statusChanged ?? manager?.kernel?.statusChanged;
  status?.connect(told);
  session?.kernelChanged?.connect(changed);
  model.on("comm_live_update", quietly);
  quietly();
  return () => {
    status?.disconnect(told);
    session?.kernelChanged?.disconnect(changed);
    model.off("comm_live_update", quietly);
  };
}

// asking.js
// What is asked of a kernel that may be slow or gone: what waits for its answer, and what is given up.


/**
 * @param {import("./host.js").Model} model
 * @param {() => void} doubted told when there is something else to say of the kernel
 */
function askingOf(model, doubted) {
  const doubt = doubtOf(doubted);
  const talk = conversation(send, fresh());
  const givenUp = () => doubt.now() === "unanswered" || doubt.now() === "stopped";

  /** @param {any} question */
  function send(question) {
    try {
      if (isGone(model.widget_manager?.kernel)) throw new Error("no kernel");
      model.send(question);
    } catch {
      stopped();
    }
  }
  function stopped() {
    talk.giveUp();
    doubt.stopped();
  }
  /** @param {() => void} ask what is asked; of a kernel that has stopped in vain, unless it answers after all */
  function asking(ask) {
    const vain = doubt.now() === "stopped";
    ask();
    if (vain) talk.giveUp();
    if (vain || talk.asking()) doubt.asked();
  }

  return {
    move: (/** @type {Record<string, any>} */ moved) => asking(() => talk.move(moved)),
    press: (/** @type {string} */ key) => asking(() => talk.press(key)),
    lock: (/** @type {any} */ choice, /** @type {boolean} */ sure) => asking(() => talk.lock(choice, sure)),
    /** @param {any} answer */
    heard(answer) {
      talk.heard(answer);
      doubt.answered();
      if (talk.asking()) doubt.asked();
    },
    stopped,
    doubt: doubt.now,
    /** Whether nobody answers any more: what was moved goes back. */
    givenUp,
    /** Where the controls were moved to, as long as an answer is hoped for. */
    unanswered: () => (givenUp() ? {} : talk.unanswered()),
    /** The controls that wait, while it is said that the kernel is busy. */
    waiting: () => (doubt.now() === "busy" ? Object.keys(talk.unanswered()) : []),
    leave: doubt.rest,
  };
}

// host.js
// Between one widget and all its views: what the kernel said last, and who is told.


/**
 * @typedef {{ svg: string, say: string, values: Record<string, any>, disabled: string[], hidden: string[],
 *   ranges: Record<string, [number, number]>, progress: number | null, aside?: string }} Shown aside: HTML, what a host says
 *   beside the controls
 * @typedef {{ get: (name: string) => any, send: (message: any) => void, on: Function, off: Function, widget_manager?: any }} Model
 * @typedef {{ shown: () => void, predicted: () => void, doubted: () => void }} View
 */

/** The views of one widget, told together. */
function viewsOf() {
  /** @type {Set<View>} */
  const views = new Set();
  return {
    /** @param {View} view */
    join(view) {
      views.add(view);
      return () => views.delete(view);
    },
    /** @param {keyof View} what */
    tell(what) {
      for (const view of views) view[what]();
    },
  };
}

/** Acts at these events, until the end that it returns. @param {Model} model @param {Record<string, Function>} acts */
function listening(model, acts) {
  for (const [event, act] of Object.entries(acts)) model.on(event, act);
  return () => {
    for (const [event, act] of Object.entries(acts)) model.off(event, act);
  };
}

/** @param {Model} model */
function hostOf(model) {
  const { join, tell } = viewsOf();
  const { heard, stopped, unanswered, leave, ...asked } = askingOf(model, () => tell("doubted"));
  const host = {
    ...asked,
    /** @type {Shown} */
    shown: model.get("shown"),
    /** @type {any} */
    prediction: model.get("prediction"),
    /** What the handles show: the picture's values, and over them what is still to be answered. */
    values: () => ({ ...host.shown.values, ...unanswered() }),
    join,
    leave() {
      for (const end of [leave, unwatch, deaf]) end();
    },
  };
  /** @param {any} prediction */
  function learn(prediction) {
    if (JSON.stringify(prediction) === JSON.stringify(host.prediction)) return;
    host.prediction = prediction;
    tell("predicted");
  }
  /** @param {any} answer */
  function answered(answer) {
    heard(answer);
    if ("prediction" in answer) learn(answer.prediction);
    if (!("svg" in answer)) return;
    host.shown = answer;
    tell("shown");
  }
  const deaf = listening(model, {
    "msg:custom": answered,
    "change:prediction": () => learn(model.get("prediction")),
  });
  const unwatch = watchKernel(model, model.get("card").model, stopped);
  return host;
}

/** @typedef {ReturnType<typeof hostOf>} Host */

// question.js
// The room of the question before a figure: asked, or answered.


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
function room(prediction, lockIn, view) {
  if (!prediction.open) return asked(prediction, lockIn, view);
  return prediction.said ? told(prediction) : [small(prediction)];
}

/** @param {Prediction} prediction @param {(choice: any, sure: boolean) => void} lockIn @param {string} view */
function asked(prediction, lockIn, view) {
  const id = `bp-${view}-question`;
  /** @type {{ answer: number | null, sure: boolean | null }} */
  const given = { answer: null, sure: null };
  const lock = make("button", {
    type: "button",
    class: "bp-btn",
    text: "Lock in my prediction",
    disabled: true,
    ...own,
  });
  const give = (/** @type {Partial<typeof given>} */ more) => {
    Object.assign(given, more);
    lock.disabled = given.answer === null || given.sure === null;
  };
  const answers = answersOf(prediction, view, id, (answer) => give({ answer }));
  const sureness = surenessOf(view, (sure) => give({ sure }));
  const why = make("span", { class: "bp-sent", role: "status" });
  lock.addEventListener("click", () => {
    if (given.answer === null || given.sure === null) return;
    for (const input of [lock, ...answers.querySelectorAll("input"), ...sureness.querySelectorAll("input")])
      input.disabled = true;
    why.textContent = "Sent; the figure opens with the answer.";
    lockIn(given.answer, given.sure);
  });
  const label = make("span", { text: "How sure are you?", "aria-hidden": "true" });
  return [...questionOf(prediction, id), answers, make("div", { class: "bp-foot" }, label, sureness, why, lock)];
}

/** What is asked, with its setting and its small picture. @param {Prediction} prediction @param {string} id of the question */
function questionOf({ setting, question, picture }, id) {
  const head = make(
    "div",
    { class: "bp-head" },
    make("b", { text: "Predict" }),
    make("span", { text: "no points: a surprise teaches more than a hit" }),
  );
  const words = make(
    "div",
    {},
    setting ? make("p", { html: setting }) : null,
    make("p", { class: "bp-q", html: question, id }),
  );
  const side = picture ? make("div", { class: "bp-small-picture", html: picture }) : null;
  return [head, make("div", { class: "bp-split" }, words, side)];
}

/**
 * A handle on a scale, or one of several answers.
 * @param {Prediction} prediction @param {string} view @param {string} id of the question @param {(x: number) => void} chosen
 */
function answersOf({ scale, options }, view, id, chosen) {
  if (scale) return estimate(scale, chosen, id);
  return radios(options, `bp-${view}-answer`, "bp-options", chosen, { "aria-labelledby": id });
}

/** @param {string} view @param {(sure: boolean) => void} chosen */
function surenessOf(view, chosen) {
  const words = { "aria-label": "How sure are you?" };
  return radios(["sure", "unsure"], `bp-${view}-sure`, "bp-sure", (i) => chosen(i === 0), words);
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
function saying({ said, sure }) {
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

// saw.js
// What a prediction hides: the folded text in the cell below becomes the last room of the card.


const patience = 20; // times a quarter of a second: a notebook that is just opening draws its cells one by one

/** @param {Element} el of the view; where there are no cells around it (VS Code) there is no text to take */
function sawRoom(el) {
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
function intoView(/** @type {Element} */ el, /** @type {Element} */ card) {
  setTimeout(() => {
    const cell = el.closest(".jp-Cell");
    const active = cell?.parentElement?.querySelector(":scope > .jp-mod-active");
    const near = [cell, cell?.nextElementSibling, cell?.nextElementSibling?.nextElementSibling];
    if (active && near.includes(active)) card.scrollIntoView({ block: "nearest" });
  }, 300);
}

// figure.js
// The card of a figure in the browser: one frame with rooms (question, picture, controls, sentence).
// The kernel computes; here is shown what it says.


/** @typedef {import("./host.js").Host} Host */
/** @typedef {import("./host.js").Model} Model */
/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./frame.js").Hands} Hands */

const STANDS = 700; // milliseconds until a sentence that has not changed is spoken

/** A click on a mark with data-set="row=1;col=2" sets these controls. @param {Host} host @param {MouseEvent} event */
function moveByClick(host, event) {
  const mark = event.target instanceof Element ? event.target.closest("[data-set]") : null;
  if (!mark) return;
  const { values } = host.shown;
  const pairs = (mark.getAttribute("data-set") ?? "").split(";").map((pair) => pair.split("="));
  host.move(
    Object.fromEntries(pairs.map(([key, text]) => [key, typeof values[key] === "string" ? text : JSON.parse(text)])),
  );
}

/** Every handle where it should stand, save one in the person's hand. @param {Host} host @param {Hands} hands */
function stand(host, hands) {
  const values = host.values(),
    waiting = host.waiting();
  for (const [key, hand] of hands) {
    if (!hand.hold?.()) hand.show(values[key]);
    hand.row.classList.toggle("bp-waits", waiting.includes(key));
  }
}

/**
 * Which controls can be used and seen, and how far they go.
 * @param {Host} host @param {import("./frame.js").Card} card @param {Frame} frame @param {Hands} hands
 */
function offer(host, { controls }, { rows }, hands) {
  const { disabled, hidden = [], ranges = {} } = host.shown;
  for (const { key, low, high } of controls) {
    const hand = hands.get(key);
    hand?.disable(disabled.includes(key));
    hand?.reach?.(ranges[key] ?? [low, high]);
    hand?.row.toggleAttribute("hidden", hidden.includes(key));
  }
  for (const group of rows.querySelectorAll(".bp-group"))
    group.toggleAttribute("hidden", !group.querySelector(":scope > * > :not([hidden])"));
}

/** The picture and the sentence. @param {Host} host @param {Frame} frame @param {Hands} hands */
function show(host, frame, hands) {
  const { svg, say, progress } = host.shown;
  frame.picture.innerHTML = svg;
  frame.sentence.innerHTML = say;
  frame.bar.hidden = progress === null;
  frame.bar.value = progress ?? 0;
  stand(host, hands);
}

/** What is said of a kernel that does not answer, or by a page that has none. @param {Host} host @param {Frame} frame @param {Hands} hands */
function showDoubt(host, { doubt, bar }, hands) {
  doubt.innerHTML = WORDS[host.doubt()] || host.shown.aside || "";
  doubt.hidden = !doubt.textContent;
  if (host.doubt() === "stopped") bar.hidden = true;
  stand(host, hands);
}

/** The sentence goes to a screen reader once it stands still, and not from a figure that is locked. @param {Frame} frame */
function voiceOf({ figure, sentence, spoken }) {
  let later = 0;
  const stop = () => clearTimeout(later);
  return {
    stop,
    speak() {
      stop();
      later = window.setTimeout(() => {
        if (spoken.textContent !== sentence.textContent && !figure.inert) spoken.textContent = sentence.textContent;
      }, STANDS);
    },
  };
}

/** The figure closed behind its question, or open below what was answered. @param {Host} host @param {Frame} frame */
function lock({ prediction }, { figure, locked, whole }) {
  const closed = "open" in prediction && !prediction.open;
  locked.hidden = !closed;
  figure.inert = closed;
  figure.classList.toggle("bp-locked", closed);
  if (closed) figure.setAttribute("aria-hidden", "true");
  else figure.removeAttribute("aria-hidden");
  whole.classList.toggle("bp-answered", "said" in prediction);
}

/**
 * The room of the question, and what the notebook says below it.
 * @param {Host} host @param {Frame} frame @param {ReturnType<typeof sawRoom>} saw @param {string} name of the view
 */
function ask(host, frame, saw, name) {
  const { question, figure, doubt, rows } = frame;
  lock(host, frame);
  question.hidden = !("question" in host.prediction);
  if (question.hidden) saw.leave();
  else if (figure.inert) saw.close();
  else saw.open();
  if (!question.hidden) question.replaceChildren(...room(host.prediction, host.lock, name));
  (figure.inert ? question : rows).append(doubt); // where it can be seen
}

/** After an answer was locked in: its truth has the focus and the card is in view. @param {Frame} frame */
function turnTo({ question, whole }) {
  const told = question.querySelector(".bp-told");
  if (told instanceof HTMLElement) told.focus({ preventScroll: true });
  whole.scrollIntoView({ block: "start" });
}

/** One view of the card; returns what ends it. @param {Host} host @param {import("./frame.js").Card} card @param {HTMLElement} el */
function view(host, card, el) {
  const name = fresh();
  let pressed = false; // the picture that answers a button fades in
  const press = (/** @type {string} */ key) => {
    pressed = true;
    host.press(key);
  };
  const moved = (/** @type {string} */ key, /** @type {any} */ value) => host.move({ [key]: value });
  const released = () => host.givenUp() && stand(host, hands);
  const hands = handsOf(card.controls, { moved, pressed: press, released }, name);
  const saw = sawRoom(el);
  const frame = frameOf(card, hands, saw.room, !card.controls.length && !card.try && !host.shown.say);
  const voice = voiceOf(frame);
  frame.picture.addEventListener("click", (event) => moveByClick(host, event));
  frame.reset.addEventListener("click", () => press("reset"));
  el.append(hidesStill(card.model), frame.around);

  const doubted = () => showDoubt(host, frame, hands);
  const shown = () => {
    offer(host, card, frame, hands);
    show(host, frame, hands);
    doubted();
    if (pressed && !calm()) frame.picture.firstElementChild?.animate([{ opacity: 0.35 }, { opacity: 1 }], 250);
    pressed = false;
    voice.speak();
  };
  const predicted = () => {
    ask(host, frame, saw, name);
    turnTo(frame);
  };
  shown();
  ask(host, frame, saw, name);
  if (frame.figure.inert) intoView(el, frame.whole);
  const ends = [
    voice.stop,
    saw.leave,
    handBack(el),
    enterFrom(el, saw.taken),
    host.join({ shown, doubted, predicted }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Called once for each widget; its views share one host. */
const figureWidget = () => {
  /** @type {Host} */
  let host;
  return {
    initialize(/** @type {{ model: Model }} */ { model }) {
      host = hostOf(model);
      return host.leave;
    },
    render: (/** @type {{ model: Model, el: HTMLElement }} */ { model, el }) => view(host, model.get("card"), el),
  };
};


// prepared.js
// Pictures that were made beforehand in place of a kernel: a question is answered with the one that lies nearest.
// Nothing here knows a browser.


/**
 * @typedef {{ base: number, moves: Record<string, (number | null)[]> }} Standpoint
 * @typedef {{ card: any, remembers: boolean, stops: Record<string, any[]>, standpoints: Standpoint[],
 *   presses: Record<string, Record<string, number[]>>, pieces: string[], pictures: number[][], says: string[],
 *   rests: any[], frames: { svg: number[], say: number[], rest: number[], values: Record<string, any[]> },
 *   question?: any, answers?: Answers }} Prepared what `packed.py` writes
 * @typedef {{ told: any[], bounds: (number | null)[] }} Answers what `predict.py` says of each answer
 * @typedef {{ frames: number[], exact: boolean }} Found the frames that answer; exact: they are what was asked for
 */

/** Every picture as SVG text, put together when it is asked for. @param {Prepared} prepared @returns {(k: number) => string} */
function picturesOf({ pieces, pictures }) {
  /** @type {number[][]} */
  const whole = [];
  for (const picture of pictures) {
    const before = whole.at(-1) ?? [];
    if (picture[0] !== -1) {
      whole.push(picture);
      continue;
    }
    const now = before.slice();
    let at = 0;
    for (let i = 1; i < picture.length; i += 2) {
      at += picture[i];
      now[at] += picture[i + 1];
    }
    whole.push(now);
  }
  return (k) => whole[k].map((piece) => pieces[piece]).join("");
}

/** Frame by frame what a kernel would have said. @param {Prepared} prepared @returns {(frame: number) => any} */
function framesOf(prepared) {
  const { says, rests, frames } = prepared;
  const svg = picturesOf(prepared);
  return (frame) => ({
    svg: svg(frames.svg[frame]),
    say: says[frames.say[frame]],
    ...rests[frames.rest[frame]],
    values: valuesOf(prepared, frame),
  });
}

/** What the controls say in a frame. @param {Prepared} prepared @param {number} frame @returns {Record<string, any>} */
function valuesOf({ frames: { values } }, frame) {
  return Object.fromEntries(Object.entries(values).map(([key, column]) => [key, column[frame]]));
}

/**
 * Where a value stands among the stops of its control, counted from 0; between two stops a part of the way.
 * @param {any} x @param {any[]} stops
 */
function rankOf(x, stops) {
  const at = stops.indexOf(x);
  if (at >= 0 || typeof x !== "number") return at;
  const above = stops.findIndex((stop) => stop > x);
  if (above <= 0) return above ? stops.length - 1 : 0;
  return above - 1 + (x - stops[above - 1]) / (stops[above] - stops[above - 1]);
}

/** The ranks of all frames, control by control. @param {Prepared} prepared @returns {Record<string, number[]>} */
function ranksOf({ frames: { values }, stops }) {
  return Object.fromEntries(
    Object.entries(values).map(([key, column]) => {
      const known = new Map(column.map((x) => [x, rankOf(x, stops[key])]));
      return [key, column.map((x) => known.get(x) ?? 0)];
    }),
  );
}

// what a frame is away: from a control that was moved, from each other one, and far below both how far that is
const FIRST = 1e9;
const OTHER = 1e3;
const HONOURED = 1e6; // nearer than this, the controls that were moved stand where they were put

/**
 * The way through the frames: where it stands, and where a question leads.
 * @param {Prepared} prepared
 */
function walkOf(prepared) {
  const { standpoints, presses, stops, remembers } = prepared;
  const ranks = ranksOf(prepared);
  let standpoint = standpoints[0];
  let frame = standpoint.base;

  /** standpoint -> the frames that can be reached from it in one move @type {Map<Standpoint, Set<number>>} */
  const inside = new Map();
  /** frame -> a standpoint that it lies in, its own where it has one @type {Map<number, Standpoint>} */
  const home = new Map();
  for (const p of standpoints) {
    const reached = Object.values(p.moves).flat();
    inside.set(p, new Set([p.base, ...reached.filter((f) => f !== null)]));
  }
  for (const [p, reached] of inside) for (const f of reached) if (!home.has(f)) home.set(f, p);
  for (const p of standpoints) home.set(p.base, p);
  const bases = new Set(standpoints.map((p) => p.base));
  const around = () => /** @type {Set<number>} */ (inside.get(standpoint));
  const all = prepared.frames.svg.map((_, f) => f);

  /** @param {number} to */
  function stand(to) {
    frame = to;
    if (bases.has(to) ? standpoint.base !== to : !around().has(to)) standpoint = home.get(to) ?? standpoint;
  }

  /**
   * The nearest of some frames: first in the controls that were moved, then in how many others, then in how far.
   * @param {Iterable<number>} among @param {Record<string, any>} wanted @param {string[]} keys
   */
  function nearest(among, wanted, keys) {
    const goals = Object.entries(ranks).map(([key, column]) => ({
      column,
      goal: rankOf(wanted[key], stops[key]),
      weight: (keys.includes(key) ? FIRST : 1) / stops[key].length,
      other: keys.includes(key) ? 0 : OTHER,
    }));
    let best = { frame, off: Number.POSITIVE_INFINITY };
    for (const f of among) {
      let off = 0;
      for (const { column, goal, weight, other } of goals)
        if (column[f] !== goal) off += other + weight * Math.abs(column[f] - goal);
      if (off < best.off) best = { frame: f, off };
    }
    return best;
  }

  /** A frame that was prepared for just this move. @param {Record<string, any>} moved */
  function straight(moved) {
    const [key, ...more] = Object.keys(moved);
    const column = standpoint.moves[key];
    if (more.length || !column) return null;
    const same = frame === standpoint.base || column.includes(frame);
    return same ? (column[stops[key].indexOf(moved[key])] ?? null) : null;
  }

  return {
    frame: () => frame,
    /** @param {Record<string, any>} moved @returns {Found} */
    move(moved) {
      const exact = straight(moved);
      if (exact !== null) {
        stand(exact);
        return { frames: [exact], exact: true };
      }
      const wanted = { ...valuesOf(prepared, frame), ...moved };
      const keys = Object.keys(moved);
      const near = nearest(around(), wanted, keys);
      const there = near.off ? nearest(all, wanted, keys) : near;
      const found = (remembers ? near.off > HONOURED : there.off < near.off) ? there : near;
      const own = !remembers || (found === near && around().has(frame));
      stand(found.frame);
      return { frames: [found.frame], exact: found.off === 0 && own };
    },
    /** @param {string} key @returns {Found} */
    press(key) {
      if (key === "reset") {
        standpoint = standpoints[0];
        frame = standpoint.base;
        return { frames: [frame], exact: true };
      }
      const exact = presses[frame]?.[key];
      if (!exact && remembers) return { frames: [frame], exact: false };
      const from = Object.keys(presses)
        .map(Number)
        .filter((f) => key in presses[f]);
      const frames = exact ?? presses[nearest(from, valuesOf(prepared, frame), []).frame]?.[key];
      if (!frames) return { frames: [frame], exact: false };
      stand(/** @type {number} */ (frames.at(-1)));
      return { frames, exact: !!exact };
    },
  };
}

/** An estimate as `predict.py` quotes it, in two digits. @param {number} x */
const quoted = (x) => (x >= 1e-3 && x < 10 ? x.toPrecision(2) : written(x, { log: true, digits: 2 }));

/**
 * What a prediction becomes once it is locked in.
 * @param {any} question @param {Answers} answers @param {number} choice of an option, or an estimate @param {boolean} sure
 */
function toldOf(question, { told, bounds }, choice, sure) {
  const open = { ...question, open: true };
  const how = { sure: sure ? "sure" : "unsure" };
  if (!bounds.length) return { ...open, ...told[choice], ...how };
  const said = quoted(estimated(choice)) + question.scale.unit;
  const band = bounds.findIndex((bound) => bound === null || choice <= bound);
  return { ...open, ...told[band], ...how, estimate: choice, said };
}

/** An earlier answer that still fits its question; a new version may have fewer options. @param {Answers} answers @param {any} before */
const fitting = ({ told, bounds }, before) => (before && (bounds.length || told[before.choice]) ? before : null);

const MOMENT = 40; // milliseconds between the pictures of what runs

/**
 * A widget's model as anywidget hands it over, answered by the prepared frames.
 * @param {Prepared} prepared
 * @param {{ moved: string, pressed: string }} asides HTML, said where what was moved or pressed is not prepared
 * @param {{ after?: (act: () => void, ms: number) => any, cancel?: (timer: any) => void, calm?: () => boolean,
 *   kept?: { read: () => any, write: (answer: any) => void } }} [around] the page: its clock, whether it moves, what it keeps
 */
function modelOf(prepared, asides, around = {}) {
  const { after = setTimeout, cancel = clearTimeout, calm = () => false, kept } = around;
  const walk = walkOf(prepared);
  const shown = framesOf(prepared);
  /** @type {Map<string, Set<Function>>} */
  const events = new Map();
  /** @type {any} */
  let running = 0;
  const told = (/** @type {any} */ { choice, sure }) =>
    toldOf(prepared.question, /** @type {Answers} */ (prepared.answers), choice, sure);
  const before = prepared.question && fitting(/** @type {Answers} */ (prepared.answers), kept?.read());
  const state = /** @type {Record<string, any>} */ ({
    card: prepared.card,
    shown: { ...shown(walk.frame()), aside: "" },
    prediction: before ? told(before) : (prepared.question ?? {}),
  });

  /** @param {any} message */
  const answer = (message) => {
    for (const heard of events.get("msg:custom") ?? []) heard(message);
  };
  /** One frame after the other; the first at once. @param {number[]} frames @param {any} id @param {string} said */
  function play([first, ...rest], id, said) {
    state.shown = { ...shown(first), aside: said };
    answer({ id, ...state.shown });
    if (rest.length) running = after(() => play(rest, null, said), MOMENT);
  }
  return {
    /** @param {string} name */
    get: (name) => state[name],
    /** @param {any} question */
    send(question) {
      if ("choice" in question) {
        state.prediction = told(question);
        kept?.write({ choice: question.choice, sure: question.sure });
        answer({ id: question.id, prediction: state.prediction });
        return;
      }
      cancel(running);
      const { frames, exact } = question.pressed ? walk.press(question.pressed) : walk.move(question.moved);
      const why = question.pressed ? asides.pressed : asides.moved;
      play(calm() ? frames.slice(-1) : frames, question.id, exact ? "" : why);
    },
    /** @param {string} name @param {Function} heard */
    on(name, heard) {
      events.set(name, (events.get(name) ?? new Set()).add(heard));
    },
    /** @param {string} name @param {Function} heard */
    off(name, heard) {
      events.get(name)?.delete(heard);
    },
  };
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


// page.js
// Cards on a web page, without a kernel and without the network: `page.py` writes where they stand, what each needs is
// in a script of its own, and a script also loads from a file.


const NEAR = "1200px"; // from the window: until then a picture is still

/** What one question was answered with, kept by the browser; nothing where it keeps nothing. @param {string} name */
function keeping(name) {
  const key = `backprop-${name}`;
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    /** @param {any} answer */
    write(answer) {
      try {
        localStorage.setItem(key, JSON.stringify(answer));
      } catch {
        // a private window: the answer lasts as long as the page
      }
    },
  };
}

/** base64 of gzip of JSON, as `packed.py` writes it. @param {string} text */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(plain).text());
}

/** name -> who waits for its pictures @type {Map<string, (text: string) => void>} */
const waiting = new Map();

/** @param {string} name @param {string} source @returns {Promise<string>} */
function loaded(name, source) {
  return new Promise((heard, failed) => {
    waiting.set(name, heard);
    const script = document.createElement("script");
    script.src = source;
    script.onerror = () => failed(new Error(`no pictures in ${source}`));
    document.head.append(script);
  });
}

/** @type {Map<string, Promise<any>>} */
const pictures = new Map();

/** A picture that is wider than its card can be scrolled by keyboard. @param {HTMLElement} el */
function scrolls(el) {
  const picture = el.querySelector(".bp-pic");
  if (!picture) return;
  new ResizeObserver(() => {
    const wide = picture.scrollWidth > picture.clientWidth;
    const says = { tabindex: "0", role: "group", "aria-label": "picture, wider than the page" };
    for (const [name, value] of Object.entries(says))
      if (wide) picture.setAttribute(name, value);
      else picture.removeAttribute(name);
  }).observe(picture);
}

/** The still picture gives way to its card. @param {HTMLElement} place */
async function enliven(place) {
  const { name = "", frames = "", moved = "", pressed = "", asks = "" } = place.dataset;
  if (!pictures.has(name)) pictures.set(name, loaded(name, frames).then(unpacked));
  const prepared = { ...(await pictures.get(name)) };
  if (asks === "no") delete prepared.question;
  const model = modelOf(prepared, { moved, pressed }, { calm, kept: keeping(name) });
  const widget = figureWidget();
  const el = document.createElement("div");
  widget.initialize({ model });
  widget.render({ model, el });
  place.replaceChildren(el);
  scrolls(el);
}

/** @param {HTMLElement} place */
function askQuiz(place) {
  const quiz = JSON.parse(place.querySelector("script")?.textContent ?? "{}");
  const el = document.createElement("div");
  const model = /** @type {any} */ ({ get: () => quiz });
  quizWidget.render({ model, el });
  place.replaceChildren(el);
}

/** Each card of the page once, when it comes near. */
function begin() {
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        near.unobserve(target);
        enliven(target).catch((error) => console.error(error));
      }
    },
    { rootMargin: NEAR },
  );
  for (const place of document.querySelectorAll("[data-backprop]:not([data-begun])")) {
    if (!(place instanceof HTMLElement)) continue;
    place.dataset.begun = "";
    if (place.dataset.backprop === "quiz") askQuiz(place);
    else near.observe(place);
  }
}

const page = /** @type {any} */ (window);
// every fragment names this script: the first one is the one that runs
if (!page.backprop) {
  page.backprop = {
    frames: (/** @type {string} */ name, /** @type {string} */ text) => waiting.get(name)?.(text),
    begin,
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}
