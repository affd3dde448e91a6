"""Frame F5: the same thing is looked for twice."""

from __future__ import annotations

from backprop.drawing.notation import math_html
from backprop.drawing.twins import draw_twins
from backprop.figures.figure import Choice, Control, Figure, Shown, Toggle
from backprop.numbers.twins import TWINS, copies, count

_PARTS = (("xW1", "x·W₁"), ("f(xW1)", "f(x·W₁)"), ("y − f(xW1)W2", "y − f(x·W₁)·W₂"), ("all", "all three"))
_WRITTEN = {"xW1": "x·W_1", "f(xW1)": "f(x·W_1)", "y − f(xW1)W2": "y−f(x·W_1)·W_2"}


def twins() -> Figure:
    """Choose a part of two formulas: its copies light up; work it out once: the counts fall."""
    controls: list[Control] = [
        Choice("part", "Look for", _PARTS, "y − f(xW1)W2"),
        Toggle("once", "work it out only once"),
    ]
    try_this = (
        "Which single part saves most when it is worked out once? "
        "Do all three together save as much as the three one by one?"
    )
    return Figure("1.4", "Twins", controls, _render, try_this)


def _render(values: dict) -> Shown:
    chosen = list(TWINS) if values["part"] == "all" else [values["part"]]
    return Shown(draw_twins(chosen, values["once"]), _say(chosen, values["once"]))


def _say(chosen: list[str], once: bool) -> str:
    before = count()[0]
    if len(chosen) > 1:
        found = "All three parts are lit, one inside the other."
        after, spared = (
            count(frozenset(TWINS.values()))[0],
            "what is dotted is read off, not worked out again",
        )
    else:
        (name,) = chosen
        found = f"{math_html(_WRITTEN[name])} is written {copies(TWINS[name])} times."
        after, spared = count(frozenset([TWINS[name]]))[0], "the dotted copies are read off the first"
    if once:
        return f"{found} Worked out once, {spared}: <b>{after}</b> multiplications instead of {before}."
    return f"{found} Worked out wherever it stands, the two lines take <b>{before}</b> multiplications."
