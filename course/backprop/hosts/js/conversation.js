// What is asked of the kernel, and in which order. Nothing here knows a browser or a notebook.

/**
 * @typedef {{ id?: string, moved?: Record<string, any>, pressed?: string, choice?: any, sure?: boolean }} Question
 */

/**
 * One question is open at a time, so that nothing lags behind the handle. Moves that wait become one; what is pressed
 * is never merged and keeps its place among the moves.
 * @param {(question: Question) => void} send
 * @param {string} tag begins every id; each conversation has its own, for all of them hear all answers
 */
export function conversation(send, tag) {
  let count = 0;
  /** @type {Question | null} */
  let open = null;
  /** @type {Question[]} */
  let waiting = [];

  function next() {
    const question = open ? undefined : waiting.shift();
    if (!question) return;
    count += 1;
    open = { id: `${tag}-${count}`, ...question };
    send(open);
  }

  /** @param {Question} question */
  function queue(question) {
    waiting.push(question);
    next();
  }

  return {
    /** @param {Record<string, any>} moved the controls that moved, and to where */
    move(moved) {
      const last = waiting.at(-1);
      if (last?.moved) Object.assign(last.moved, moved);
      else queue({ moved: { ...moved } });
    },
    /** @param {string} pressed a button's key, or "reset" */
    press: (pressed) => queue({ pressed }),
    /** @param {any} choice @param {boolean} sure */
    lock: (choice, sure) => queue({ choice, sure }),

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
      waiting = [];
    },
    /** Whether an answer is awaited. */
    asking: () => open !== null,
    /** Controls that were moved and not yet answered: what the handles show beyond the picture. */
    unanswered() {
      /** @type {Record<string, any>} */
      const moved = {};
      for (const question of open ? [open, ...waiting] : waiting) {
        if (question.pressed === "reset") for (const key of Object.keys(moved)) delete moved[key];
        Object.assign(moved, question.moved);
      }
      return moved;
    },
  };
}
