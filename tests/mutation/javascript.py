"""Faults planted in the browser's code, each of which a test has to see: mutmut knows no JavaScript.

    .venv/bin/python tests/mutation/javascript.py          all of them, some minutes
    .venv/bin/python tests/mutation/javascript.py 3 17     by number

A fault is one change of one module, in a copy; then `node --test` is run on the copy, or the tests of the card
alone in Chromium. Exit status 1 where one goes unseen, 2 where a change does not apply any more.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.scripts import join_all

ROOT = Path(__file__).resolve().parents[2]
MODULES, NODE, CARD = "course/backprop/hosts", "tests/hosts/javascript", "tests/screen/test_card_alone.py"


@dataclass(frozen=True)
class Fault:
    """what : in words; module, old, new : the change; seen_by : words of the Chromium tests, "" for node's."""

    what: str
    module: str
    old: str
    new: str
    seen_by: str = ""


FAULTS = (
    Fault("the last value of a drag is dropped", "conversation", "Object.assign(last.moved, question.moved)", "return"),
    Fault("two presses of a button are one", "conversation", "else line.push(question)",
          "else if (last?.pressed === undefined || last.pressed !== question.pressed) line.push(question)"),
    Fault("a move overtakes the press before it", "conversation", "line.at(-1)", "line.findLast((q) => q.moved)"),
    Fault("any answer closes the open question", "conversation", "!open || answer.id !== open.id", "!open"),
    Fault("several questions are out at once", "conversation", "open ? undefined : waiting.next()", "waiting.next()"),
    Fault("what was given up is asked again", "conversation", "      waiting.clear();\n", ""),
    Fault("a hyphen stands for the minus", "written", '"−")', '"-")'),
    Fault("one significant digit too many", "written", "digits - 1 - Math", "digits - Math"),
    Fault("a number off the line is drawn beside it", "written", "Math.min(1, Math.max(0,", "((0 * 0 + 1) * (0,"),
    Fault("a log slider takes the first stop, not the nearest", "written", "far(x, stop) <", "far(x, stop) > 1e9 + "),
    Fault("doubt comes after seven seconds", "doubt", "BUSY = 700", "BUSY = 7000"),
    Fault("a late answer leaves the doubt", "doubt", 'rest();\n      become("");', "rest();"),
    Fault("another copy's answer is not shown", "host", "    heard(answer);\n",
          "const before = String(Object.keys(unanswered())); heard(answer); if (!before) return;\n"),
    Fault("a failed send is not told", "asking", "} catch {\n      stopped();", "} catch {"),
    Fault("a kernel that the server restarted counts as living", "kernel", '"autorestarting", ', ""),
    Fault("Shift+Enter stays with the control", "keyboard", "return shiftKey || ctrlKey", "return ctrlKey"),
    Fault("the quiz line loses its order", "quiz", ".map(({ key })", ".toReversed().map(({ key })"),
    Fault("a file that does not parse", "controls", "export function handsOf(", "export function handsOf((", "key_on_a_slider"),
    Fault("Reset asks nothing", "figure", 'press("reset")', "undefined", "reset"),
    Fault("a slider is heard only on release", "controls", "if (control.live) told.moved", "if (!control.live) told.moved", "key_on"),
    Fault("a control that the figure hides stays", "figure", "hidden.includes(key)", "false", "reset"),
    Fault("a button that the figure disables can be pressed", "figure", "disabled.includes(key)", "false", "choices"),
    Fault("Lock in does not grey", "question", "input.disabled = true;", "input.disabled = input.disabled;", "lock_in"),
    Fault("the locked figure can be reached with Tab", "figure", "figure.inert = closed", "figure.inert = false", "lock_in"),
    Fault("an estimate is not sent as it is written", "question", "estimated(value(", "(value(", "estimate"),
    Fault("you and the answer change places", "question", 'mark(said, "bp-you"', 'mark(is, "bp-you"', "estimate"),
    Fault("Escape does not leave", "keyboard", 'if (event.key === "Escape") leave', "if (false) leave", "escape"),
    Fault("a control loses its arrows after Ctrl+S", "keyboard", 'setTimeout(() => control.setAttribute(SUPPRESSED, "true"))',
          "void 0", "notebook_gets"),
    Fault("a click on a mark sets text for a number", "figure", "JSON.parse(text)", "text", "click_on_a_mark"),
    Fault("the handle stays where nobody answered", "asking", "givenUp() ? {}", "false ? {}", "waits"),
    Fault("nothing is said to a screen reader", "controls", "input.setAttribute(\"aria-valuetext\"", "input.getAttribute(\"aria-valuetext\"", "key_on"),
    Fault("a handle is taken out of the hand", "controls", 'row.matches(":active")', "false", "in_the_hand"),
    Fault("the still picture stands beside the live card", "make", "{display:none}", "{}", "keeps_beside"),
    Fault("a minus stands before zero", "written", 'Number(text) === 0 ? "" : "−"', '"−"'),
    Fault("any change of the kernel counts as its end", "kernel", "if (change?.oldValue) gone()", "gone()"),
    Fault("Home leaves the slider", "keyboard", '"Home", ', ""),
    Fault("sure and unsure change places", "question", "chosen(i === 0)", "chosen(i === 1)", "lock_in"),
    Fault("a toggle says the opposite", "controls", "told.moved(control.key, input.checked)",
          "told.moved(control.key, !input.checked)", "choices"),
    Fault("the bar is always full", "figure", "progress ?? 0", "1", "a_bar_stands"),
    Fault("a right choice looks wrong", "quiz", "right ? tick : ring", "right ? ring : tick", "told_its_sentence"),
    Fault("Reset stands where nothing can be moved", "frame", "hidden: !controls.length", "hidden: false", "without_controls"),
    Fault("what was hidden stays hidden", "saw", "room.hidden = !text;", "room.hidden = true;", "hides_below"),
    Fault("the picture flickers while a handle moves", "figure", "if (pressed && !calm())", "if (!calm())", "fades_in"),
    Fault("a locked figure is read out", "figure", " && !figure.inert", "", "locked_figure"),
)  # fmt: skip


