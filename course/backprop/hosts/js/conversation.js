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
export function conversation(send, tag) {
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
