"""The last picture of the course: patient zero of chapter 00 on its feet, its fever chart beside it.

Same head, same layers, same chart as in `patient_zero`; what changes is what the learner changed.
"""

import math

import numpy as np

from backprop.drawing import svg
from backprop.drawing.chart import Axes
from backprop.drawing.notation import number
from backprop.drawing.patient_zero import HEIGHT
from backprop.drawing.svg import Markup

LAYERS = ((92, (110, 170, 230)), (182, (90, 143, 197, 250)), (272, (90, 143, 197, 250)))
HEAD = (372, 170)
WELL = 0.1  # a loss below it, and the patient gets up
LOW, TOP = 0.01, 1e6  # of the chart; a loss that grows beyond takes the top along


def draw_patient_cured(sick: np.ndarray, now: np.ndarray) -> svg.Picture:
    """sick, now : the loss before the first lesson and after each, untreated and as treated."""
    well = bool(np.isfinite(now[-1]) and now[-1] < WELL)
    state = "sits up and smiles" if well else "still has a fever"
    words = (
        f"Patient zero {state}. After {len(now) - 1} lessons its loss is {{loss now}}; "
        f"untreated its first lessons ended at {number(sick[-1])}."
    )
    picture = svg.Picture(HEIGHT, label=words)
    return picture.add(_body(), _head(well), _speech(well), _chart(sick, now))


def _body() -> Markup:
    """Three layers of neurons that lead to the head; every one is wired to every one of the next."""
    columns = [*LAYERS, (HEAD[0], (HEAD[1],))]
    parts = []
    for (x1, ys1), (x2, ys2) in zip(columns[:-1], columns[1:], strict=True):
        parts += [svg.line(x1, a, x2, b, "forward", 1.2) for a in ys1 for b in ys2]
    for x, ys in LAYERS:
        parts += [svg.circle(x, y, 12) for y in ys]
    return svg.group(*parts)


def _head(well) -> Markup:
    """The output neuron: open eyes and a smile, or the face it had in chapter 00."""
    x, y = HEAD
    parts = [svg.circle(x, y, 34, "surface", "ink", 2)]
    for dx in (-12, 12):
        if well:
            parts.append(svg.circle(x + dx, y - 7, 4, "ink", None))
        else:
            parts.append(svg.path(f"M{x + dx - 7} {y - 6}q7 6 14 0", "ink", 2, stroke_linecap="round"))
    mouth = f"M{x - 14} {y + 11}q14 14 28 0" if well else f"M{x - 12} {y + 17}q6 -6 12 -2t12 -2"
    return svg.group(*parts, svg.path(mouth, "ink", 2, stroke_linecap="round"))


def _speech(well) -> Markup:
    bubble = (
        "M250 20H474a10 10 0 0 1 10 10V58a10 10 0 0 1 -10 10H400L384 98L374 68H250"
        "a10 10 0 0 1 -10 -10V30a10 10 0 0 1 10 -10z"
    )
    words = "Who turned my sign round?" if well else "I did as I was told."
    return svg.group(
        svg.path(bubble, "edge", 1.5, fill="surface"), svg.text(256, 50, words, "number", is_="what it says")
    )


def _chart(sick, now) -> Markup:
    """The loss after each lesson, all of it; the untreated one goes on above the chart where it leaves it."""
    high = max(TOP, 10.0 ** math.ceil(math.log10(now.max())))
    axes = Axes(
        560, 66, 270, 210, (0, len(now) - 1), (LOW, high), y_log=True, x_ticks=(0, len(now) - 1),
        y_ticks=_ticks(high), y_name="loss after each lesson", name="loss",
    )  # fmt: skip
    last, loss = len(now) - 1, float(now[-1])
    dx, dy = (-14, 4) if loss > high / 10 else (0, -14)
    out = [axes.frame()]
    if not np.array_equal(sick, now[: len(sick)]):
        lessons, was = _below(sick, high)
        out += [
            axes.curve(lessons, was, "muted", 1.5, "4 4", "curve:untreated"),
            axes.label(
                lessons[-1],
                was[-1],
                "untreated",
                "muted",
                dx=8,
                dy=6 if was[-1] == high else -8,
                is_="name:untreated",
            ),
        ]
    out += [
        axes.curve(np.arange(len(now)), np.maximum(now, LOW), is_="curve:now"),
        axes.point(last, max(loss, LOW), radius=5, is_="point:now"),
        axes.label(last, max(loss, LOW), number(loss), "forward", "end", dx, dy, "loss now"),
    ]  # fmt: skip
    return svg.group(*out)


def _ticks(high: float) -> tuple[float, ...]:
    """The bottom, 1, and three powers of ten up to the top."""
    if high == TOP:
        return (LOW, 1, 100, 1e4, TOP)
    top = round(math.log10(high))
    return (LOW, *(10.0 ** (top * k // 3) for k in (1, 2)), high)


def _below(sick, high: float):
    """(lessons, losses) of the untreated net up to where it leaves the chart."""
    over = np.flatnonzero(sick > high)
    if not over.size:
        return np.arange(len(sick)), sick
    t = int(over[0])
    low, beyond = np.log(sick[t - 1]), np.log(sick[t])
    leaves = t - 1 + (np.log(high) - low) / (beyond - low)
    return np.append(np.arange(t), leaves), np.append(sick[:t], high)
