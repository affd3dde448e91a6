// A widget's model as anywidget hands it over, and a kernel that can be told to go.

function signal() {
  const heard = new Set();
  return {
    heard,
    connect: (told) => heard.add(told),
    disconnect: (told) => heard.delete(told),
    emit: (change) => {
      for (const told of heard) told(null, change);
    },
  };
}

export function makeModel(state = {}) {
  const events = new Map();
  const kernel = { status: "idle" };
  const own = { comm_live: true };
  const sessionContext = { statusChanged: signal(), kernelChanged: signal() };
  const model = {
    sent: [],
    own,
    sessionContext,
    listeners: () => [...events.values()].reduce((sum, told) => sum + told.size, 0),
    widget_manager: { kernel, context: { sessionContext }, get_model: async (id) => (id === "m1" ? own : undefined) },
    state: {
      card: { model: "m1" },
      shown: { svg: "<svg/>", say: "", values: { w: 0.5 }, disabled: [], hidden: [], ranges: {}, progress: null },
      prediction: {},
      ...state,
    },
    get: (name) => model.state[name],
    send: (message) => {
      model.sent.push(message);
    },
    on: (name, told) => {
      events.set(name, (events.get(name) ?? new Set()).add(told));
    },
    off: (name, told) => {
      events.get(name)?.delete(told);
    },
    emit: (name, ...what) => {
      for (const told of events.get(name) ?? []) told(...what);
    },
    /** The kernel answers the last question with these values. */
    answer(values, more = {}) {
      model.emit("msg:custom", { ...model.state.shown, id: model.sent.at(-1).id, values, ...more });
    },
  };
  return model;
}
