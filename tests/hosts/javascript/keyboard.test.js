// Which keys are the notebook's also while a control has the focus.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isThePersons } from "../../../course/backprop/hosts/js/keyboard.js";

/** "Ctrl+Shift+P" as an event. */
function pressed(text) {
  const words = text.split("+");
  return {
    key: words.at(-1),
    ctrlKey: words.includes("Ctrl"),
    metaKey: words.includes("Cmd"),
    altKey: words.includes("Alt"),
    shiftKey: words.includes("Shift"),
  };
}

for (const keys of [
  "Ctrl+s",
  "Cmd+s",
  "Ctrl+Shift+C",
  "Shift+Enter",
  "Ctrl+Enter",
  "Cmd+Enter",
  "Alt+Enter",
  "Escape",
  "Shift+Escape",
]) {
  test(`${keys} is the person's`, () => {
    assert.equal(isThePersons(pressed(keys)), true);
  });
}

for (const keys of [
  "ArrowLeft",
  "Shift+ArrowUp",
  "Ctrl+ArrowRight",
  "Cmd+ArrowLeft",
  "Ctrl+Home",
  "Home",
  "PageDown",
  "Enter",
  " ",
  "Tab",
  "d",
  "Shift+D",
  "m",
]) {
  test(`${keys} stays with the control`, () => {
    assert.equal(isThePersons(pressed(keys)), false);
  });
}
