// A figure that doubts: how long nobody has answered, and what is said about it.

/** Milliseconds without an answer until something is said, and until the answer is given up. */
export const BUSY = 700;
export const LONG = 2000;

/** @typedef {"" | "busy" | "unanswered" | "stopped"} Doubt */

/** @type {Record<Doubt, string>} */
export const WORDS = {
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
export function doubtOf(changed, after = (act, ms) => setTimeout(act, ms), cancel = (timer) => clearTimeout(timer)) {
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
