"""Fig 2.1: paths against edges, counted and timed."""

from __future__ import annotations

from backprop.drawing.notation import backward_html, math_html
from backprop.drawing.who_pays import draw_who_pays, duration, grouped
from backprop.figures.figure import Figure, Shown, Slider
from backprop.numbers import graph as numbers

CAP = 0.1  # seconds that one setting may count paths; the rest is scaled


def who_pays() -> Figure:
    """Width and depth of a layered graph; every setting is timed once and remembered."""
    controls = [
        Slider("k", "k", 1, 8, 3, 1, digits=0, name="nodes in each layer"),
        Slider("layers", "L", 1, 8, 4, 1, digits=0, name="hidden layers"),
    ]
    timed: dict[tuple[int, int], numbers.Race] = {}

    def render(values: dict) -> Shown:
        size = values["k"], values["layers"]
        if size not in timed:
            timed[size] = numbers.race(*size, CAP)
        return Shown(draw_who_pays(*size, timed[size]), _say(*size, timed[size]))

    try_this = "Move one slider at a time. Which of the two hurts the paths more, and which the edges?"
    return Figure("2.1", "Who pays more?", controls, render, try_this)


def _say(k: int, layers: int, race: numbers.Race) -> str:
    price = numbers.price(k, layers)
    width, depth = math_html(f"k = {k}"), math_html(f"L = {layers}")
    took = f"Here that took {duration(race.path_ms)}"
    if not race.finished:
        took = f"At the speed of the first {grouped(race.walked)} that takes {duration(race.path_ms)}"
    paths = "one path" if price.paths == 1 else f"<b>{grouped(price.paths)}</b> paths"
    return (
        f"{width}, {depth}: {paths} from one input, {backward_html(grouped(price.edges))} edges. "
        f"{took}; one walk over the edges took {duration(race.back_ms)} and answers for all inputs."
    )
