// What is asked, in which order, and what is merged: the protocol without a browser and without a kernel.

import assert from "node:assert/strict";
import { test } from "node:test";
import { conversation } from "../../../course/backprop/hosts/js/conversation.js";

function started() {
  const sent = [];
  return { sent, talk: conversation((question) => sent.push(question), "v") };
}

test("a question has an id of its own, which begins with the tag", () => {
  const { sent, talk } = started();
  talk.move({ w: 1 });
  talk.heard({ id: "v-1" });
  talk.move({ w: 2 });
  assert.deepEqual(sent, [
    { id: "v-1", moved: { w: 1 } },
    { id: "v-2", moved: { w: 2 } },
  ]);
});

test("while one is open, moves wait and become one, the newest value last", () => {
  const { sent, talk } = started();
  talk.move({ w: 1 });
  talk.move({ w: 2 });
  talk.move({ x: 5 });
  talk.move({ w: 3 });
  assert.equal(sent.length, 1);
  talk.heard({ id: "v-1" });
  assert.deepEqual(sent[1], { id: "v-2", moved: { w: 3, x: 5 } });
});

test("the last value of a drag is asked for", () => {
  const { sent, talk } = started();
  for (let w = 0; w < 50; w += 1) {
    talk.move({ w });
    if (w % 7 === 0) talk.heard({ id: sent.at(-1).id });
  }
  while (talk.asking()) talk.heard({ id: sent.at(-1).id });
  assert.equal(sent.at(-1).moved.w, 49);
});

test("presses queue: none is merged, none is lost, and each keeps its place among the moves", () => {
  const { sent, talk } = started();
  talk.press("sgd");
  talk.press("sgd");
  talk.press("sgd");
  talk.move({ w: 1 });
  talk.press("sgd");
  talk.move({ w: 2 });
  talk.move({ w: 3 });
  for (let i = 0; i < 6; i += 1) talk.heard({ id: sent.at(-1).id });
  assert.deepEqual(
    sent.map(({ id, ...what }) => what),
    [
      { pressed: "sgd" },
      { pressed: "sgd" },
      { pressed: "sgd" },
      { moved: { w: 1 } },
      { pressed: "sgd" },
      { moved: { w: 3 } },
    ],
  );
});

test("a prediction is locked in its turn, with its choice and how sure", () => {
  const { sent, talk } = started();
  talk.move({ w: 1 });
  talk.lock(2, false);
  talk.heard({ id: "v-1" });
  assert.deepEqual(sent[1], { id: "v-2", choice: 2, sure: false });
});

test("only the answer to the open question closes it", () => {
  const { sent, talk } = started();
  assert.equal(talk.heard({ id: "v-1" }), false);
  talk.move({ w: 1 });
  talk.move({ w: 2 });
  assert.equal(talk.heard({ id: "other-1" }), false);
  assert.equal(talk.heard({ id: null }), false);
  assert.equal(sent.length, 1);
  assert.equal(talk.asking(), true);
  assert.equal(talk.heard({ id: "v-1" }), true);
  assert.equal(talk.heard({ id: "v-1" }), false);
  talk.heard({ id: "v-2" });
  assert.equal(talk.asking(), false);
});

test("what the handles show beyond the picture: the moves without an answer", () => {
  const { talk } = started();
  talk.move({ w: 1, x: 1 });
  talk.press("go");
  talk.move({ w: 2 });
  assert.deepEqual(talk.unanswered(), { w: 2, x: 1 });
  talk.press("reset");
  talk.move({ y: 3 });
  assert.deepEqual(talk.unanswered(), { y: 3 });
  talk.heard({ id: "v-1" });
  assert.deepEqual(talk.unanswered(), { y: 3 });
});

test("what was sent is not changed by what is moved later", () => {
  const { sent, talk } = started();
  const moved = { w: 1 };
  talk.move(moved);
  moved.w = 9;
  talk.move({ w: 2 });
  assert.deepEqual(sent[0].moved, { w: 1 });
});

test("given up, nothing is asked and nothing waits; a late answer closes nothing", () => {
  const { sent, talk } = started();
  talk.move({ w: 1 });
  talk.move({ w: 2 });
  talk.giveUp();
  assert.equal(talk.asking(), false);
  assert.deepEqual(talk.unanswered(), {});
  assert.equal(talk.heard({ id: "v-1" }), false);
  talk.move({ w: 3 });
  assert.deepEqual(
    sent.map((question) => question.moved),
    [{ w: 1 }, { w: 3 }],
  );
});
