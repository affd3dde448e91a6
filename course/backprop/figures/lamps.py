"""Fig 1.2: four paths as four lamps."""

from __future__ import annotations

from collections.abc import Callable

from backprop.drawing.lamps import draw_lamps
from backprop.drawing.notation import backward_html, math_html, plain
from backprop.figures.figure import Figure, Shown, Toggle
from backprop.numbers import graph as numbers

_TRY = "Light only the negative paths. Then find the three lamps that come closest to the answer, 9."


def lamps(all_paths: Callable | None = None) -> Figure:
    """Four lamps; with a learner's `all_paths` that is right, the lamps are its paths in its order."""
    made = numbers.canonical()
    ours = list(numbers.walk_paths(made.edges, "y", "x1"))
    paths, whose = _paths_of(all_paths, made, ours)
    controls = [Toggle(f"path{i + 1}", f"{path[1]} → {path[2]}", i in (0, 2)) for i, path in enumerate(paths)]

    def render(values: dict) -> Shown:
        lit = [bool(values[f"path{i + 1}"]) for i in range(len(paths))]
        on = [path for path, is_lit in zip(paths, lit, strict=True) if is_lit]
        return Shown(draw_lamps(made, paths, lit), _say(made, on, len(paths)) + whose)

    return Figure("1.2", "Four lamps", controls, render, _TRY)


def _paths_of(all_paths, made, ours) -> tuple[list, str]:
    if all_paths is None:
        return ours, ""
    try:
        theirs = [list(path) for path in all_paths(dict(made.edges), "y", "x1")]
        right = sorted(theirs) == sorted(ours)
    except Exception:  # an unanswered stub, or a half-written answer: the lamps are ours
        right = False
    if right:
        return theirs, " <b>These paths are yours.</b>"
    return ours, " These paths are ours until yours are all found."


def _say(made, on, count: int) -> str:
    carried = [numbers.product(made.edges, path) for path in on]
    total = backward_html(plain(sum(carried), 2))
    slope = math_html("∂y/∂x_1")
    if not on:
        return (
            f"No lamp is lit. Each is one path from {math_html('y')} back to {math_html('x_1')}; "
            "it carries the product of its three edges."
        )
    if len(on) == count:
        return (
            f"All {count} paths are lit. Their sum, {total}, is {slope}: no path missing, none counted twice."
        )
    if len(on) == 1:
        return (
            f"One path carries {total}, the product of its three edges. Light the others and watch the sum."
        )
    listed = ", ".join(backward_html(plain(value, 2)) for value in carried)
    return f"{len(on)} of {count} paths are lit: {listed}. Together {total}, so far."
