"""Figure 6.0: the lecture's last page, run as it is printed."""

from __future__ import annotations

from backprop.drawing.liars import draw_slide
from backprop.drawing.notation import forward_html, math_html
from backprop.figures.figure import Figure, Shown
from backprop.numbers.liars import slide_run


def slide() -> Figure:
    """The lecture's last page, followed to the letter."""
    up, down = slide_run()

    def render(values: dict) -> Shown:
        say = (
            f"With {math_html('d = −2(Ŷ − Y)')} the loss climbs from {forward_html(up[0])} to "
            f"{forward_html(up[-1])} in 30 steps. "
            f"One sign later it goes down to {forward_html(down[-1])}."
        )
        return Shown(draw_slide(up, down), say)

    return Figure("6.0", "The slide, followed to the letter", [], render)
