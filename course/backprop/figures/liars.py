"""Figure 6.2: twelve wrong backward passes to be found out."""

from __future__ import annotations

from functools import cache

from backprop.drawing.liars import PASS, Case, draw_liars
from backprop.drawing.notation import forward_html, number_html, percent
from backprop.figures.figure import Button, Choice, Control, Figure, Shown
from backprop.numbers.liars import LIARS, Training, testimony, train_on_moons
from backprop.numbers.network import backward

_TRY = "Find a liar that learns better than the truth, and the two whose cosines are all 1."
_LETTERS = tuple(liar.letter for liar in LIARS)


@cache
def run_of(letter: str) -> Training:
    """The training of one liar, made once; "" is the right backward pass."""
    return train_on_moons(next((liar.backward for liar in LIARS if liar.letter == letter), backward))


def liars() -> Figure:
    """Twelve liars: guess whether each learns, then see, then ask the gradient check."""
    solved: dict[int, tuple[float, bool]] = {}

    def render(values: dict):
        if not values["yes"] and not values["no"]:  # fresh, or Reset
            solved.clear()
        index = _LETTERS.index(values["liar"])
        cosines, error = testimony(LIARS[index].backward)
        if values["pressed"] in ("yes", "no") and index not in solved:
            yield Shown(
                draw_liars(Case(index, cosines, error, None, dict(solved), True)), "Training…", progress=0.5
            )
            accuracy = run_of(_LETTERS[index]).accuracy
            run_of("")
            solved[index] = accuracy, (accuracy >= PASS) == (values["pressed"] == "yes")
        runs = (run_of(""), run_of(_LETTERS[index])) if index in solved else None
        case = Case(index, cosines, error, runs, dict(solved))
        yield Shown(draw_liars(case), _say(case), disabled=("yes", "no") if index in solved else ())

    controls: list[Control] = [
        Choice("liar", "liar", _LETTERS, "A", "select"),
        Button("yes", "It passes 95 %"),
        Button("no", "It stays below"),
    ]
    return Figure("6.2", "Twelve liars", controls, render, _TRY, remembers=True)


def _say(case: Case) -> str:
    liar = LIARS[case.index]
    if case.runs is None:
        will = "It will train 300 epochs on two moons. Does its accuracy pass 95 %?"
        return f"{liar.letter} has a wrong backward pass. {will}"
    wrong = case.runs[1]
    hits = sum(right for _, right in case.solved.values())
    met = "once" if len(case.solved) == 1 else f"{len(case.solved)} times"
    return (
        f"{liar.letter} <b>{liar.confession}</b>. It reaches {forward_html(percent(wrong.accuracy))}; "
        f"the gradient check says "
        f"{number_html(case.error)} and needs no training.<br>You have guessed {met}, {hits} right."
    )
