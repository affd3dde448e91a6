"""Fig 2.1: a layered graph and its price: paths, multiplications path by path, edges, and the clock."""

from __future__ import annotations

import math

from backprop.drawing import svg
from backprop.drawing.notation import number, raised
from backprop.numbers import graph as numbers

LAYERS = 8  # both sliders end here
LEFT, RIGHT = 486, 864
COUNT_TOP, TIME_TOP = 1e9, 1e6  # ends of the two scales: counts, and milliseconds from 0.01 on
TIME_LOW = 0.01
ROWS = (44, 124, 200)
TIMES = (304, 382)
MIDDLE = 204.0  # height of the output


def grouped(count: int) -> str:
    """A large whole number with thin spaces: 16 777 216."""
    return f"{count:,}".replace(",", "\u202f")


def duration(ms: float) -> str:
    """A time as people say it: 0.081 ms, 3.4 s, 3.4 minutes."""
    for limit, unit, name in ((1e3, 1, "ms"), (1.2e5, 1e3, "s"), (1.2e7, 6e4, "minutes")):
        if ms < limit:
            return f"{number(ms / unit, 2)} {name}"
    return f"{number(ms / 3.6e6, 2)} hours"


def draw_who_pays(k: int, layers: int, race: numbers.Race) -> svg.Picture:
    """k inputs, `layers` hidden layers of k, one output."""
    price = numbers.price(k, layers)
    picture = svg.Picture(456)
    picture.add(_network(k, layers, price))
    others = [numbers.price(k, n) for n in range(1, LAYERS + 1)]
    power = f"{k}{raised(str(layers))}"
    rows = (
        (svg.join("paths from ", svg.symbol("x_1"), " to ", svg.symbol("ŷ")), "paths", f"= {power}", "ink"),
        ("multiplications", "multiplications", f"= {grouped(price.paths)} · {layers}", "ink"),
        ("edges, each walked once", "edges", f"= {layers} · {k * k} + {k}", "backward"),
    )
    for y, (title, name, how, tone) in zip(ROWS, rows, strict=True):
        marks = [getattr(other, name) for other in others]
        picture.add(_count_row(y, title, marks, getattr(price, name), how, tone, name))
    picture.add(
        *_ticks(ROWS[-1] + 56, ((1, "1"), (1e3, "1000"), (1e6, "a million"), (1e9, "10⁹")), _count_x, "count")
    )
    picture.add(*_clock(race))
    picture.label = _label(k, layers, race)
    return picture


# the network


def _network(k: int, layers: int, price: numbers.Price) -> svg.Markup:
    columns = layers + 2
    xs = [40 + 372 * i / (columns - 1) for i in range(columns)]
    ys = [MIDDLE] if k == 1 else [MIDDLE - 118 + 236 * i / (k - 1) for i in range(k)]
    levels = [ys] * (layers + 1) + [[MIDDLE]]
    way = _one_path(k, layers)
    thin = 1.1 if k < 6 else 0.8
    lines = [
        svg.line(xs[c], a, xs[c + 1], b, "backward", thin)
        for c in range(columns - 1)
        for a in levels[c]
        for b in levels[c + 1]
    ]
    points = [(xs[c], levels[c][way[c]]) for c in range(columns)]
    radius = 9 if k < 7 else 8
    nodes = [
        svg.circle(
            xs[c], y, radius, "surface", "ink" if i == way[c] else "muted", 2.25 if i == way[c] else 1.25
        )
        for c in range(columns)
        for i, y in enumerate(levels[c])
    ]
    one = "the only path" if price.paths == 1 else f"one of {grouped(price.paths)} paths"
    hidden = f"{layers} {'layer' if layers == 1 else 'layers'} of {k}"
    return svg.group(
        svg.group(*lines, opacity=0.45 if k < 6 else 0.3),
        svg.polyline(points, "ink", 3),
        *nodes,
        svg.text(xs[0], ys[way[0]] - 18, "x_1", "name", anchor="middle"),
        svg.text(xs[-1] + 16, MIDDLE + 6, "ŷ", "name"),
        svg.text(226, 48, one, "word", anchor="middle", is_="what is drawn"),
        svg.text(xs[0] - 12, 378, f"{k} {'input' if k == 1 else 'inputs'}", "word", "muted", is_="inputs"),
        svg.text(226, 378, hidden, "word", "muted", "middle", is_="hidden"),
        svg.text(xs[-1] + 12, 378, "1 output", "word", "muted", "end", is_="outputs"),
    )


def _one_path(k: int, layers: int) -> list[int]:
    """One path that wanders: it begins at x1, the first input."""
    return [0, *[(3 * c * c + 2 * c + 1) % k for c in range(1, layers + 1)], 0]


# the scales


