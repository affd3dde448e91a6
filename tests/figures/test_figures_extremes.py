"""Every figure of the course at every end and corner of its controls, without a browser: no exception, no
warning, no nan, valid SVG that follows the theme, and words for those who do not see it.
"""

from __future__ import annotations

import inspect
import itertools
import re
import warnings
from xml.etree import ElementTree

import backprop
import pytest
from backprop.figures.figure import Button, Figure, Slider

CORNERS = (
    64  # full product of ends and choices up to here, else the corners of the sliders at the first choice
)
NOT_A_NUMBER = re.compile(r"(?<![\w-])(nan|-?inf|infinity)(?![\w-])", re.IGNORECASE)

figures = pytest.mark.parametrize("name", sorted(backprop.FIGURES))


def settings(figure: Figure) -> list[dict]:
    """Each control at each of its ends, then the corners; only buttons may be missing from a setting."""
    start = {c.key: c.value for c in figure.controls if not isinstance(c, Button)}
    ends = {c.key: c.extremes() for c in figure.controls}
    alone = [{**start, key: value} for key, values in ends.items() for value in values]
    held = {c.key: ends[c.key] for c in figure.controls if not isinstance(c, Button)}
    if len(corners := list(itertools.product(*held.values()))) > CORNERS:
        held = {c.key: ends[c.key] for c in figure.controls if isinstance(c, Slider)}
        corners = list(itertools.product(*held.values()))
    if any(isinstance(c, Slider) and not c.live for c in figure.controls):
        corners = [corners[0], corners[-1]]  # slow to draw: all low and all high
    return alone + [{**start, **dict(zip(held, corner, strict=True))} for corner in corners]


def flaws(figure: Figure) -> list[str]:
    """What is wrong with what the figure shows now."""
    found = []
    for what in ("svg", "say", "label"):
        text = re.sub(r'href="data:[^"]*"|“[^”]*”', "", getattr(figure, what))  # a quoted patient may say nan
        if NOT_A_NUMBER.search(text):
            found.append(f"{what} says {NOT_A_NUMBER.search(text)[0]}")
    tree = ElementTree.fromstring(figure.svg)
    if len(figure.label) < 30:
        found.append(f"says too little of the picture: {figure.label!r}")
    if figure.svg.startswith("<svg") and re.search(r'[":]\s*#[0-9a-fA-F]{6}\b', figure.svg):
        found.append("names a colour that does not follow the theme")
    if re.search(r'\sid="', figure.svg):
        found.append("names something by an id, which two copies on a page would share")
    if figure.controls and not figure.say:
        found.append("says no sentence")
    told, known = figure.told(), {control.key for control in figure.controls}
    for what in ("disabled", "hidden", "ranges"):
        if unknown := set(told[what]) - known:
            found.append(f"{what} names controls that it does not have: {sorted(unknown)}")
    return found + _outside(tree)


def _outside(tree) -> list[str]:
    """Text that begins outside the picture (pictures of matplotlib move their text by transforms)."""
    if "bp-plot" in tree.get("class", ""):
        return []
    _, _, width, height = map(float, tree.get("viewBox").split())
    texts = [
        t for t in tree.iter("{http://www.w3.org/2000/svg}text") if t.get("x") and not t.get("transform")
    ]
    return [
        f"text outside the picture: {''.join(t.itertext())!r} at {t.get('x')}, {t.get('y')}"
        for t in texts
        if not (0 <= float(t.get("x")) <= width and 0 <= float(t.get("y")) <= height)
    ]


@figures
def test_figure_shows_a_good_picture_before_anything_is_touched(name):
    figure = getattr(backprop, name)()
    assert isinstance(figure.figure, Figure)
    assert figure.error is None
    assert flaws(figure) == []
    assert figure.png().startswith(b"\x89PNG")


@figures
def test_figure_holds_at_every_end_and_corner(name):
    figure = getattr(backprop, name)()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for setting in settings(figure):
            figure.set(**setting)
            assert flaws(figure) == [], setting


@figures
def test_figure_has_few_sliders_and_named_ones(name):
    controls = getattr(backprop, name)().controls
    sliders = [c for c in controls if isinstance(c, Slider)]
    assert len(sliders) <= (5 if name == "cockpit" else 4)
    assert all(s.spec()["name"].strip() for s in sliders)
    assert len({c.key for c in controls}) == len(controls)


@figures
def test_figure_needs_no_argument(name):
    parameters = inspect.signature(getattr(backprop, name)).parameters.values()
    assert all(p.default is not p.empty or p.kind is p.VAR_KEYWORD for p in parameters)
