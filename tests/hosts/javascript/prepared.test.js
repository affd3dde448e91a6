// A page without a kernel: which prepared frame answers a question, and when it is said that there is none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { modelOf, picturesOf, toldOf, walkOf } from "../../../course/backprop/hosts/js/prepared.js";
import { clock } from "./clock.js";

/** A figure with a slider w and a choice c, as `packed.py` would write it; each frame is its setting. */
function figure(settings, more = {}) {
  const stops = { w: [0, 1, 2, 3], c: ["a", "b"] };
  const at = (w, c) => {
    const found = settings.findIndex((setting) => setting[0] === w && setting[1] === c);
    return found < 0 ? null : found;
  };
  return {
    card: { controls: [] },
    remembers: false,
    stops,
    standpoints: [
      {
        base: 0,
        moves: { w: stops.w.map((w) => at(w, settings[0][1])), c: stops.c.map((c) => at(settings[0][0], c)) },
      },
    ],
    presses: {},
    pieces: settings.map(String),
    pictures: settings.map((_, k) => [k]),
    says: ["said"],
    rests: [{ disabled: [], hidden: [], ranges: {}, progress: null }],
    frames: {
      svg: settings.map((_, k) => k),
      say: settings.map(() => 0),
      rest: settings.map(() => 0),
      values: { w: settings.map(([w]) => w), c: settings.map(([, c]) => c) },
    },
    ...more,
  };
}

const alone = [
  [1, "a"],
  [0, "a"],
  [2, "a"],
  [3, "a"],
  [1, "b"],
];

test("a picture is its pieces, or what differs from the one before", () => {
  const picture = picturesOf({
    pieces: ["<a>", "1", "2", "</a>"],
    pictures: [[0, 1, 3], [-1, 1, 1, 1, -1], [-1], [3]],
  });
  assert.deepEqual([0, 1, 2, 3].map(picture), ["<a>1</a>", "<a>22", "<a>22", "</a>"]);
});

test("a move that is prepared is answered with its frame", () => {
  const walk = walkOf(figure(alone));
  assert.deepEqual(walk.move({ w: 3 }), { frames: [3], exact: true });
  assert.deepEqual(walk.move({ w: 0 }), { frames: [1], exact: true });
  assert.equal(walk.frame(), 1);
});

test("a second control that moves alone has the first one go back, and it is not exact", () => {
  const walk = walkOf(figure(alone));
  walk.move({ w: 3 });
  assert.deepEqual(walk.move({ c: "b" }), { frames: [4], exact: false });
  assert.deepEqual(walk.move({ c: "a" }), { frames: [0], exact: true });
});

test("what was moved counts more than what goes back", () => {
  const walk = walkOf(figure([...alone, [2, "b"]]));
  walk.move({ c: "b" });
  assert.deepEqual(walk.move({ w: 3 }), { frames: [3], exact: false });
});

test("a setting that any frame has is exact, wherever it was prepared", () => {
  const walk = walkOf(
    figure([...alone, [2, "b"]], { standpoints: [...figure(alone).standpoints, { base: 5, moves: {} }] }),
  );
  walk.move({ w: 2 });
  assert.deepEqual(walk.move({ c: "b" }), { frames: [5], exact: true });
});

test("a value between two stops is answered with the nearer one", () => {
  const walk = walkOf(figure(alone));
  assert.deepEqual(walk.move({ w: 2.9 }), { frames: [3], exact: false });
  assert.deepEqual(walk.move({ w: 1.2 }), { frames: [0], exact: false });
});

test("several controls at once, as a click moves them", () => {
  const walk = walkOf(figure([...alone, [2, "b"]]));
  assert.deepEqual(walk.move({ w: 2, c: "a" }), { frames: [2], exact: true });
});

test("a figure that remembers is not answered with a frame of another memory as if it were its own", () => {
  const trained = [...alone, [1, "a"], [2, "a"]];
  const prepared = figure(trained, { remembers: true, presses: { 0: { run: [5] } } });
  prepared.standpoints.push({ base: 5, moves: { w: [null, 5, 6, null] } });
  const walk = walkOf(prepared);
  walk.press("run");
  assert.deepEqual(walk.move({ w: 2 }), { frames: [6], exact: true });
  assert.deepEqual(walk.move({ w: 3 }), { frames: [3], exact: false });
});

test("a button is answered with what follows where it is prepared, else from the nearest such setting", () => {
  const walk = walkOf(figure(alone, { presses: { 0: { go: [2, 3] } } }));
  assert.deepEqual(walk.press("go"), { frames: [2, 3], exact: true });
  assert.equal(walk.frame(), 3);
  assert.deepEqual(walk.press("go"), { frames: [2, 3], exact: false });
  assert.deepEqual(walk.press("never"), { frames: [3], exact: false });
  assert.deepEqual(walk.press("reset"), { frames: [0], exact: true });
});

