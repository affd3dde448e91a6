// A clock that stands until a test moves it.

export function clock() {
  let now = 0;
  let timers = [];
  return {
    after(act, milliseconds) {
      const timer = { act, at: now + milliseconds };
      timers.push(timer);
      return timer;
    },
    cancel(timer) {
      timers = timers.filter((one) => one !== timer);
    },
    pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        timers = timers.filter((one) => one !== next);
        next.act();
      }
      now = until;
    },
  };
}
