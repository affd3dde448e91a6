"""The opening cartoon: a network that does not learn lies in bed, its fever chart beside it."""

from __future__ import annotations

import numpy as np

from backprop.drawing import svg
from backprop.drawing.notation import number

HEIGHT = 330
HEAD = (106, 166)
LAYERS = ((196, (132, 168, 204)), (284, (132, 168, 204)), (368, (150, 186)))  # x, ys: from head to feet
CHART_LEFT, CHART_RIGHT, CHART_TOP, CHART_BOTTOM = 520, 848, 66, 276
DECADES = 35  # the chart reaches from 0.01 up


def draw_patient_zero(sick: np.ndarray, well: np.ndarray) -> svg.Picture:
    """sick, well : the loss before the first lesson and after each, measured."""
    words = (
        f"A small network lies in bed with a thermometer. Its loss was {number(sick[0], 2)} at first and is "
        f"{{loss of the sick}} after {len(sick) - 1} lessons. The same network with one sign put right "
        f"went from {number(well[0], 2)} to {number(well[-1], 2)}."
    )
    return svg.Picture(HEIGHT, label=words).add(
        _bed(), _body(), _blanket(), _head(), _speech(), _chart(sick, well)
    )


def _bed() -> svg.Markup:
    return svg.group(
        svg.rect(34, 104, 12, 176, "panel", "edge", 1.5, 5),
        svg.rect(418, 158, 12, 122, "panel", "edge", 1.5, 5),
        svg.rect(46, 222, 372, 30, "band", "edge", 1.5, 6),
        svg.rect(56, 170, 104, 52, "surface", "edge", 1.5, 22),
    )


def _body() -> svg.Markup:
    """Three columns of neurons behind the head; every one is wired to every one of the next."""
    columns = [(HEAD[0], (HEAD[1],)), *LAYERS]
    parts = []
    for (x1, ys1), (x2, ys2) in zip(columns, columns[1:], strict=False):
        parts += [svg.line(x1, y1, x2, y2, "forward", 1.2) for y1 in ys1 for y2 in ys2]
    for x, ys in LAYERS:
        parts += [svg.circle(x, y, 12) for y in ys]
    return svg.group(*parts)


def _blanket() -> svg.Markup:
    """It lets the neurons under it shine through."""
    side = "C352 112 372 130 400 146C414 154 418 170 418 190V236Q418 246 408 246H246Q237 246 236 228z"
    shape = "M236 228C234 150 258 112 300 112" + side
    fold = "M236 228C234 150 258 112 300 112C280 118 262 156 262 246H246Q237 246 236 228z"
    return svg.group(
        svg.path(shape, None, fill="forward-tint", opacity=0.78),
        svg.path(shape, "edge", 1.5),
        svg.path(fold, "edge", 1.5, fill="surface"),
    )


def _head() -> svg.Markup:
    """The output neuron: tired eyes, and a thermometer in the corner of its mouth."""
    x, y = HEAD
    eye = [svg.path(f"M{x + dx - 7} {y - 6}q7 6 14 0", "ink", 2, stroke_linecap="round") for dx in (-12, 12)]
    brow = [
        svg.line(x - 20, y - 14, x - 8, y - 19, "ink", 1.75, stroke_linecap="round"),
        svg.line(x + 20, y - 14, x + 8, y - 19, "ink", 1.75, stroke_linecap="round"),
    ]
    return svg.group(
        svg.circle(x, y, 34, "surface", "ink", 2),
        *eye, *brow,
        svg.path(f"M{x - 12} {y + 17}q6 -6 12 -2t12 -2", "ink", 2, stroke_linecap="round"),
        svg.line(x + 10, y + 13, x + 54, y - 22, "edge", 7, stroke_linecap="round"),
        svg.line(x + 10, y + 13, x + 52, y - 20, "surface", 4, stroke_linecap="round"),
        svg.line(x + 12, y + 11, x + 50, y - 18.5, "attention", 2.5, stroke_linecap="round"),
    )  # fmt: skip


def _speech() -> svg.Markup:
    """What it says for itself."""
    corner = "a10 10 0 0 1 "
    bubble = (
        f"M98 22H330{corner}10 10V62{corner}-10 10H150L128 100L130 72H98{corner}-10 -10V32{corner}10 -10z"
    )
    return svg.group(
        svg.path(bubble, "edge", 1.5, fill="surface"),
        svg.text(104, 53, "I did exactly as I was told.", "number"),
    )


def _chart(sick, well) -> svg.Markup:
    """The fever chart: the loss after each lesson, in powers of ten."""

    def place(t, loss):
        x = CHART_LEFT + (CHART_RIGHT - CHART_LEFT) * t / (len(sick) - 1)
        return x, CHART_BOTTOM - (CHART_BOTTOM - CHART_TOP) * (np.log10(loss) + 2) / DECADES

    parts = [
        svg.text(CHART_LEFT - 52, 34, "loss: how wrong it is", "word"),
        svg.line(CHART_LEFT, CHART_TOP - 6, CHART_LEFT, CHART_BOTTOM, "edge", 1),
        svg.line(CHART_LEFT, CHART_BOTTOM, CHART_RIGHT, CHART_BOTTOM, "edge", 1),
        svg.text(
            CHART_RIGHT + 28, CHART_BOTTOM + 20, "20 lessons", "small", "muted", "end", is_="unit of the axis"
        ),
    ]
    for power, shown in ((0, "1"), (10, "10¹⁰"), (20, "10²⁰"), (30, "10³⁰")):
        _, y = place(0, 10.0**power)
        parts += [
            svg.line(CHART_LEFT, y, CHART_RIGHT, y, "faint", 1, is_=f"loss.y:{10.0**power:g}"),
            svg.text(CHART_LEFT - 10, y + 5, shown, "small", "muted", "end", is_=f"loss.y={10.0**power:g}"),
        ]
    for t in (0, 5, 10, 15):
        x, _ = place(t, 1.0)
        parts.append(svg.text(x, CHART_BOTTOM + 20, str(t), "small", "muted", "middle", is_=f"loss.x={t}"))
    ill = [place(t, v) for t, v in enumerate(sick)]
    fit = [place(t, v) for t, v in enumerate(well)]
    x, y = ill[-1]
    parts += [
        svg.polyline(fit, "edge", 1.5, is_="curve:cured"),
        svg.text(CHART_RIGHT, fit[-1][1] - 12, "cured: one sign put right", "small", "muted", "end"),
        svg.polyline(ill, "ink", 2, is_="curve:sick"),
        *(svg.circle(px, py, 3, "ink", None) for px, py in ill[:-1]),
        svg.circle(x, y, 5.5, "attention", "surface", 1.5, is_="point:sick"),
        svg.text(
            x - 14,
            min(y + 4, fit[-1][1] - 34),
            number(sick[-1]),
            "number",
            anchor="end",
            bold=True,
            is_="loss of the sick",
        ),
    ]
    return svg.group(*parts)
