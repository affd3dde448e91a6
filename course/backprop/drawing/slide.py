"""Figure 6.0: the losses of the lecture's last page, as it is printed and mended."""

from __future__ import annotations

import numpy as np

from backprop.drawing import svg
from backprop.drawing.chart import Axes
from backprop.drawing.notation import number

SLIDE = Axes(120, 60, 560, 250, (0, 30), (0.1, 10000), y_log=True, y_name="loss",
             x_ticks=(0, 10, 20), y_ticks=(0.1, 1, 10, 100, 1000, 10000), name="slide")  # fmt: skip


def draw_slide(up: list[float], down: list[float]) -> svg.Picture:
    """The losses with the slide's sign, and with the sign put right."""
    words = (
        f"Thirty steps of descent. With the page as it is printed the loss rises from {number(up[0])} "
        "to {loss up}; mended it falls to {loss down}."
    )
    picture = svg.Picture(360, label=words)
    steps = np.arange(len(up))
    picture.add(
        SLIDE.frame(),
        SLIDE.last_tick("30 steps", 30),
        SLIDE.curve(steps, up, "attention", 3, is_="curve:up"),
        SLIDE.curve(steps, down, "forward", 2.5, is_="curve:down"),
    )
    x = SLIDE.x + SLIDE.width + 12
    for y, name, end, colour, way in (
        (SLIDE.py(up[-1]), "as printed", up[-1], "attention", "up"),
        (SLIDE.py(down[-1]), "mended", down[-1], "forward", "down"),
    ):
        picture.add(svg.text(x, y + 2, name, "word", colour, is_=f"rule that goes {way}"))
        picture.add(
            svg.text(x, y + 24, svg.join("loss ", svg.said(f"loss {way}", number(end))), "word", colour)
        )
    return picture
