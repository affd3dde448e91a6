// One host between a widget and its views: who hears what, and where handles stand when nobody answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hostOf } from "../../../course/backprop/hosts/js/host.js";
import { clock } from "./clock.js";
import { makeModel } from "./model.js";

const { setTimeout: real, clearTimeout: realClear } = globalThis;

function started(state) {
  const time = clock();
  Object.assign(globalThis, { setTimeout: time.after, clearTimeout: time.cancel });
  const model = makeModel(state),
    host = hostOf(model),
    seen = [];
  const view = (name) => ({
    shown: () => seen.push(`${name} shown`),
    predicted: () => seen.push(`${name} predicted`),
    doubted: () => seen.push(`${name} ${host.doubt() || "clear"}`),
  });
  host.join(view("a"));
  return { model, host, seen, view, pass: time.pass };
}

/** A test that leaves the clock as it was. */
const check = (name, act) =>
  test(name, async () => {
    try {
      await act();
    } finally {
      Object.assign(globalThis, { setTimeout: real, clearTimeout: realClear });
    }
  });

check("every view of a widget hears every answer, its own or not", () => {
  const { model, host, seen, view } = started();
  const leave = host.join(view("b"));
  host.move({ w: 1 });
  model.answer({ w: 1 });
  leave();
  model.emit("msg:custom", { ...model.state.shown, id: "another tab", values: { w: 3 } });
  assert.deepEqual(seen, ["a shown", "b shown", "a shown"]);
  assert.deepEqual(host.values(), { w: 3 });
});

check("a message that shows nothing draws nothing", () => {
  const { model, seen } = started();
  model.emit("msg:custom", { kind: "anywidget-command" });
  assert.deepEqual(seen, []);
});

check("two hosts never take one another's answers for theirs", () => {
  const { host, model } = started();
  const other = makeModel();
  hostOf(other).move({ w: 2 });
  host.move({ w: 1 });
  assert.notEqual(other.sent[0].id, model.sent[0].id);
});

check("a handle shows what was moved until the answer says where it stands", () => {
  const { model, host } = started();
  host.move({ w: 0.8 });
  assert.deepEqual(host.values(), { w: 0.8 });
  assert.deepEqual(host.waiting(), []);
  model.answer({ w: 0.75 });
  assert.deepEqual(host.values(), { w: 0.75 });
});

check("it waits after 0.7 s, goes back after 2, and a late answer clears all", () => {
  const { model, host, seen, pass } = started();
  host.move({ w: 0.8 });
  pass(700);
  assert.deepEqual(host.waiting(), ["w"]);
  assert.deepEqual(host.values(), { w: 0.8 });
  pass(1300);
  assert.deepEqual(host.values(), { w: 0.5 });
  assert.deepEqual(host.waiting(), []);
  assert.equal(host.givenUp(), true);
  model.answer({ w: 0.8 });
  assert.deepEqual(host.values(), { w: 0.8 });
  assert.deepEqual(seen, ["a busy", "a unanswered", "a clear", "a shown"]);
});

check("what was moved meanwhile is asked as soon as the late answer is there, and doubted anew", () => {
  const { model, host, seen, pass } = started();
  host.move({ w: 0.8 });
  pass(2000);
  host.move({ w: 0.9 });
  model.answer({ w: 0.8 });
  assert.deepEqual(model.sent[1].moved, { w: 0.9 });
  assert.deepEqual(host.values(), { w: 0.9 });
  pass(700);
  assert.equal(seen.at(-1), "a busy");
});

check("a failed send says at once that the kernel has stopped", () => {
  const { model, host, seen } = started();
  model.send = () => {
    throw new Error("Cannot send");
  };
  host.move({ w: 0.8 });
  assert.deepEqual(seen, ["a stopped"]);
  assert.deepEqual(host.values(), { w: 0.5 });
});

for (const [name, go] of Object.entries({
  "a dead kernel": (model) => model.sessionContext.statusChanged.emit("dead"),
  "a kernel restarted by the person": (model) => model.sessionContext.statusChanged.emit("restarting"),
  "a kernel restarted by the server": (model) => model.sessionContext.statusChanged.emit("autorestarting"),
  "another kernel": (model) => model.sessionContext.kernelChanged.emit({ oldValue: {}, newValue: {} }),
  "a kernel shut down": (model) => model.sessionContext.kernelChanged.emit({ oldValue: {}, newValue: null }),
})) {
  check(`${name} has stopped`, () => {
    const { model, host, seen, pass } = started();
    host.move({ w: 0.8 });
    go(model);
    pass(5000);
    assert.deepEqual(seen, ["a stopped"]);
    assert.deepEqual(host.values(), { w: 0.5 });
  });
}

check("no kernel at all: it is said when something is asked", () => {
  const { model, host, seen } = started();
  model.widget_manager.kernel = null;
  host.move({ w: 0.8 });
  assert.deepEqual(seen, ["a stopped"]);
  assert.deepEqual(model.sent, []);
});

check("a model whose comm is closed has stopped, one that lives has not", async () => {
  const { model, seen } = started();
  await null;
  model.emit("comm_live_update");
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(seen, []);
  model.own.comm_live = false;
  model.emit("comm_live_update");
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(seen, ["a stopped"]);
});

for (const status of ["busy", "idle", "unknown", "starting", "connecting"]) {
  check(`a kernel that is ${status} has not stopped`, () => {
    const { model, seen } = started();
    model.sessionContext.statusChanged.emit(status);
    model.sessionContext.kernelChanged.emit({ oldValue: null, newValue: {} });
    assert.deepEqual(seen, []);
  });
}

check("what stopped may be asked again, and believes an answer", () => {
  const { model, host, seen, pass } = started();
  model.sessionContext.statusChanged.emit("dead");
  host.move({ w: 0.8 });
  assert.equal(model.sent.length, 1);
  assert.deepEqual(host.values(), { w: 0.5 });
  pass(700);
  model.answer({ w: 0.8 });
  assert.deepEqual(seen, ["a stopped", "a stopped", "a clear", "a shown"]);
});

check("a front end that tells nothing of its kernel is believed", () => {
  const model = makeModel();
  model.widget_manager = undefined;
  hostOf(model).move({ w: 1 });
  assert.equal(model.sent.length, 1);
});

check("a prediction is told once, whether a trait or an answer brings it", () => {
  const { model, host, seen } = started();
  host.lock(1, true);
  assert.deepEqual(model.sent[0].choice, 1);
  model.state.prediction = { open: true };
  model.emit("change:prediction");
  model.emit("msg:custom", { id: model.sent[0].id, prediction: { open: true } });
  assert.deepEqual(seen, ["a predicted"]);
  model.emit("msg:custom", { id: "another tab", prediction: { open: true, said: "x" } });
  assert.deepEqual(seen, ["a predicted", "a predicted"]);
  assert.deepEqual(host.prediction, { open: true, said: "x" });
});

check("who has left hears nothing, and nothing is kept", () => {
  const { model, host, seen, pass } = started();
  host.move({ w: 1 });
  host.leave();
  pass(5000);
  model.answer({ w: 1 });
  assert.deepEqual(seen, []);
  assert.equal(model.listeners(), 0);
  assert.equal(model.sessionContext.statusChanged.heard.size + model.sessionContext.kernelChanged.heard.size, 0);
});