test("an option is told its own words; an estimate those of its band, and itself in two digits", () => {
  const asked = { question: "?", open: false };
  const words = { told: [{ why: "no" }, { why: "yes" }], bounds: [] };
  assert.deepEqual(toldOf(asked, words, 1, false), { question: "?", open: true, why: "yes", sure: "unsure" });
  const scaled = { ...asked, scale: { unit: " times" } };
  const bands = { told: [{ why: "more" }, { why: "close" }], bounds: [100, null] };
  assert.equal(toldOf(scaled, bands, 100, true).why, "more");
  const told = toldOf(scaled, bands, 442.3, true);
  assert.deepEqual([told.why, told.said, told.estimate, told.sure], ["close", "440 times", 442.3, "sure"]);
});

test("a figure that remembers stands still where a button is not prepared", () => {
  const walk = walkOf(figure(alone, { remembers: true, presses: { 0: { go: [2] } } }));
  walk.move({ w: 3 });
  assert.deepEqual(walk.press("go"), { frames: [3], exact: false });
  assert.equal(walk.frame(), 3);
});

function model(prepared, around = {}) {
  const heard = [];
  const made = modelOf(prepared, { moved: "not here", pressed: "no button" }, around);
  made.on("msg:custom", (message) => heard.push(message));
  return { heard, made };
}

test("a question is answered at once, with its id, and with a word where the picture is another", () => {
  const { heard, made } = model(figure(alone));
  made.send({ id: "v-1", moved: { w: 3 } });
  made.send({ id: "v-2", moved: { c: "b" } });
  assert.deepEqual(
    heard.map(({ id, svg, values, aside }) => [id, svg, values, aside]),
    [
      ["v-1", "3,a", { w: 3, c: "a" }, ""],
      ["v-2", "1,b", { w: 1, c: "b" }, "not here"],
    ],
  );
  assert.equal(made.get("shown").svg, "1,b");
});

test("a button that is not prepared has a word of its own", () => {
  const { heard, made } = model(figure(alone));
  made.send({ id: "v-1", pressed: "go" });
  assert.deepEqual([heard[0].svg, heard[0].aside], ["1,a", "no button"]);
});

test("nothing is heard any more by who has left", () => {
  const { heard, made } = model(figure(alone));
  const more = [];
  const hear = (message) => more.push(message);
  made.on("msg:custom", hear);
  made.off("msg:custom", hear);
  made.send({ id: "v-1", moved: { w: 3 } });
  assert.deepEqual([heard.length, more.length], [1, 0]);
});

test("what runs goes frame by frame, and a later question ends it", () => {
  const { pass, ...times } = clock();
  const { heard, made } = model(figure(alone, { presses: { 0: { go: [1, 2, 3] } } }), times);
  made.send({ id: "v-1", pressed: "go" });
  assert.equal(heard.length, 1);
  pass(40);
  assert.deepEqual(
    heard.map(({ id, svg }) => [id, svg]),
    [
      ["v-1", "0,a"],
      [null, "2,a"],
    ],
  );
  made.send({ id: "v-2", pressed: "reset" });
  pass(1000);
  assert.equal(heard.at(-1).svg, "1,a");
});

test("where nothing may move, what runs is its last picture", () => {
  const { heard, made } = model(figure(alone, { presses: { 0: { go: [1, 2, 3] } } }), { calm: () => true });
  made.send({ id: "v-1", pressed: "go" });
  assert.deepEqual(
    heard.map(({ svg }) => svg),
    ["3,a"],
  );
});

test("an answer opens the figure, is kept, and stands again on the next visit", () => {
  const asked = {
    question: { question: "?", open: false },
    answers: { told: [{ why: "no" }, { why: "yes" }], bounds: [] },
  };
  let kept = null;
  const keeping = {
    read: () => kept,
    write: (answer) => {
      kept = answer;
    },
  };
  const { heard, made } = model(figure(alone, asked), { kept: keeping });
  assert.equal(made.get("prediction").open, false);
  made.send({ id: "v-1", choice: 1, sure: true });
  assert.deepEqual(heard, [{ id: "v-1", prediction: { question: "?", open: true, why: "yes", sure: "sure" } }]);
  assert.equal(model(figure(alone, asked), { kept: keeping }).made.get("prediction").why, "yes");
  const silent = model(figure(alone, { answers: asked.answers }), { kept: keeping }).made;
  assert.deepEqual(silent.get("prediction"), {}, "a second card, which leaves its question out");
  kept = { choice: 2, sure: true };
  const again = model(figure(alone, asked), { kept: keeping }).made;
  assert.equal(again.get("prediction").open, false, "an option that is no more: asked once again");
});
