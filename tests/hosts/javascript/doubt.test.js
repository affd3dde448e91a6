// When a figure begins to doubt, what it says, and what makes it believe again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { doubtOf, WORDS } from "../../../course/backprop/hosts/js/doubt.js";
import { clock } from "./clock.js";

function started() {
  const time = clock(),
    told = [];
  return { ...time, told, doubt: doubtOf((now) => told.push(now), time.after, time.cancel) };
}

test("0.7 s: the kernel is busy; 2 s: no answer yet", () => {
  const { doubt, pass, told } = started();
  doubt.asked();
  pass(699);
  assert.deepEqual(told, []);
  pass(1);
  assert.deepEqual(told, ["busy"]);
  pass(1299);
  assert.equal(doubt.now(), "busy");
  pass(1);
  assert.deepEqual(told, ["busy", "unanswered"]);
});

test("what is said", () => {
  assert.match(WORDS.busy, /the kernel is busy/);
  assert.match(WORDS.unanswered, /^No answer yet; if nothing is running, run this cell again/);
  assert.match(WORDS.stopped, /has stopped/);
  assert.equal(WORDS[""], "");
});

test("a quick answer leaves no trace", () => {
  const { doubt, pass, told } = started();
  for (let i = 0; i < 5; i += 1) {
    doubt.asked();
    pass(400);
    doubt.answered();
  }
  pass(5000);
  assert.deepEqual(told, []);
});

test("asking again does not begin the wait anew", () => {
  const { doubt, pass, told } = started();
  doubt.asked();
  pass(600);
  doubt.asked();
  pass(100);
  assert.deepEqual(told, ["busy"]);
});

test("a late answer clears each of the three", () => {
  for (const wait of [800, 2500]) {
    const { doubt, pass, told } = started();
    doubt.asked();
    pass(wait);
    doubt.answered();
    assert.equal(doubt.now(), "");
    assert.equal(told.at(-1), "");
    pass(5000);
    assert.equal(told.at(-1), "");
  }
  const { doubt, told } = started();
  doubt.stopped();
  doubt.answered();
  assert.deepEqual(told, ["stopped", ""]);
});

test("what stopped is said at once, and no timer says anything else", () => {
  const { doubt, pass, told } = started();
  doubt.asked();
  doubt.stopped();
  pass(5000);
  assert.deepEqual(told, ["stopped"]);
});

test("what is moved while nobody answers is given up too, after as long", () => {
  const { doubt, pass, told } = started();
  doubt.asked();
  pass(2000);
  doubt.asked();
  pass(699);
  assert.equal(told.length, 2);
  pass(1);
  assert.deepEqual(told, ["busy", "unanswered", "unanswered"]);
});

test("at rest nothing is said any more", () => {
  const { doubt, pass, told } = started();
  doubt.asked();
  doubt.rest();
  pass(5000);
  assert.deepEqual(told, []);
});