def _count_x(count: float) -> float:
    return LEFT + (RIGHT - LEFT) * math.log10(max(count, 1)) / math.log10(COUNT_TOP)


def _time_x(ms: float) -> float:
    share = math.log10(min(max(ms, TIME_LOW), TIME_TOP) / TIME_LOW) / math.log10(TIME_TOP / TIME_LOW)
    return LEFT + (RIGHT - LEFT) * share


def _count_row(y, title, others, count, how, tone, name) -> svg.Markup:
    """One logarithmic line: the count now as a big dot, those of other depths as small ones."""
    x = _count_x(count)
    small = [svg.circle(_count_x(n), y, 5, "edge" if tone == "ink" else tone, None) for n in others]
    words = f"{LAYERS} layers: {grouped(others[-1])}"
    named = _names_of_dots(others, y, *_room(x, grouped(count), how)) if name == "paths" else ""
    return svg.group(
        named,
        svg.text(LEFT, y - 18, title, "word"),
        svg.text(RIGHT, y - 18, words, "small", "muted", "end", is_=f"{name} of all layers"),
        _line(y),
        svg.group(*small, opacity=0.75),
        _reading(x, y, grouped(count), how, tone, is_=name),
    )


def _names_of_dots(others, y, left: float, right: float) -> svg.Markup:
    """Which depth the first and the last small dot stand for, where the number of the big one leaves room."""
    first, last = _count_x(others[0]), _count_x(others[-1])
    look = ("small", "muted", "middle")
    names = []
    if first + 30 < left:
        names.append(svg.text(first, y + 24, "1 layer", *look, is_="first dot"))
    if right < last - 36:
        names.append(svg.text(last, y + 24, f"{LAYERS} layers", *look, is_="last dot"))
    return svg.group(*names)


def _room(x: float, shown: str, how: str) -> tuple[float, float]:
    """Left and right end of a number under its dot and of how it comes about; longer words have room, too."""
    whole = 12.4 * len(shown) + 8 + 10.5 * len(how)
    left = min(max(x - 6.2 * len(shown), LEFT - 4), RIGHT + 12 - whole)
    return left, left + whole


def _line(y: float) -> svg.Markup:
    return svg.line(LEFT, y, RIGHT, y, "faint", 1.5)


def _reading(x: float, y: float, shown: str, how: str, tone: str, open_: bool = False, is_="") -> svg.Markup:
    """The bar from the left end to a big dot, the number under it, and how it comes about."""
    left, _ = _room(x, shown, how)
    look = ("surface", tone, 2.5) if open_ else (tone, None, 0)
    dot = svg.circle(x, y, 8, *look, is_=f"point:{is_}")
    bar = (
        svg.line(LEFT, y, x - (8 if open_ else 0), y, tone, 3, "3 4" if open_ else None)
        if x > LEFT + 8
        else ""
    )
    return svg.group(
        bar,
        dot,
        svg.text(left, y + 29, shown, "number", tone, bold=True, size=20, is_=is_),
        svg.text(left + 12.4 * len(shown) + 8, y + 29, how, "word", "muted", is_=f"{is_} how"),
    )


def _ticks(y, values, place, name) -> list[svg.Markup]:
    parts = []
    for i, (value, words) in enumerate(values):
        anchor = "start" if i == 0 else "end" if i == len(values) - 1 else "middle"
        parts.append(svg.text(place(value), y, words, "small", "muted", anchor, is_=f"{name} {value:g}"))
    return parts


def _clock(race: numbers.Race) -> list[svg.Markup]:
    path_y, back_y = TIMES
    how = "" if race.finished else f"scaled up from {grouped(race.walked)} paths"
    ticks = ((0.01, "0.01 ms"), (1, "1 ms"), (100, "0.1 s"), (1e4, "10 s"), (1e6, "17 min"))
    return [
        svg.text(LEFT, path_y - 18, "the clock of this machine, path by path", "word"),
        _line(path_y),
        _reading(
            _time_x(race.path_ms),
            path_y,
            duration(race.path_ms),
            how,
            "ink",
            not race.finished,
            "path by path",
        ),
        svg.text(LEFT, back_y - 18, "the same clock, one walk back", "word"),
        _line(back_y),
        _reading(_time_x(race.back_ms), back_y, duration(race.back_ms), "", "backward", is_="one walk back"),
        *_ticks(back_y + 60, ticks, _time_x, "ms"),
    ]


def _label(k, layers, race) -> str:
    how = "measured" if race.finished else f"estimated from {grouped(race.walked)} paths"
    return (
        f"A layered graph: inputs {k}, hidden layers {layers} of {k}, 1 output. Paths from one input to the "
        "output: {paths}. Multiplications path by path: {multiplications}. Edges: {edges}. "
        f"Path by path takes {{path by path}}, {how}; one walk back takes {{one walk back}}."
    )
