"""`check("E4.3", neuron_backward)` and `hint("E4.3")`: the learner's side of the autograder.

The judging is in `autograder.engine`, imported when it is first needed; nothing here knows an answer.
A pass returns None, anything else shows a card and raises one exception that is a single line, so
that nbgrader counts the cell as failed. Nothing is written to stderr (nbgrader would give 0 for it).
"""

from __future__ import annotations

import os

from backprop.one_line import speak_in_one_line

from autograder import Complaint

_last = {}  # exercise id -> [verdict, name, hints given so far]


class NotYet(Exception):
    """The answer is not right yet; the text names the mistake."""

    def _render_traceback_(self):
        return [str(self)]


class CouldNotCheck(NotYet):
    """There is nothing to judge: no answer yet, an exception in it, a name that does not exist."""


def check(what, *things):
    """Judge an answer: `check("E4.3", neuron_backward)`; of a part: `check("E4.1 quiet", sigmoid)`."""
    from autograder.engine import registry
    from autograder.engine.local import LocalAnswer

    try:
        exercise, part = registry.find(what)
    except (KeyError, Complaint) as unknown:
        raise CouldNotCheck(f"{what}: could not check. {unknown}") from None
    names = exercise.names_for(part)
    if len(things) != len(names):
        wanted = f'check("{what}", {", ".join(names)})'
        raise CouldNotCheck(f"{what}: could not check. Write it like this: {wanted}") from None
    answers = [LocalAnswer(thing, name) for thing, name in zip(things, names, strict=True)]
    verdict = registry.run(what, answers, _setting())
    name = ", ".join(names)
    _last[exercise.id] = [verdict, name, 0]
    _show(verdict, exercise.id, name)
    if verdict.passed:
        _remember(exercise, part)
        return
    kind = NotYet if verdict.status == "not yet" else CouldNotCheck
    raise kind(_line(verdict, what)) from None


def _remember(exercise, part):
    """Tell the course's map."""
    from backprop import progress

    progress.passed(f"{exercise.id} {part}".strip(), exercise.parts[part])


def hint(what):
    """Print the next hint for an exercise that was checked: `hint("E4.3")`."""
    exercise_id = str(what).split(" ")[0]
    if exercise_id not in _last:
        print(f"Check {exercise_id} first; the hints fit the answer that was checked.")
        return
    from backprop import progress

    from autograder.engine import card

    verdict, name, given = _last[exercise_id]
    if verdict.passed:
        print(f"{exercise_id} has passed; there is nothing to hint at.")
        return
    unsaid = "" if _shows_html(_shell()) else card.left_out(verdict, exercise_id, name)
    hints = ([unsaid] if unsaid else []) + list(verdict.more)
    if not hints:
        print(f"{exercise_id}: the card says all there is to say about this one.")
        return
    if given >= len(hints):
        print(
            f"{exercise_id}: that was the last hint. Compare your lines with the worked example, one by one."
        )
        return
    _last[exercise_id][2] += 1
    progress.hinted(exercise_id)
    print(card.bare(hints[given]))


def _setting():
    """Quick while learning; the full set when nbgrader grades or validates."""
    from autograder.engine.verdict import Setting

    full = os.environ.get("NBGRADER_EXECUTION") in ("autograde", "validate")
    try:
        seed = int(os.environ.get("BACKPROP_SEED", "0"))
    except ValueError:
        seed = 0
    return Setting(full=full, seed=seed)


def _line(verdict, what):
    from autograder.engine import card

    return card.bare(f"{what}: {card.status(verdict).lower()}. {verdict.headline}")


def _show(verdict, exercise_id, name):
    """The card as display data with its twin; the twin alone when graded or outside a notebook."""
    from autograder.engine import card

    twin = card.text_twin(verdict, exercise_id, name)
    shell = _shell()
    if shell is None:
        print(twin)
        return
    from IPython.display import display

    shown = {"text/plain": twin}
    if os.environ.get("NBGRADER_EXECUTION") != "autograde":
        shown["text/html"] = card.html(verdict, exercise_id, name, _style())
    display(shown, raw=True)


def _style():
    """The parts of the style sheet that a check card needs; every card stands alone."""
    from backprop.drawing import theme

    return theme.sheet("tokens", "picture", "card", "check")


def _shows_html(shell):
    """True where the learner saw the card itself, with its whole hint, and not its twin in four lines."""
    return shell is not None and type(shell).__name__ != "TerminalInteractiveShell"


def _shell():
    try:
        from IPython import get_ipython
    except ImportError:
        return None
    return get_ipython()


speak_in_one_line()
