"""Fig 3.2: the price of one gradient, by backpropagation and by nudging, against the number of weights."""

from __future__ import annotations

import math
from collections.abc import Sequence

from backprop.drawing import chart, svg
from backprop.drawing.notation import number
from backprop.drawing.who_pays import duration, grouped
from backprop.numbers.gradient_check import Bill

DECADE = 49.0  # as wide as it is high: what costs in proportion to P climbs at 45°
CHART = chart.Axes(
    92, 50, 3 * DECADE, math.log10(1e4 / 0.003) * DECADE, (10, 1e4), (0.003, 1e4), True, True, "P",
    "one gradient takes", x_ticks=(10, 100, 1000, 1e4), y_ticks=(), name="bill",
)  # fmt: skip
NAMES = CHART.x + CHART.width + 12  # the two ways are named right of where they end
PANEL, TIMES = 432, 864  # the table of bills, from here to the right end of its last column
COLUMNS = {"weights": 488, "back": 654, "nudging": 770, "times": TIMES}
TOP, ROW = 88, 44


def draw_price(bills: Sequence[Bill], chosen: int, asked: int) -> svg.Picture:
    """The bills measured so far; `chosen` is the number of weights looked at, `asked` how many bills come."""
    picture = svg.Picture(430)
    picture.add(CHART.frame(), *_axes())
    here = next((bill for bill in bills if bill.weights == chosen), None)
    if here:
        picture.add(_gap(here))
    for name, tone in (("numerical_ms", "ink"), ("back_ms", "backward")):
        picture.add(*_way(bills, name, tone, chosen))
    picture.add(*_names(bills), *_table(bills, chosen), _foot(here, len(bills), asked))
    picture.label = _label(here, chosen)
    return picture


def _way(bills: Sequence[Bill], name: str, tone: str, chosen: int) -> list[svg.Markup]:
    """One way to a gradient: its line, a dot for each network, hollow where the time is scaled up."""
    values = [getattr(bill, name) for bill in bills]
    parts = [CHART.curve([bill.weights for bill in bills], values, tone, 2)]
    for bill, ms in zip(bills, values, strict=True):
        scaled = name == "numerical_ms" and bill.walked < bill.passes
        big = 7 if bill.weights == chosen else 5
        fill, ring = ("surface", tone) if scaled else (tone, "surface")
        named = f"point:{name} of {bill.weights}"
        parts.append(svg.circle(CHART.px(bill.weights), CHART.py(ms), big, fill, ring, 2, is_=named))
    return parts


def _axes() -> list[svg.Markup]:
    parts = []
    for ms, words in ((0.01, "0.01 ms"), (1, "1 ms"), (100, "0.1 s"), (1e4, "10 s")):
        y = CHART.py(ms)
        parts.append(svg.line(CHART.x - 6, y, CHART.x, y, "muted", 1, is_=f"bill.y:{ms:g}"))
        parts.append(svg.text(CHART.x - 11, y + 5, words, "word", "muted", "end", is_=f"ms {ms:g}"))
    low = CHART.y + CHART.height + 46
    return [*parts, svg.text(CHART.x - 10, low, "weights in the network", "word", "muted")]


def _names(bills: Sequence[Bill]) -> list[svg.Markup]:
    if not bills:
        return []
    slow, fast = CHART.py(bills[-1].numerical_ms), CHART.py(bills[-1].back_ms)
    return [
        svg.text(NAMES, slow - 4, "nudging", "word"),
        svg.text(NAMES, slow + 14, "every weight", "word"),
        svg.text(NAMES, fast - 4, "one run", "word", "backward"),
        svg.text(NAMES, fast + 14, "forward and back", "word", "backward"),
    ]


def _gap(bill: Bill) -> svg.Markup:
    """The distance between the two at the chosen size, as an upright with its factor."""
    x, top, low = CHART.px(bill.weights), CHART.py(bill.numerical_ms), CHART.py(bill.back_ms)
    words = f"{factor(bill.times)} times"
    return svg.group(
        svg.line(x, top, x, low, "attention", 2, "1 4", stroke_linecap="round"),
        svg.text(
            x + 12, (top + low) / 2 + 5, words, "word", "attention", "start", True, is_="times on the gap"
        ),
    )


def factor(times: float) -> str:
    """A measured factor with the two digits that mean something: 5 600, 89."""
    rounded = float(f"{times:.1e}")
    return grouped(round(rounded)) if rounded >= 10 else number(rounded, 2)


def _table(bills: Sequence[Bill], chosen: int) -> list[svg.Markup]:
    """A row for each bill: P, both times, and how many times as long; the chosen row on a band."""
    heads = (("back", "forward and back"), ("nudging", "nudging"), ("times", "times"))
    parts = [svg.text(COLUMNS["weights"], TOP, "P", "name", anchor="end", size=18)]
    parts += [svg.text(COLUMNS[at], TOP, words, "small", "muted", "end") for at, words in heads]
    parts.append(svg.line(PANEL, TOP + 14, TIMES + 12, TOP + 14, "muted", 1))
    for i, bill in enumerate(bills):
        y, here = TOP + ROW * (i + 1) - 2, bill.weights == chosen
        of = "" if here else f" of {bill.weights}"
        if here:
            parts.append(svg.rect(PANEL, y - 25, TIMES + 12 - PANEL, 38, "band", None, 0, 6))
        for at, shown, tone, named in (
            ("weights", grouped(bill.weights), "ink", "P"),
            ("back", duration(bill.back_ms), "backward", "d by one run back"),
            ("nudging", duration(bill.numerical_ms), "ink", "d by nudging"),
            ("times", factor(bill.times), "attention", "times"),
        ):
            parts.append(svg.text(COLUMNS[at], y, shown, "number", tone, "end", here, is_=named + of))
    return parts


def _foot(here: Bill | None, done: int, asked: int) -> svg.Markup:
    """Under the table: how many runs the chosen one took, or how far the measuring has come."""
    y = TOP + ROW * (asked + 1)
    if here is None:
        return svg.text(
            PANEL + 8, y, f"measuring, {done} of {asked}", "small", "muted", is_="measured so far"
        )
    scaled = f"scaled up from {grouped(here.walked)} of them" if here.walked < here.passes else ""
    words = svg.join("nudging: ", svg.said("passes", grouped(here.passes)), " runs forward")
    return svg.group(
        svg.text(PANEL + 8, y, words, "small", "muted"),
        svg.text(PANEL + 8, y + 21, scaled, "small", "muted", is_="walked"),
    )


def _label(here: Bill | None, chosen: int) -> str:
    if here is None:
        return f"The price of one gradient; {grouped(chosen)} weights are still being measured."
    how = "" if here.walked >= here.passes else f", scaled up from {grouped(here.walked)}"
    return (
        "The price of one gradient against the number of weights. At {P} weights one run forward and back "
        f"takes {{d by one run back}}; nudging takes {{passes}} runs forward, {{d by nudging}}{how}: "
        "{times} times as long."
    )
