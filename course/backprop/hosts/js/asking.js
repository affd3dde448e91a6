// What is asked of a kernel that may be slow or gone: what waits for its answer, and what is given up.

import { conversation } from "./conversation.js";
import { doubtOf } from "./doubt.js";
import { isGone } from "./kernel.js";
import { fresh } from "./make.js";

/**
 * @param {import("./host.js").Model} model
 * @param {() => void} doubted told when there is something else to say of the kernel
 */
export function askingOf(model, doubted) {
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
