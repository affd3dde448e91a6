// Pictures that were made beforehand in place of a kernel: a question is answered with the one that lies nearest.
// Nothing here knows a browser.

import { estimated, written } from "./written.js";

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
export function picturesOf({ pieces, pictures }) {
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
export function framesOf(prepared) {
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
export function walkOf(prepared) {
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
export function toldOf(question, { told, bounds }, choice, sure) {
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
export function modelOf(prepared, asides, around = {}) {
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
