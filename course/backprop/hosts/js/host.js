// Between one widget and all its views: what the kernel said last, and who is told.

import { askingOf } from "./asking.js";
import { watchKernel } from "./kernel.js";

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
export function hostOf(model) {
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
