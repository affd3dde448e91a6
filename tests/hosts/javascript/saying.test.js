// What a learner is told of the own answer reads well whatever was said.
import assert from "node:assert/strict";
import { test } from "node:test";

import { saying } from "../../../course/backprop/hosts/js/question.js";

const told = { open: true, question: "", setting: "", picture: "", options: [], scale: null };

test("an answer is told with how sure it was, as far as either was said", () => {
  assert.equal(saying({ ...told, said: "A, 3 times", sure: "unsure" }), "You said A, 3 times, unsure. ");
  assert.equal(saying({ ...told, said: "A, 3 times" }), "You said A, 3 times. ");
  assert.equal(saying({ ...told, said: "", sure: "sure" }), "");
  assert.equal(saying(told), "");
});
