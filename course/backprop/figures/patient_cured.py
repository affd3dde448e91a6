"""The last picture of the course: patient zero, treated by the learner."""

from __future__ import annotations

import math
from html import escape
from typing import Any

from backprop import progress
from backprop.drawing.notation import forward_html, learnable_html
from backprop.drawing.patient_cured import WELL, draw_patient_cured
from backprop.figures.figure import Figure, Shown
from backprop.numbers.patient_zero import fever_chart

LESSONS = 400
# what can be changed about the patient, and which values it can take
MEDICINES = {
    "sign": lambda v: v in (1, -1),
    "eta": lambda v: _finite(v) and 0 <= v <= 1000,
    "gain": lambda v: _finite(v) and 0 <= v <= 1000,
    "act": lambda v: v in ("sigmoid", "relu"),
    "seed": lambda v: isinstance(v, int) and 0 <= v < 2**32,
}


def patient_cured(cure: dict[str, Any] | None = None) -> Figure:
    """Figure 8.3: runs `cure`, what the learner changes, such as {"sign": 1}; says what it cannot."""
    sick = fever_chart()
    given, refused = sorted_out(cure)
    now = fever_chart(LESSONS, **given)
    said = " ".join([*refused, *outcome(given, now.tolist(), progress.read())])
    return Figure("8.3", "Patient zero, again", [], lambda values: Shown(draw_patient_cured(sick, now), said))


def sorted_out(cure: Any) -> tuple[dict[str, Any], list[str]]:
    """What can be given, and a sentence for each thing that cannot."""
    if cure is None or cure == {}:
        return {}, []
    if not isinstance(cure, dict):
        return {}, ["A medicine is a dict, such as {&quot;eta&quot;: 0.02}."]
    given, refused = {}, []
    for name, value in cure.items():
        fits = MEDICINES.get(name) if isinstance(name, str) else None
        if fits is None:
            refused.append(f"{escape(repr(name))} was not given: there are {', '.join(MEDICINES)}.")
        elif not fits(value):
            refused.append(f"{escape(repr(value)[:40])} is no value for {name}, and was not given.")
        else:
            given[name] = value
    return given, refused


def outcome(given: dict[str, Any], losses: list[float], known: progress.Progress) -> list[str]:
    """What became of it: the loss, and where it got well, the course in the learner's own numbers."""
    lessons = len(losses) - 1
    medicine = ", ".join(f"{name} = {learnable_html(escape(str(value)))}" for name, value in given.items())
    what = f"With {medicine}" if given else "Untreated"
    if lessons < LESSONS:
        return [f"{what} the loss is no number any more after {lessons} lessons."]
    walk = f"from {forward_html(losses[0])} to {forward_html(losses[-1])}"
    told = f"{what} the loss goes {walk} in {lessons} lessons."
    return [told, *numbers_of(known)] if losses[-1] < WELL else [told]


def numbers_of(known: progress.Progress) -> list[str]:
    """The learner's own numbers, and one sentence; nothing where nothing was kept."""
    made, right = len(known.predictions), sum(p.right for p in known.predictions.values())
    checks, hints = len(known.passed), sum(known.hints.values())
    if not made and not checks:
        return []
    said = [
        f"Your course: {right} of {made} first predictions right, {_count(checks, 'check')} passed, "
        f"{_count(hints, 'hint')} read."
    ]
    if right < made:
        said.append("What surprised you there is what you have learnt here.")
    return said


def _count(many: int, what: str) -> str:
    return f"{many} {what}{'' if many == 1 else 's'}"


def _finite(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
