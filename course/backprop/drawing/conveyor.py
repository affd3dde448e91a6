"""Figure 0.1: the three-layer network as a conveyor of arrays, N samples high."""

from __future__ import annotations

from dataclasses import dataclass

from backprop.drawing import arrays, svg

WIDTHS = (3, 5, 4, 2)  # inputs, two hidden layers, outputs: all different
MOST = 8  # samples
CELL, GAP, LEFT, TOP, SHELF = 17, 62, 92, 168, 132  # SHELF: where the weights stand
HEIGHT = 356


@dataclass(frozen=True)
class BeltStation:
    """One array on the belt: its symbol, its width in cells, its left edge."""

    name: str
    width: int
    x: float

    @property
    def right(self) -> float:
        return self.x + self.width * CELL


def stations() -> list[BeltStation]:
    """X, H1, O1, H2, O2, Ŷ from left to right."""
    p, h1, h2, k = WIDTHS
    made, x = [], float(LEFT)
    for name, width in (("X", p), ("H_1", h1), ("O_1", h1), ("H_2", h2), ("O_2", h2), ("Ŷ", k)):
        made.append(BeltStation(name, width, x))
        x += width * CELL + GAP
    return made


def shapes(N: int) -> dict[str, tuple[int, int]]:
    """Every array's shape for N samples; a gradient has the shape of its owner."""
    p, h1, h2, k = WIDTHS
    belt = {"X": (N, p), "H1": (N, h1), "O1": (N, h1), "H2": (N, h2), "O2": (N, h2), "Yhat": (N, k)}
    weights = {"W1": (p, h1), "W2": (h1, h2), "W3": (h2, k)}
    return {**belt, **weights, **{f"d{name}": shape for name, shape in weights.items()}}


def draw_conveyor(N: int) -> svg.Picture:
    """N : 1 … 8 rows on the belt; the weights above it do not move."""
    picture = svg.Picture(HEIGHT, label=label(N))
    belt = stations()
    middle = TOP + N * CELL / 2
    picture.add(_bracket(N))
    if N < MOST:
        picture.add(_room_for_more(N))
    for here, there in zip(belt, belt[1:], strict=False):
        picture.add(
            _step(here.right, there.x, middle, "σ" if there.name.startswith("O") else "@", there.name)
        )
    for k, (source, target) in enumerate(((0, 1), (2, 3), (4, 5)), 1):
        picture.add(_weights(k, belt[source], belt[target]))
    for station in belt:
        picture.add(_samples(station, N))
    last = belt[-1].right
    return picture.add(
        svg.forward_arrow(last + 5, middle, last + 36, middle, is_="arrow:to L"),
        svg.circle(last + 58, middle, 20, "ink", None),
        svg.text(last + 58, middle + 7, "L", "name", "on-ink", "middle", size=22),
    )


def label(N: int) -> str:
    """The picture in words."""
    made = shapes(N)
    names = ("X", "H1", "O1", "H2", "O2", "Yhat")
    belt = ", ".join(f"{name} {made[name]}" for name in names)
    owners = ", ".join(f"W{k} and dW{k} {made[f'W{k}']}" for k in (1, 2, 3))
    return (
        f"A three-layer network as a conveyor of arrays for N = {N}. On the belt: {belt}. "
        f"Above it: {owners}. L is one number."
    )


def _bracket(N: int) -> svg.Markup:
    bottom = TOP + N * CELL
    return svg.group(
        svg.path(f"M82 {TOP + 0.5}h-6V{bottom - 0.5}h6", "muted", 1.5),
        svg.text(
            66,
            (TOP + bottom) / 2 + 6,
            svg.join(svg.symbol("N"), " = ", svg.said("N", str(N))),
            "number",
            anchor="end",
            size=17,
        ),
    )


def _room_for_more(N: int) -> svg.Markup:
    """Beside the rows that are not there yet: how many still fit on the belt."""
    middle = TOP + (N + MOST) * CELL / 2
    return svg.group(
        svg.text(66, middle - 3, "room", "small", "muted", "end"),
        svg.text(66, middle + 15, svg.join("for ", svg.said("room", str(MOST - N))), "small", "muted", "end"),
    )


