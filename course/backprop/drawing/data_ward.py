"""Four small charts: the loss on the training rows and on rows held back, healthy and ill of the data."""

from __future__ import annotations

from backprop.drawing import svg
from backprop.drawing.chart import Axes
from backprop.drawing.notation import number
from backprop.numbers.data_ward import GUESSING, STEPS

LEFT, STEP, WIDTH, TOP, TALL = 52, 212, 160, 76, 150
RANGE = (0.01, 2.0)


def draw_data_ward(runs) -> svg.Picture:
    """runs : `DataRun`s, one chart each."""
    told = "; ".join(
        f"{run.name}: training {number(run.train[-1])}, held back {number(run.held[-1])}" for run in runs
    )
    picture = svg.Picture(300, label=f"Loss after {STEPS} steps. {told}. Guessing costs {GUESSING}.")
    for k, run in enumerate(runs):
        picture.add(_chart(run, LEFT + k * STEP, k == 0))
    return picture


def _chart(run, left: float, first: bool) -> svg.Markup:
    axes = Axes(
        left, TOP, WIDTH, TALL, (0, STEPS), RANGE, y_log=True, x_ticks=(0, STEPS),
        y_ticks=(0.01, 0.1, 1) if first else (), y_axis=first, y_name="loss" if first else "",
        name=run.name,
    )  # fmt: skip
    return svg.group(
        svg.text(left, 40, run.name, "word", is_=f"name of {run.name}"),
        axes.frame(),
        axes.level(GUESSING, "muted", "2 4"),
        axes.curve(run.steps, run.train, "forward", 2.5, is_=f"train:{run.name}"),
        axes.curve(run.steps, run.held, "attention", 2.5, dash="6 4", is_=f"held:{run.name}"),
        _ends(run, left),
    )


def _ends(run, left: float) -> svg.Markup:
    """Both losses at the end, in numbers."""
    y = TOP + TALL + 44
    return svg.group(
        svg.text(left, y, f"training {number(run.train[-1])}", "small", "forward", is_=f"train {run.name}"),
        svg.text(left, y + 18, f"held back {number(run.held[-1])}", "small", "attention",
                 is_=f"held {run.name}"),
    )  # fmt: skip
