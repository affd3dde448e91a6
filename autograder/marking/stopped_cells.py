"""What a check is told of cells that stopped: which line, why, and which names are missing for that reason.

Without it the card of `sigmoid` said that its name is not defined, and asked whether it is spelt right, where
its cell had stopped at a package that is not there when work is graded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from autograder.engine.mistake import Mistake
from autograder.engine.verdict import COULD_NOT_CHECK, Verdict
from autograder.marking.kept_text import Kept
from autograder.marking.names_given import given_names
from autograder.sandbox.allowance import Spent
from autograder.sandbox.stopped_cell import Stopped

CELL_STOPPED, NOT_DEFINED = "cell_stopped", "no_cell_defines_it"
SLOW_IN_ALL, LONG_TO_JUDGE = "slow_in_all", "long_to_judge"
IN_A_LOCKED_CELL = "in_a_locked_cell"
_OUTSIDE = "do not exist where your work is graded; what a cell needs has to stand in the notebook."
REASONS = {
    "ImportError": "Where your work is graded there are Python's own modules and what requirements.txt "
    "installs: numpy, matplotlib, tqdm, ipywidgets. Write this step without other packages.",
    "OSError": f"Files of yours, other programs, processes and the network {_OUTSIDE}",
    "thread": f"Threads and processes {_OUTSIDE}",
    "EOFError": "Nobody answers `input()` when your work is graded: write the value into the cell.",
    "MemoryError": "There are 2 GB of memory for a notebook when it is graded.",
    "Await": "Where your work is graded, `await` works inside an `async def` only: no loop of events runs.",
    "TimeoutError": "A graded cell has a limit of time: make long runs shorter before you hand in.",
    "Crash": "It ended the Python process in which the notebook runs, so nothing of this cell is left.",
}
_FILES = "OSError PermissionError FileNotFoundError FileExistsError IsADirectoryError NotADirectoryError"
_FILES += " BlockingIOError ConnectionError ConnectionRefusedError gaierror"
_IN_FILE = re.compile(r"\s?\(<?[\w.-]{1,80}>?, line \d+\)$")  # Python's name for a cell


def reason(stopped: Stopped) -> str:
    """What this place has to do with it, "" where nothing: then it is the student's own error."""
    kind = stopped.error
    if kind == "RuntimeError" and "start new thread" in stopped.message:
        return REASONS["thread"]
    if kind == "ModuleNotFoundError" and "when your work is graded" in stopped.message:
        return ""  # says all of it itself
    if kind in _FILES.split():
        return REASONS["OSError"]
    return REASONS.get("ImportError" if kind == "ModuleNotFoundError" else kind, "")


def told(stopped: Stopped, cell: str = "it") -> str:
    """ "Line 2 of it, `import scipy`, stopped with ModuleNotFoundError: …" and the reason."""
    text = stopped.text.replace("`", "'")
    at = f"Line {stopped.line} of {cell}" if stopped.line else cell.capitalize()
    at += f", `{text}`," if text else ""
    said = f": {stopped.message}" if stopped.message else ""
    ending = "" if said.endswith((".", "?", "!")) else "."
    if stopped.error == "Await":
        return f"{at} was not run. {reason(stopped)}"
    if stopped.error.endswith("SyntaxError"):
        return f"{at} is no Python: {_IN_FILE.sub('', stopped.message)}."
    if stopped.error in ("TimeoutError", "Crash"):
        return f"{at} was stopped{said}{ending} {reason(stopped)}".strip()
    return f"{at} stopped with {stopped.error}{said}{ending} {reason(stopped)}".strip()


class LostNames:
    """The names that the cells so far should have given, and why they may not be there.

    asked : names that the notebook's checks take
    kept : what was written into locked cells and is not run
    """

    def __init__(self, asked: Iterable[str] = (), kept: Iterable[Kept] = ()) -> None:
        self._asked = frozenset(asked)
        self._kept = tuple(kept)
        self._why: dict[str, Stopped] = {}
        self._given: set[str] = set()

    def after(self, source: str, stopped: Stopped | None) -> None:
        """Take note of a cell that was run."""
        names = given_names(source)
        self._given |= names
        for name in names:
            if stopped is not None:
                self._why[name] = stopped
            else:
                self._why.pop(name, None)

    def verdict(self, name: str) -> Verdict | None:
        """What to say of a name that a check met and that is not there; None if nothing is known of it."""
        if name in self._why:
            head = f"`{name}` is not there: the cell that makes it stopped."
            return _could_not(CELL_STOPPED, head, told(self._why[name]))
        for kept in self._kept:
            if name in kept.names and name not in self._given:
                head = f"`{name}` is not there: it was written into a locked cell."
                return _could_not(IN_A_LOCKED_CELL, head, kept.told())
        if name in self._asked and name not in self._given:
            hint = f"The cell for it may be lost, or what it makes has another name: it has to be `{name}`."
            return _could_not(NOT_DEFINED, f"No cell makes `{name}`.", hint)
        return None

    def and_kept(self, cell: str, verdict: Verdict) -> Verdict:
        """The verdict on a test cell, with a word of what its student wrote into that cell."""
        told = [kept.told() for kept in self._kept if kept.cell == cell]
        if verdict.passed or not told or told[0] in verdict.hint:
            return verdict
        return replace(verdict, hint=f"{verdict.hint} {told[0]}".strip())


def out_of_time(spent: Spent) -> Verdict:
    """For a check that found no time left: what took it."""
    each = spent.seconds / spent.times
    if spent.is_cell:
        head = "The time for this notebook was used up."
        first = spent.name.replace("`", "'")
        hint = f"Most of it, {spent.seconds:.1f} s, went into the cell that begins with `{first}`."
        return _could_not(SLOW_IN_ALL, head, f"{hint} {REASONS['TimeoutError']}")
    head = f"`{spent.name}` is too slow for all the checks of this notebook."
    hint = f"Its {spent.times} calls took {each:.2g} s each, {spent.seconds:.1f} s together, "
    hint += "and no time was left. What is done again in each call that could be done once?"
    return _could_not(SLOW_IN_ALL, head, hint)


def too_long_to_judge(names: str) -> Verdict:
    """For a check whose time was used up while the answer was looked at, not while it ran."""
    hint = "Print the shapes of what you return, and how many numbers that is: is it what the task asks for?"
    return _could_not(LONG_TO_JUDGE, f"What came of `{names}` took too long to compare.", hint)


def _could_not(id_: str, headline: str, hint: str) -> Verdict:
    return Verdict(COULD_NOT_CHECK, headline=headline, hint=hint, mistake=Mistake(id_, headline, hint))
