// Numbers as the learner reads them: what stands beside a handle and on the line of an estimate.

import assert from "node:assert/strict";
import { test } from "node:test";
import { estimated, handleOf, line, written } from "../../../course/backprop/hosts/js/written.js";

const fixed = (digits) => ({ log: false, digits });
const log = (digits) => ({ log: true, digits });

test("fixed decimals, a true minus, and no minus before a zero", () => {
  assert.equal(written(0.5, fixed(2)), "0.50");
  assert.equal(written(-0.25, fixed(2)), "−0.25");
  assert.equal(written(-0.001, fixed(2)), "0.00");
  assert.equal(written(3, fixed(0)), "3");
});

test("on a log scale significant digits, without zeros that say nothing", () => {
  assert.deepEqual(
    [0.001, 0.0123, 0.5, 1, 9.99, 10, 442, 99999].map((x) => written(x, log(2))),
    ["0.001", "0.012", "0.5", "1", "10", "10", "442", "99999"],
  );
  assert.equal(written(2.345, log(3)), "2.35");
  assert.equal(written(1000, log(3)), "1000");
});

test("far out, powers of ten", () => {
  assert.equal(written(1e-5, log(2)), "10<sup>−5</sup>");
  assert.equal(written(3.21e-5, log(3)), "3.2·10<sup>−5</sup>");
  assert.equal(written(2e5, log(2)), "2·10<sup>5</sup>");
  assert.equal(written(100000, log(2)), "10<sup>5</sup>");
});

test("a slider says what it shows", () => {
  const { read, place } = handleOf({ log: false, stops: [] });
  assert.equal(read("0.30000000000000027"), 0.3);
  assert.equal(read("-1.25"), -1.25);
  assert.equal(place(0.123), 0.123);
});

test("on a log scale the handle counts the stops, and stands on the nearest as the ear would say", () => {
  const { read, place } = handleOf({ log: true, stops: [0.01, 0.1, 1, 3, 10] });
  assert.deepEqual(["0", "3", "4"].map(read), [0.01, 3, 10]);
  assert.deepEqual([0.01, 0.03, 0.035, 1.6, 1.8, 5.4, 5.5, 99].map(place), [0, 0, 1, 2, 3, 3, 4, 4]);
});

test("an estimate is meant to two digits", () => {
  assert.equal(estimated(31.62), 32);
  assert.equal(estimated(0.12345), 0.12);
  assert.equal(estimated(1234), 1200);
});

test("a line knows where a number stands, and keeps it on the line", () => {
  const plain = line({ low: -4, high: 4, log: false });
  assert.deepEqual([-4, 0, 4, 9, -9].map(plain.at), [0, 0.5, 1, 1, 0]);
  const decades = line({ low: 1, high: 1000, log: true });
  assert.deepEqual([1, 1000, 5000, 0.1].map(decades.at), [0, 1, 1, 0]);
  assert.ok(Math.abs(decades.at(10) - 1 / 3) < 1e-12);
  assert.equal(decades.place(100), 2);
  assert.equal(decades.value(2), 100);
  assert.equal(plain.place(3), 3);
  assert.equal(plain.value(3), 3);
});