def seen(fault: Fault) -> bool:
    """Whether the tests fail with this fault in a copy of the modules. Raises LookupError where it does not fit."""
    with tempfile.TemporaryDirectory(prefix="fault-") as place:
        copy = Path(place)
        for folder in (MODULES, NODE):
            shutil.copytree(
                ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
            )
        module = copy / MODULES / "js" / f"{fault.module}.js"
        text = module.read_text(encoding="utf-8")
        if text.count(fault.old) < 1:
            raise LookupError(f"{fault.module}.js does not hold {fault.old!r} any more")
        module.write_text(text.replace(fault.old, fault.new, 1), encoding="utf-8")
        join_all(copy / MODULES)
        command = ["node", "--test", *map(str, sorted((copy / NODE).glob("*.test.js")))]
        if fault.seen_by:
            command = [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-x",
                "-p",
                "no:cacheprovider",
                CARD,
                "-k",
                fault.seen_by,
            ]
        environment = {**os.environ, "PLANTED": str(copy / MODULES)}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True).returncode == 1


def main() -> int:
    chosen = [int(word) for word in sys.argv[1:]] or range(1, len(FAULTS) + 1)
    missed = 0
    for number in chosen:
        fault = FAULTS[number - 1]
        try:
            red = seen(fault)
        except LookupError as wrong:
            print(f"{number:2d} {wrong}")
            return 2
        missed += not red
        print(
            f"{number:2d} {'seen' if red else 'UNSEEN':6} {'Chromium' if fault.seen_by else 'node':8} {fault.what}",
            flush=True,
        )
    print(f"{len(chosen) - missed} of {len(chosen)} seen")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
