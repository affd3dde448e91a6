"""Charts in SVG: two axes, curves, dots, bars and bands on linear or logarithmic scales.

Quantity name top left, symbol at the end of the x axis, at most five ticks, left and bottom axis only;
labels stand at what they name. A chart never rescales itself: the range is given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from backprop.drawing import svg
from backprop.drawing.notation import plain, power_of_ten
from backprop.drawing.svg import Markup

TICK = 6


def ticks(low: float, high: float, log: bool = False, most: int = 5) -> list[float]:
    """At most five round values between low and high; whole decades on a log scale."""
    if log:
        first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
        stride = max(1, math.ceil((last - first + 1) / most))
        return [10.0**e for e in range(last, first - 1, -stride)][::-1]
    raw = (high - low) / (most - 1)
    power = 10 ** math.floor(math.log10(raw))
    for factor in (1, 2, 2.5, 5, 10, 20):
        step = factor * power
        first = math.ceil(low / step - 1e-9)
        found = [round(k * step, 12) for k in range(first, math.floor(high / step + 1e-9) + 1)]
        if len(found) <= most:
            return found
    return [low, high]


def tick_text(value: float, log: bool = False) -> str:
    """A tick as it is read: "10⁻⁴" on a log scale outside 0.01 … 1000, else as short as it goes."""
    if log and value > 0 and not 0.01 <= value <= 1000:
        return power_of_ten(round(math.log10(value)))
    return plain(value)


@dataclass(frozen=True)
class Axes:
    """A chart whose plot area has its top left corner at (x, y).

    x_range, y_range : (low, high); x_log, y_log: logarithmic
    x_symbol : at the end of the x axis, `w_1` or a word; y_name : the quantity, top left, Markup or words
    x_ticks, y_ticks : values, None for round ones, () for none
    name : what its scales are called in the facts: a tick is `loss.y:0.5`, its text `loss.y=0.5`
    """

    x: float
    y: float
    width: float
    height: float
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_log: bool = False
    y_log: bool = False
    x_symbol: str = ""
    y_name: str = ""
    x_ticks: Sequence[float] | None = None
    y_ticks: Sequence[float] | None = None
    y_axis: bool = True
    y_tone: str = field(default="ink")
    name: str = ""

    # where a value stands

    def px(self, value: float) -> float:
        """The x of a value, held inside the plot area."""
        return self.x + self.width * _share(value, *self.x_range, self.x_log)

    def py(self, value: float) -> float:
        return self.y + self.height * (1 - _share(value, *self.y_range, self.y_log))

    def inside(self, x: float, y: float) -> bool:
        low, high = self.y_range
        return self.x_range[0] <= x <= self.x_range[1] and low <= y <= high

    # the frame

    def __str__(self) -> str:
        return str(self.frame())

    def frame(self) -> Markup:
        """Axes, ticks and names, without what is drawn in them."""
        bottom, parts = self.y + self.height, []
        parts.append(svg.line(self.x, bottom, self.x + self.width, bottom, "muted", 1))
        for value in ticks(*self.x_range, self.x_log) if self.x_ticks is None else self.x_ticks:
            x = self.px(value)
            mark, words = self._named("x", value)
            parts.append(svg.line(x, bottom, x, bottom + TICK, "muted", 1, is_=mark))
            shown = tick_text(value, self.x_log)
            parts.append(svg.text(x, bottom + 23, shown, "word", "muted", "middle", is_=words))
        if self.x_symbol:
            parts.append(svg.text(self.x + self.width + 14, bottom + 6, self.x_symbol, "name", size=18))
        if self.y_axis:
            parts.append(svg.line(self.x, self.y, self.x, bottom, "muted", 1))
            for value in ticks(*self.y_range, self.y_log) if self.y_ticks is None else self.y_ticks:
                y = self.py(value)
                mark, words = self._named("y", value)
                parts.append(svg.line(self.x - TICK, y, self.x, y, "muted", 1, is_=mark))
                shown = tick_text(value, self.y_log)
                parts.append(svg.text(self.x - 11, y + 5, shown, "word", "muted", "end", is_=words))
        if self.y_name:
            left = self.x - (36 if self.y_axis else 0)
            parts.append(svg.text(left, self.y - 18, self.y_name, "word", self.y_tone))
        return svg.group(*parts)

    def _named(self, axis: str, value: float) -> tuple[str | None, str | None]:
        """What a tick's mark and its text are."""
        if not self.name:
            return None, None
        return f"{self.name}.{axis}:{value:g}", f"{self.name}.{axis}={value:g}"

    # what is drawn

    def last_tick(self, words: str, value: float) -> Markup:
        """The unit of the axis where its last number would stand."""
        x, y = self.x + self.width, self.y + self.height
        return svg.group(
            svg.line(x, y, x, y + 6, "muted", 1, is_=f"{self.name}.x:{value:g}"),
            svg.text(x, y + 23, words, "word", "muted", "middle", is_="unit of the axis"),
        )

    def curve(
        self, xs: Iterable[float], ys: Iterable[float], colour="forward", width=2.5, dash=None, is_=None
    ) -> Markup:
        """A law: a line. It is cut where it leaves the range, and open where it is not finite."""
        xs, ys = np.asarray(xs, float), np.asarray(ys, float)
        known = np.isfinite(xs) & np.isfinite(ys) & ((ys > 0) | (not self.y_log))
        d: list[str] = []
        for i in range(len(xs) - 1):
            if known[i] and known[i + 1]:
                self._piece(d, (xs[i], ys[i]), (xs[i + 1], ys[i + 1]))
        if not d:
            return Markup("")
        return svg.path(
            "".join(d), colour, width, dash=dash, stroke_linecap="round", stroke_linejoin="round", is_=is_
        )

    def _piece(self, d: list[str], start, end) -> None:
        """Add the part of one straight piece that lies inside the range to the path `d`."""
        (x1, y1), (x2, y2) = self.pixels(*start), self.pixels(*end)
        low, high = 0.0, 1.0
        for a, step, near, far in (
            (x1, x2 - x1, self.x, self.x + self.width),
            (y1, y2 - y1, self.y, self.y + self.height),
        ):
            if abs(step) < 1e-12:
                if not near - 1e-9 <= a <= far + 1e-9:
                    return
                continue
            first, last = sorted(((near - a) / step, (far - a) / step))
            low, high = max(low, first), min(high, last)
        if low >= high:
            return
        cut = [f"{svg.n(x1 + t * (x2 - x1))} {svg.n(y1 + t * (y2 - y1))}" for t in (low, high)]
        if d and d[-1][1:] == cut[0]:
            d.append(f"L{cut[1]}")
        else:
            d.extend((f"M{cut[0]}", f"L{cut[1]}"))

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where a point stands, not held inside the plot area."""
        across = _share(x, *self.x_range, self.x_log, hold=False)
        return self.x + self.width * across, self.y + self.height * (
            1 - _share(y, *self.y_range, self.y_log, hold=False)
        )

    def dots(self, xs, ys, colour="ink", radius=1.6) -> Markup:
        """Noise: small dots; what lies outside the range is left out."""
        out = []
        for x, y in zip(np.asarray(xs, float), np.asarray(ys, float), strict=True):
            if np.isfinite(x) and np.isfinite(y) and self.inside(x, y):
                out.append(f"M{svg.n(self.px(x))} {svg.n(self.py(y))}h0")
        if not out:
            return Markup("")
        return svg.path("".join(out), colour, 2 * radius, stroke_linecap="round")

    def point(self, x, y, colour="forward", radius=6, hollow=False, is_=None) -> Markup:
        """One special point with a ring of the surface colour; hollow for a reference."""
        fill, ring, width = ("surface", "ink", 1.75) if hollow else (colour, "surface", 2)
        return svg.circle(self.px(x), self.py(y), radius, fill, ring, width, is_=is_)

    def drop(self, x, y, colour="attention") -> Markup:
        """A dotted line from a point down to the x axis."""
        bottom = self.y + self.height
        return svg.line(
            self.px(x), self.py(y), self.px(x), bottom, colour, 1.5, "1 4", stroke_linecap="round"
        )

    def bars(self, centres, heights, width, colour="forward", base=None) -> Markup:
        """Bars from `base` (the bottom of a log scale, else 0); width in pixels."""
        base = (self.y_range[0] if self.y_log else max(self.y_range[0], 0.0)) if base is None else base
        out = []
        for x, value in zip(centres, heights, strict=True):
            if not np.isfinite(value):
                continue
            top, bottom = sorted((self.py(value), self.py(base)))
            out.append(svg.rect(self.px(x) - width / 2, top, width, max(bottom - top, 0.5), colour, radius=0))
        return svg.group(*out)

    def band_x(self, low, high, tone="band") -> Markup:
        """A zone between two x values, the height of the plot."""
        left, right = self.px(low), self.px(high)
        return svg.rect(left, self.y, max(right - left, 0), self.height, tone, radius=0)

    def band_y(self, low, high, tone="band") -> Markup:
        top, bottom = self.py(high), self.py(low)
        return svg.rect(self.x, top, self.width, max(bottom - top, 0), tone, radius=0)

    def level(self, y, colour="faint", dash=None, width=1) -> Markup:
        """A line across at a special value."""
        return svg.line(self.x, self.py(y), self.x + self.width, self.py(y), colour, width, dash)

    def upright(self, x, colour="attention", label: str = "", width=1.5) -> Markup:
        """A line from top to bottom at a chosen x, with its name above."""
        mark = svg.line(self.px(x), self.y - 8, self.px(x), self.y + self.height, colour, width)
        name = svg.text(self.px(x), self.y - 16, label, "word", colour, "middle") if label else ""
        return svg.group(mark, name)

    def label(self, x, y, words, colour="ink", anchor="start", dx=0.0, dy=0.0, is_=None) -> Markup:
        """Words at a place given in values, moved by (dx, dy) pixels; a rim keeps them readable."""
        return svg.rimmed(self.px(x) + dx, self.py(y) + dy, words, "word", colour, anchor, is_=is_)


def _share(value: float, low: float, high: float, log: bool, hold: bool = True) -> float:
    """How far between low and high; held in 0 … 1 unless hold is False."""
    if log:
        value, low, high = (math.log10(max(v, 1e-300)) for v in (value, low, high))
    share = (value - low) / (high - low)
    return min(max(share, 0.0), 1.0) if hold else share
