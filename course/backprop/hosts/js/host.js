// Between one widget and all its views: what the kernel said last, and what is asked of it.

import { conversation } from "./conversation.js";
import { fresh } from "./make.js";

/**
 * @typedef {{ svg: string, say: string, values: Record<string, any>, disabled: string[], progress: number | null }} Shown
 * @typedef {{ get: (name: string) => any, send: (message: any) => void, on: Function, off: Function }} Model
 */

/** @param {Model} model */
export function hostOf(model) {
  /** @type {Set<{ shown: () => void, predicted: () => void }>} */
  const views = new Set();
  const talk = conversation((question) => model.send(question), fresh());
  const host = {
    talk,
    /** @type {Shown} */
    shown: model.get("shown"),
    /** @type {any} */
    prediction: model.get("prediction"),
    /** @param {{ shown: () => void, predicted: () => void }} view */
    join(view) {
      views.add(view);
      return () => views.delete(view);
    },
    leave: () => {
      model.off("msg:custom", heard);
      model.off("change:prediction", predicted);
    },
  };
  const predicted = () => {
    host.prediction = model.get("prediction");
    for (const view of views) view.predicted();
  };
  /** @param {any} answer */
  const heard = (answer) => {
    talk.heard(answer);
    if (!("svg" in answer)) return;
    host.shown = answer;
    for (const view of views) view.shown();
  };
  model.on("msg:custom", heard);
  model.on("change:prediction", predicted);
  return host;
}

/** @typedef {ReturnType<typeof hostOf>} Host */
