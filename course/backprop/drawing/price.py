"""Fig 3.2: the price of one gradient, by backpropagation and by nudging, against the number of weights."""

from __future__ import annotations

from collections.abc import Sequence

from backprop.drawing import chart, svg
from backprop.drawing.notation import number
from backprop.drawing.who_pays import duration, grouped
from backprop.numbers.gradient_check import Bill

CHART = chart.Axes(
    92, 50, 440, 286, (30, 1e4), (0.003, 1e4), True, True, "P", "one gradient takes",
    x_ticks=(), y_ticks=(),
)  # fmt: skip
PANEL = 610


def draw_price(bills: Sequence[Bill], chosen: int, asked: int) -> svg.Picture:
    """The bills measured so far; `chosen` is the number of weights looked at, `asked` how many bills come."""
    picture = svg.Picture(392)
    picture.add(CHART.frame(), *_axes(bills))
    here = next((bill for bill in bills if bill.weights == chosen), None)
    if here:
        picture.add(_gap(here))
    for name, tone in (("numerical_ms", "ink"), ("back_ms", "backward")):
        values = [getattr(bill, name) for bill in bills]
        places = [bill.weights for bill in bills]
        picture.add(CHART.curve(places, values, tone, 2))
        for bill, ms in zip(bills, values, strict=True):
            scaled = name == "numerical_ms" and bill.walked < bill.passes
            big = 7 if bill.weights == chosen else 5
            fill, ring = ("surface", tone) if scaled else (tone, "surface")
            named = f"point:{name} of {bill.weights}"
            picture.add(svg.circle(CHART.px(bill.weights), CHART.py(ms), big, fill, ring, 2, is_=named))
    picture.add(*_names(bills), *(_panel(here) if here else _waiting(len(bills), asked)))
    picture.label = _label(here, chosen)
    return picture


def _axes(bills: Sequence[Bill]) -> list[svg.Markup]:
    bottom, parts = CHART.y + CHART.height, []
    for P in (60, 152, 432, 1376, 4800):
        x = CHART.px(P)
        parts.append(svg.line(x, bottom, x, bottom + 6, "muted", 1, is_=f"bill.x:{P}"))
        parts.append(svg.text(x, bottom + 23, grouped(P), "word", "muted", "middle", is_=f"bill.x={P}"))
    for ms, words in ((0.01, "0.01 ms"), (1, "1 ms"), (100, "0.1 s"), (1e4, "10 s")):
        y = CHART.py(ms)
        parts.append(svg.line(CHART.x - 6, y, CHART.x, y, "muted", 1, is_=f"bill.y:{ms:g}"))
        parts.append(svg.text(CHART.x - 11, y + 5, words, "word", "muted", "end", is_=f"ms {ms:g}"))
    parts.append(
        svg.text(CHART.x + CHART.width, bottom + 46, "weights in the network", "word", "muted", "end")
    )
    return parts


def _names(bills: Sequence[Bill]) -> list[svg.Markup]:
    if not bills:
        return []
    first = bills[0]
    return [
        CHART.label(first.weights, first.numerical_ms, "nudging every weight", dx=-18, dy=-66),
        CHART.label(first.weights, first.back_ms, "one run forward and back", "backward", dx=-18, dy=28),
    ]


def _gap(bill: Bill) -> svg.Markup:
    """The distance between the two at the chosen size, as an upright with its factor."""
    x, top, low = CHART.px(bill.weights), CHART.py(bill.numerical_ms), CHART.py(bill.back_ms)
    words = f"{factor(bill.times)} times"
    side = -1 if x > CHART.x + 330 else 1
    return svg.group(
        svg.line(x, top, x, low, "attention", 2, "1 4", stroke_linecap="round"),
        svg.text(
            x + 12 * side,
            (top + low) / 2 + 5,
            words,
            "word",
            "attention",
            "end" if side < 0 else "start",
            True,
            is_="times on the gap",
        ),
    )


def factor(times: float) -> str:
    """A measured factor with the two digits that mean something: 5 600, 89."""
    rounded = float(f"{times:.1e}")
    return grouped(round(rounded)) if rounded >= 10 else number(rounded, 2)


def _panel(bill: Bill) -> list[svg.Markup]:
    walked = "" if bill.walked >= bill.passes else f"scaled up from {grouped(bill.walked)} of them"
    return [
        svg.text(
            PANEL,
            76,
            svg.join(svg.symbol("P"), " = ", svg.said("P", grouped(bill.weights)), " weights"),
            "word",
            bold=True,
        ),
        svg.text(PANEL, 122, "forward and back", "word"),
        svg.text(
            876, 122, duration(bill.back_ms), "number", "backward", "end", True, is_="d by one run back"
        ),
        svg.text(PANEL, 164, svg.join(svg.said("passes", grouped(bill.passes)), " runs forward"), "word"),
        svg.text(
            876, 164, duration(bill.numerical_ms), "number", anchor="end", bold=True, is_="d by nudging"
        ),
        svg.text(876, 184, walked, "small", "muted", "end", is_="walked"),
        svg.line(PANEL, 204, 876, 204, "muted", 1),
        svg.text(PANEL, 240, "slower by a factor of", "word"),
        svg.text(876, 240, factor(bill.times), "number", "attention", "end", True, 20, is_="times"),
    ]


def _waiting(done: int, asked: int) -> list[svg.Markup]:
    return [svg.text(PANEL, 76, f"measuring, {done} of {asked}", "word", "muted", is_="measured so far")]


def _label(here: Bill | None, chosen: int) -> str:
    if here is None:
        return f"The price of one gradient; {grouped(chosen)} weights are still being measured."
    how = "" if here.walked >= here.passes else f", scaled up from {grouped(here.walked)}"
    return (
        "The price of one gradient against the number of weights. At {P} weights one run forward and back "
        f"takes {{d by one run back}}; nudging takes {{passes}} runs forward, {{d by nudging}}{how}: "
        "{times} times as long."
    )
