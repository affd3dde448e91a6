// The line that a quiz gives to the notebook.

import assert from "node:assert/strict";
import { test } from "node:test";
import { lineOf } from "../../../course/backprop/hosts/js/quiz.js";

test("every question has its place, chosen or not", () => {
  const questions = [{ key: "a" }, { key: "b" }, { key: "c" }];
  assert.equal(lineOf("quiz_4", questions, { a: 2, c: 1 }), 'quiz_4 = {"a": 2, "b": None, "c": 1}');
  assert.equal(lineOf("quiz_4", questions, {}), 'quiz_4 = {"a": None, "b": None, "c": None}');
});
