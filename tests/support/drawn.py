"""Figures at every end, every choice and a few random settings of their controls; what their pictures say."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import backprop
import numpy as np
from backprop.figures.figure import Button, Figure, Slider

SEED, RANDOM = 19, 9
REMEMBERS = ("xray",)


def start(figure: Figure) -> dict:
    return {c.key: c.value for c in figure.controls if not isinstance(c, Button)}


def at_all(name: str) -> Iterator[tuple[Figure, dict]]:
    """The figure at each of its settings; one that remembers what was moved is made anew each time."""
    figure = getattr(backprop, name)()
    for setting in settings(figure):
        figure = getattr(backprop, name)() if name in REMEMBERS else figure
        yield figure.set(**setting), setting


def ends(figure: Figure) -> list[dict]:
    """The start, each control at each of its ends or choices, all sliders low, all sliders high."""
    begin = start(figure)
    alone = [{**begin, c.key: v} for c in figure.controls if c.key in begin for v in c.extremes()]
    sliders = [c for c in figure.controls if isinstance(c, Slider)]
    both = [{**begin, **{c.key: c.extremes()[end] for c in sliders}} for end in (0, -1)]
    return [begin, *alone, *both]


def random_settings(figure: Figure, count: int = RANDOM) -> list[dict]:
    rng = np.random.default_rng(SEED)
    return [
        {c.key: _drawn(c, rng) for c in figure.controls if not isinstance(c, Button)} for _ in range(count)
    ]


def _drawn(control, rng):
    if not isinstance(control, Slider):
        options = control.extremes()
        return options[int(rng.integers(len(options)))]
    low, high = (math.log10(v) if control.log else v for v in (control.low, control.high))
    value = low + control.step * round(float(rng.uniform(0, (high - low) / control.step)))
    return control.accept(10**value if control.log else round(value, 10))


def settings(figure: Figure) -> list[dict]:
    return ends(figure) + random_settings(figure)


def texts(svg: str) -> list[str]:
    """The texts of a picture without tags."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.S)
    return [re.sub(r"<[^>]*>|\u200b", "", t) for t in found]


def without_tags(words: str) -> str:
    """A sentence of HTML as it reads: powers of ten raised."""
    up = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
    words = re.sub(r"<sup>([^<]*)</sup>", lambda m: m[1].translate(up), words)
    return re.sub(r"<sub>.*?</sub>|<[^>]*>", lambda m: " " if m[0] == "<br>" else "", words)
