// Between one widget and all its views: what the kernel said last, what is asked of it, and whether it answers.

import { conversation } from "./conversation.js";
import { doubtOf } from "./doubt.js";
import { isGone, watchKernel } from "./kernel.js";
import { fresh } from "./make.js";

/**
 * @typedef {{ svg: string, say: string, values: Record<string, any>, disabled: string[], hidden: string[],
 *   ranges: Record<string, [number, number]>, progress: number | null }} Shown
 * @typedef {{ get: (name: string) => any, send: (message: any) => void, on: Function, off: Function, widget_manager?: any }} Model
 * @typedef {{ shown: () => void, predicted: () => void, doubted: () => void }} View
 */

/** @param {Model} model */
export function hostOf(model) {
  /** @type {Set<View>} */
  const views = new Set();
  /** @param {"shown" | "predicted" | "doubted"} what */
  const tell = (what) => {
    for (const view of views) view[what]();
  };
  const doubt = doubtOf(() => tell("doubted"));

  /** @param {any} question */
  function send(question) {
    try {
      if (isGone(model.widget_manager?.kernel)) throw new Error("no kernel");
      model.send(question);
    } catch {
      stopped();
    }
  }
  const talk = conversation(send, fresh());
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

  const givenUp = () => doubt.now() === "unanswered" || doubt.now() === "stopped";

  const host = {
    /** @type {Shown} */
    shown: model.get("shown"),
    /** @type {any} */
    prediction: model.get("prediction"),
    move: (/** @type {Record<string, any>} */ moved) => asking(() => talk.move(moved)),
    press: (/** @type {string} */ key) => asking(() => talk.press(key)),
    lock: (/** @type {any} */ choice, /** @type {boolean} */ sure) => asking(() => talk.lock(choice, sure)),
    doubt: doubt.now,
    /** What the handles show: the picture's values, and over them what is still to be answered. */
    values: () => (givenUp() ? host.shown.values : { ...host.shown.values, ...talk.unanswered() }),
    /** Whether nobody answers any more: what was moved goes back. */
    givenUp,
    /** The controls that wait, while it is said that the kernel is busy. */
    waiting: () => (doubt.now() === "busy" ? Object.keys(talk.unanswered()) : []),
    /** @param {View} view */
    join(view) {
      views.add(view);
      return () => views.delete(view);
    },
    leave() {
      doubt.rest();
      unwatch();
      model.off("msg:custom", heard);
      model.off("change:prediction", predicted);
    },
  };
  /** @param {any} prediction */
  function learn(prediction) {
    if (JSON.stringify(prediction) === JSON.stringify(host.prediction)) return;
    host.prediction = prediction;
    tell("predicted");
  }
  const predicted = () => learn(model.get("prediction"));
  /** @param {any} answer */
  const heard = (answer) => {
    talk.heard(answer);
    doubt.answered();
    if ("prediction" in answer) learn(answer.prediction);
    if ("svg" in answer) {
      host.shown = answer;
      tell("shown");
    }
    if (talk.asking()) doubt.asked();
  };
  model.on("msg:custom", heard);
  model.on("change:prediction", predicted);
  const unwatch = watchKernel(model, model.get("card").model, stopped);
  return host;
}

/** @typedef {ReturnType<typeof hostOf>} Host */
