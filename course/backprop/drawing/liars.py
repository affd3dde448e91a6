"""Figure 6.2: a training curve can look right while the gradient is wrong.

It shows one of twelve wrong backward passes: at the left what a gradient check sees, at the right, once the
learner has guessed, how it trains on two moons beside the right one; below, what is known of all twelve.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from backprop.drawing import svg
from backprop.drawing.chart import Axes
from backprop.drawing.notation import number, percent, power_of_ten
from backprop.numbers.liars import LIARS, Training

HEIGHT = 428
PASS = 0.95
ZERO, ARM = 170, 90  # the cosines: where 0 stands, and how far 1 is
ROWS = ((3, 84), (2, 120), (1, 156))
CHECK = (64, 268, 250)  # the error on its decades: left end, height, width
DECADES = (-12, 0)
CURVES = Axes(430, 64, 330, 236, (0, 300), (0.01, 1), y_log=True, y_name="loss on two moons",
              x_ticks=(0, 100, 200), y_ticks=(0.01, 0.1, 1), name="moons")  # fmt: skip
STRIP = (64, 376, 68)  # the twelve: first centre, height, distance


@dataclass(frozen=True)
class Case:
    """What is known of one liar.

    index : in LIARS; cosines : one a layer, W1 first; error : of the gradient check
    runs : (right, liar), None before the guess
    solved : index -> (accuracy, was the guess right) of those already tried
    training : True while the runs are being made
    """

    index: int
    cosines: tuple
    error: float
    runs: tuple[Training, Training] | None = None
    solved: dict = field(default_factory=dict)
    training: bool = False


def draw_liars(case: Case) -> svg.Picture:
    liar = LIARS[case.index]
    picture = svg.Picture(HEIGHT, label=label(case))
    picture.add(svg.text(64, 46, "cosine to the true gradient", "word"))
    picture.add(_cosines(case), _check(case.error))
    picture.add(_curves(case, liar) if case.runs else _closed(case, liar))
    return picture.add(_strip(case))


def label(case: Case) -> str:
    """The picture in words."""
    liar = LIARS[case.index]
    listed = ", ".join(f"dW{k + 1} {number(c)}" for k, c in enumerate(case.cosines))
    says = f"Liar {liar.letter}. Cosine to the true gradient: {listed}. "
    says += f"The gradient check says {number(case.error)}. "
    if case.runs is None:
        return says + "How it trains is hidden until you guess."
    right, wrong = case.runs
    says += (
        f"Its loss on two moons goes from {number(wrong.losses[0])} to {number(wrong.losses[-1])}, the "
        f"right one to "
        f"{number(right.losses[-1])}; accuracy {percent(wrong.accuracy)}, the right one "
        f"{percent(right.accuracy)}."
    )
    return says


def _cosines(case: Case) -> svg.Markup:
    """A bar for each layer, from −1 to 1: cosine to the true gradient"""
    parts = [svg.line(ZERO, 66, ZERO, 178, "muted", 1), svg.line(ZERO + ARM, 66, ZERO + ARM, 178, "faint", 1)]
    for layer, y in ROWS:
        cosine = case.cosines[layer - 1]
        left, width = min(ZERO, ZERO + ARM * cosine), max(abs(ARM * cosine), 1)
        parts += [
            svg.text(100, y + 6, f"dW_{layer}", "name", "backward", "end", size=18),
            svg.rect(left, y - 9, width, 18, "backward", None, radius=0, is_=f"bar:dW{layer}"),
            svg.text(
                ZERO + ARM + 54, y + 6, number(cosine), "number", "backward", "end", size=15, is_=f"dW{layer}"
            ),
        ]
    words = ((ZERO, "0"), (ZERO + ARM, "1, same direction"))
    parts += [
        svg.text(x, 198, word, "small", "muted", "middle", is_=f"cosine {word[0]}") for x, word in words
    ]
    return svg.group(*parts)


def _check(error: float) -> svg.Markup:
    """The relative error on a scale of tenfold steps, with the zone of a right gradient."""
    left, y, width = CHECK

    def place(exponent):
        share = (exponent - DECADES[0]) / (DECADES[1] - DECADES[0])
        return left + width * min(max(share, 0), 1)

    x = place(np.log10(max(error, 1e-12)))
    parts = [
        svg.rect(left, y - 14, place(-6) - left, 28, "band", None, radius=4),
        svg.text(left, y - 28, "relative error", "word"),
        svg.text(left + 62, y + 5, "right", "word", "muted", "middle"),
        svg.line(left, y + 14, left + width, y + 14, "muted", 1.25),
    ]
    for exponent in (-12, -9, -6, -3, 0):
        words = power_of_ten(exponent)
        parts.append(
            svg.line(
                place(exponent),
                y + 14,
                place(exponent),
                y + 19,
                "muted",
                1,
                is_=f"check.x:{10.0**exponent:g}",
            )
        )
        parts.append(
            svg.text(
                place(exponent),
                y + 37,
                words if exponent else "1",
                "small",
                "muted",
                "middle",
                is_=f"check.x={10.0**exponent:g}",
            )
        )
    parts += [
        svg.path(f"M{svg.n(x)} {y + 6}l8 8l-8 8l-8 -8z", None, fill="attention", is_="point:error"),
        svg.text(left + width + 14, y + 20, number(error), "number", "attention", bold=True, is_="error"),
    ]
    return svg.group(*parts)


def _closed(case: Case, liar) -> svg.Markup:
    """The place of the curves before the guess."""
    x, y, width, height = CURVES.x, CURVES.y, CURVES.width, CURVES.height
    first, second = ("Training…", "300 epochs, twice") if case.training else (
        f"Will {liar.letter} learn the moons?", "Its curve opens when you have guessed.")  # fmt: skip
    return svg.group(
        svg.rect(x, y, width + 80, height, None, "faint", 1.5, 8, "1 5", stroke_linecap="round"),
        svg.text(
            x + width / 2 + 40, y + height / 2 - 6, first, "word", "ink", "middle", size=20, is_="question"
        ),
        svg.text(x + width / 2 + 40, y + height / 2 + 22, second, "word", "muted", "middle", is_="when"),
    )


def _curves(case: Case, liar) -> svg.Markup:
    right, wrong = case.runs
    epochs = np.linspace(0, 300, len(right.losses))
    ends = [CURVES.py(run.losses[-1]) for run in case.runs]
    gap = 40 - abs(ends[0] - ends[1])
    if gap > 0:  # keep the two labels apart
        low = 1 if ends[1] > ends[0] else -1
        ends = [ends[0] - low * gap / 2, ends[1] + low * gap / 2]
    over = max(ends) - (CURVES.y + CURVES.height - 8)
    if over > 0:
        ends = [end - over for end in ends]
    x = CURVES.x + CURVES.width + 10
    return svg.group(
        CURVES.frame(),
        CURVES.last_tick("300 epochs", 300),
        CURVES.curve(epochs, right.losses, "muted", 1.5, is_="curve:the right one"),
        CURVES.curve(epochs, wrong.losses, "forward", 2.5, is_="curve:the liar"),
        svg.text(x, ends[0] - 4, "the right one", "small", "muted"),
        svg.text(x, ends[0] + 13, percent(right.accuracy), "small", "muted", is_="accuracy of the right one"),
        svg.text(x, ends[1] - 4, liar.letter, "word", "forward", bold=True),
        svg.text(
            x, ends[1] + 13, percent(wrong.accuracy), "word", "forward", bold=True, is_="accuracy of the liar"
        ),
    )


def _strip(case: Case) -> svg.Markup:
    """All twelve: which one this is, and of those tried the accuracy and whether the guess was right."""
    parts = []
    for index, liar in enumerate(LIARS):
        x, y = STRIP[0] + STRIP[2] * index, STRIP[1]
        now = index == case.index
        known = case.solved.get(index)
        fill, ring = ("ink", None) if now else ("surface", "edge")
        parts += [
            svg.circle(x, y, 15, fill, ring, 1.25, is_="now" if now else None),
            svg.centred(x, y, liar.letter, "word", "on-ink" if now else "ink", now),
        ]
        if known:
            accuracy, guessed = known
            parts.append(
                svg.text(
                    x,
                    y + 34,
                    percent(accuracy),
                    "small",
                    "ink",
                    "middle",
                    accuracy >= PASS,
                    is_=f"accuracy of {liar.letter}",
                )
            )
            parts.append(
                svg.text(
                    x + 22, y + 5, "✓" if guessed else "", "small", "muted", is_=f"guess of {liar.letter}"
                )
            )
        parts.append(
            svg.circle(
                x,
                y,
                20,
                "none",
                None,
                data_set=f"liar={liar.letter}",
                pointer_events="all",
                style="cursor:pointer",
            )
        )
    return svg.group(*parts)