def _samples(station: BeltStation, N: int) -> svg.Markup:
    """An array on the belt: N rows, the first one darker, and dotted the cells that are still empty."""
    x, wide, tall = station.x, station.width * CELL, N * CELL
    shape = svg.join("(", svg.symbol("N", "ink"), f", {station.width})")
    named = svg.symbol(station.name, "forward")
    beside = 38 if "_" in station.name else 25
    rims = "".join(f"M{x + k * CELL} {TOP + tall + 5}V{TOP + MOST * CELL}" for k in range(station.width + 1))
    empty = rims + "".join(f"M{x} {TOP + k * CELL}h{wide}" for k in range(N + 1, MOST + 1))
    return svg.group(
        svg.rect(x, TOP, wide, tall, "forward-tint", radius=3),
        svg.rect(x, TOP, wide, CELL, "forward", radius=3, opacity=0.28),
        arrays.grid(x, TOP, N, station.width, CELL, "forward"),
        svg.rect(x, TOP, wide, tall, "none", "forward", 1.25, 3, is_=f"array:{station.name}"),
        svg.path(empty, "faint", 1.5, dash="1.5 4") if N < MOST else "",
        svg.text(x, TOP + MOST * CELL + 31, named, "name", size=22, is_=f"name of {station.name}"),
        svg.text(x + beside, TOP + MOST * CELL + 31, shape, "small", "muted", is_=f"shape of {station.name}"),
    )  # fmt: skip


def _step(x1, x2, y, sign, to) -> svg.Markup:
    """The operation between two arrays."""
    middle = (x1 + x2) / 2
    glyph = svg.symbol("σ") if sign == "σ" else sign
    return svg.group(
        svg.forward_arrow(x1 + 4, y, x2 - 3, y, is_=f"arrow:to {to}"),
        svg.rect(middle - 15, y - 14, 26, 28, "panel", "faint", 1, 6),
        svg.centred(
            middle - 2,
            y,
            glyph,
            "name" if sign == "σ" else "number",
            size=20 if sign == "σ" else 16,
            is_=f"how {to} is made",
        ),
    )


def _weights(k: int, source: BeltStation, target: BeltStation) -> svg.Markup:
    """W_k on the shelf, its columns over those of its result, its gradient behind it."""
    rows, columns = source.width, target.width
    x, wide, tall = target.x, columns * CELL, rows * CELL
    y = SHELF - tall
    shape = f"({rows}, {columns})"
    threads = []
    for j in range(rows):  # column j of the source meets row j of W
        start, end = source.x + (j + 0.5) * CELL, y + (j + 0.5) * CELL
        bend = min(TOP - 8 - end, x - 8 - start, 60)
        round_ = f"V{end + bend}A{bend} {bend} 0 0 1 {start + bend} {end}H{x - 5}"
        threads.append(svg.path(f"M{start} {TOP - 5}{round_}", "forward", 1.25, stroke_opacity=0.55))
    return svg.group(
        *threads,
        svg.rect(x + 12, y - 12, wide, tall, "backward-tint", None, radius=3),
        arrays.grid(x + 12, y - 12, rows, columns, CELL, "backward"),
        svg.rect(x + 12, y - 12, wide, tall, "none", "backward", 1.5, 3, "6 4", is_=f"array:dW_{k}"),
        svg.rect(x - 2, y - 2, wide + 4, tall + 4, "surface", radius=5),
        svg.rect(x, y, wide, tall, "learnable-tint", radius=3),
        arrays.grid(x, y, rows, columns, CELL, "learnable"),
        svg.rect(x, y, wide, tall, "none", "learnable", 2.5, 3, is_=f"array:W_{k}"),
        svg.text(x, y - 22, svg.symbol(f"W_{k}", "learnable"), "name", size=22),
        svg.text(x + 40, y - 22, shape, "small", "muted", is_=f"shape of W_{k}"),
        svg.text(x + wide + 18, y + 10, svg.symbol(f"dW_{k}", "backward"), "name", size=20),
        svg.text(x + wide + 18, y + 31, shape, "small", "muted", is_=f"shape of dW_{k}"),
    )
