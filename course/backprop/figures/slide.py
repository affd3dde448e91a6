"""Figure 6.0: the lecture's last page, run as it is printed."""

from __future__ import annotations

from backprop.drawing.notation import forward_html
from backprop.drawing.slide import draw_slide
from backprop.figures.figure import Figure, Shown
from backprop.numbers.liars import slide_run


def slide() -> Figure:
    """The lecture's last page, followed to the letter."""
    up, down = slide_run()

    def render(values: dict) -> Shown:
        say = (
            f"As printed, the page drives the loss from {forward_html(up[0])} to {forward_html(up[-1])} in "
            f"30 steps. Mended, the same loop brings it down to {forward_html(down[-1])}."
        )
        return Shown(draw_slide(up, down), say)

    return Figure("6.0", "The page, followed to the letter", [], render)
