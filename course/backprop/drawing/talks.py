"""Figure 5.2: which cells of a dense layer talk to which, forward and on both ways back.

Six arrays at fixed places: what has N rows stands in one row, so that a band can run through all of it
for each sample; W and dW stand above the columns they share. Indices begin at 1, as in the formulas.
"""

from __future__ import annotations

import numpy as np

from backprop.drawing import svg, theme
from backprop.drawing.arrays import grid
from backprop.drawing.notation import plain

HEIGHT = 432
CELL = 42
TOP, ROW = 40, 210  # heights of W and dW, and of the arrays with a row for each sample
PLACES = {
    "X": (24, ROW),
    "W": (198, TOP),
    "Z": (198, ROW),
    "dX": (322, ROW),
    "dW": (494, TOP),
    "dZ": (494, ROW),
}
TONES = {
    "X": "forward",
    "W": "learnable",
    "Z": "forward",
    "dX": "backward",
    "dW": "backward",
    "dZ": "backward",
}
INDICES = {"X": "ni", "W": "ij", "Z": "nj", "dX": "ni", "dW": "ij", "dZ": "nj"}
# result -> the two arrays that make it, and the index that is summed over
MADE_OF = {"Z": ("X", "W", "i"), "dW": ("X", "dZ", "n"), "dX": ("dZ", "W", "j")}
RULES = {"Z": ("Z", "X", "W"), "dW": ("dW", "X^T", "dZ"), "dX": ("dX", "dZ", "W^T")}
MEANING = {"n": "sample", "i": "feature", "j": "output"}


def draw_talks(arrays: dict[str, np.ndarray], mode: str, row: int, col: int) -> svg.Picture:
    """arrays : X, W, Z, dX, dW, dZ; mode : the result "Z", "dW" or "dX"; row, col : its cell, from 1."""
    picture = svg.Picture(HEIGHT, label=label(arrays, mode, row, col))
    fixed = dict(zip(INDICES[mode], (row, col), strict=True))
    picture.add(_bands(arrays, mode, fixed))
    if mode == "Z":
        picture.add(_arcs())
    for name in PLACES:
        picture.add(_array(arrays[name], name, mode, fixed))
    return picture.add(_indices(mode, fixed), _rule(mode, row, col), _products(arrays, mode, fixed))


def label(arrays, mode, row, col) -> str:
    """The picture in words."""
    fixed = dict(zip(INDICES[mode], (row, col), strict=True))
    products = terms(arrays, mode, fixed)
    listed = " + ".join(f"{_in_brackets(a)}·{_in_brackets(b)}" for a, b in products)
    first, second, index = MADE_OF[mode]
    where = {
        "Z": f"row {row} of X with column {col} of W, one product for each feature",
        "dW": f"column {row} of X with column {col} of dZ, one product for each sample",
        "dX": f"row {row} of dZ with row {col} of W, one product for each output",
    }[mode]
    return f"{mode} in row {row}, column {col} is {{sum}}: {where}, {listed}."


def terms(arrays, mode, fixed) -> list[tuple[float, float]]:
    """The pairs of numbers whose products add up to the chosen cell."""
    first, second, index = MADE_OF[mode]
    sizes = {"n": arrays["X"].shape[0], "i": arrays["X"].shape[1], "j": arrays["W"].shape[1]}
    found = []
    for value in range(1, sizes[index] + 1):
        at = {**fixed, index: value}
        found.append(tuple(arrays[name][tuple(at[k] - 1 for k in INDICES[name])] for name in (first, second)))
    return found


def _in_brackets(value: float) -> str:
    return f"({plain(value)})" if value < 0 else plain(value)


# the arrays


def _bands(arrays, mode, fixed) -> svg.Markup:
    rows = range(len(arrays["X"])) if mode == "dW" else (fixed["n"] - 1,)
    return svg.group(*(svg.rect(16, ROW + CELL * r + 2, 868, CELL - 4, "panel", radius=6) for r in rows))


def _arcs() -> svg.Markup:
    """Column i of X meets row i of W."""
    parts = []
    for i in range(3):
        x, y = PLACES["X"][0] + CELL * (i + 0.5), TOP + CELL * (i + 0.5)
        end, radius = (150, 166, 166)[i], ROW - 24 - y
        parts.append(
            svg.path(
                f"M{x} {ROW - 28}C{x} {y + radius * 0.4} {x + (end - x) * 0.4} {y} {end} {y}", "forward", 1.5
            )
        )
    return svg.group(*parts)


def _array(values, name, mode, fixed) -> svg.Markup:
    """An array with its title; on the way back only those are filled that are there by now."""
    x, y = PLACES[name]
    rows, cols = values.shape
    width, height = cols * CELL, rows * CELL
    if name.startswith("d") and (mode == "Z" or name not in (mode, "dZ")):
        dotted = svg.rect(x, y, width, height, None, "faint", 1.5, 4, "0.1 5", stroke_linecap="round")
        return svg.group(dotted, _title(name, values.shape, "muted"), _clicks(name, values.shape))
    tone, used = TONES[name], name in MADE_OF[mode][:2] or name == mode
    lit = _lit(name, values.shape, mode, fixed)
    dash = "6 4" if name.startswith("d") else None
    rim = svg.rect(x, y, width, height, None, tone, 2.5 if name == "W" else 1.25, 4, dash)
    chosen = tuple(fixed[k] - 1 for k in INDICES[name]) if name == mode else None
    return svg.group(
        *([_strip(x, y, lit, f"{tone}-tint", None)] if lit else []),
        grid(x, y, rows, cols, CELL, "faint", 1),
        rim if used else svg.group(rim, opacity=0.45),
        *([_strip(x, y, lit, None, tone)] if lit else []),
        *([_solid(x + CELL * chosen[1], y + CELL * chosen[0], tone)] if chosen else []),
        *_numbers(values, name, lit, chosen),
        _title(name, values.shape, tone if used else "muted"),
        _clicks(name, values.shape),
    )


def _strip(x, y, lit, fill, colour) -> svg.Markup:
    """Over the cells that are lit: (row, column, rows, columns)."""
    row, col, rows, cols = (CELL * part for part in lit)
    return svg.rect(x + col, y + row, cols, rows, fill, colour, 2.5, 4)


def _numbers(values, name, lit, chosen) -> list[svg.Markup]:
    (x, y), tone = PLACES[name], TONES[name]
    parts = []
    for r, c in np.ndindex(values.shape):
        hot = bool(lit) and lit[0] <= r < lit[0] + lit[2] and lit[1] <= c < lit[1] + lit[3]
        ink = "on-ink" if (r, c) == chosen else tone if hot else "muted"
        place, strong = (x + CELL * (c + 0.5), y + CELL * (r + 0.5)), hot or (r, c) == chosen
        parts.append(_centred(*place, values[r, c], ink, strong, is_=f"{name}[{r},{c}]"))
    return parts


def _lit(name, shape, mode, fixed):
    """The strip of an ingredient that the chosen cell hears: (row, column, rows, columns), or None."""
    first, second, index = MADE_OF[mode]
    if name not in (first, second):
        return None
    rows, cols = (
        slice(0, size) if k == index else fixed[k] - 1 for k, size in zip(INDICES[name], shape, strict=True)
    )
    if isinstance(rows, slice):
        return 0, cols, shape[0], 1
    return rows, 0, 1, shape[1]


def _solid(x, y, tone, width=CELL, height=CELL) -> svg.Markup:
    return svg.rect(x - 1, y - 1, width + 2, height + 2, f"{tone}-text", None, radius=5)


def _centred(x, y, value, ink, bold, is_=None) -> svg.Markup:
    """A number in the middle of its cell; the minus hangs left."""
    shift = -4 if value < 0 else 0
    return svg.text(x + shift, y + 6, plain(value), "number", ink, "middle", bold, 16, is_=is_)


def _title(name, shape, tone) -> svg.Markup:
    x, y = PLACES[name]
    words = svg.join(
        svg.symbol(name, tone if tone != "muted" else None),
        svg.Markup(f'<tspan class="bp-shape" dx="8" fill="var(--bp-muted)">({shape[0]}, {shape[1]})</tspan>'),
    )
    at = y - 15 if y == TOP else y + CELL * shape[0] + 25
    return svg.text(x, at, words, "name", tone, size=22, is_=f"title:{name}")


def _clicks(name, shape) -> svg.Markup:
    """Every cell of a result can be clicked, in any mode."""
    if name not in MADE_OF:
        return svg.Markup("")
    x, y = PLACES[name]
    return svg.group(
        *(
            svg.rect(
                x + CELL * c, y + CELL * r, CELL, CELL, "none", radius=0,
                pointer_events="all", style="cursor:pointer", data_set=f"mode={name};row={r + 1};col={c + 1}",
            )
            for r, c in np.ndindex(*shape)
        )
    )  # fmt: skip


# words and formulas


def _index_row(name, letter, count, fixed, summed) -> svg.Markup:
    """i=1 2 3 above the columns of an array."""
    x, y = PLACES[name][0], ROW - 11
    places = enumerate(x + CELL * (k + 0.5) + 5 for k in range(count))
    return svg.group(*(_index(left, y, letter, k + 1, fixed, summed, name) for k, left in places))


def _index(x, y, letter, value, fixed, summed, name) -> svg.Markup:
    hot = letter == summed or fixed.get(letter) == value
    words = svg.join(svg.symbol(letter), "=1") if value == 1 else str(value)
    return svg.text(
        x, y, words, "word", "ink" if hot else "muted", "end", hot, is_=f"{letter}:{value} of {name}"
    )


def _indices(mode, fixed) -> svg.Markup:
    first, second, summed = MADE_OF[mode]
    shown = {*MADE_OF[mode][:2], mode}
    parts = []
    for name, letter, count in (("X", "i", 3), ("Z", "j", 2), ("dX", "i", 3), ("dZ", "j", 2)):
        own = fixed if name in shown else {}
        parts.append(_index_row(name, letter, count, own, summed if name in shown else ""))
    for name, letter, count in (("W", "i", 3), ("dW", "i", 3), ("Z", "n", 4), ("dZ", "n", 4)):
        x, y = PLACES[name]
        own = fixed if name in shown or letter == "n" else {}
        hears = summed if name in shown or letter == "n" else ""
        downs = enumerate(y + CELL * (k + 0.5) + 5.5 for k in range(count))
        parts += [_index(x - 8, down, letter, k + 1, own, hears, name) for k, down in downs]
    return svg.group(*parts)


def _rule(mode, row, col) -> svg.Markup:
    """The matrix product, who sums over what, and the chosen cell as a sum."""
    result, first, second = RULES[mode]
    names = MADE_OF[mode]
    summed = names[2]
    whole = svg.join(
        svg.symbol(result, TONES[mode]),
        " = ",
        svg.symbol(first, TONES[names[0]]),
        " ",
        svg.symbol(second, TONES[names[1]]),
    )
    at = dict(zip(INDICES[mode], (row, col), strict=True))

    def part(name):
        return svg.symbol(f"{name}_{{{''.join(str(at.get(k, k)) for k in INDICES[name])}}}", TONES[name])

    cell = svg.join(part(mode), " = ", svg.symbol(f"Σ_{summed}"), " ", part(names[0]), " · ", part(names[1]))
    parts = [svg.text(745, 67, whole, "name", anchor="middle", size=22, is_="rule")]
    for x, letter in ((606, "n"), (708, "i"), (804, "j")):
        hot = letter == summed
        words = svg.join(svg.symbol(letter), " " + MEANING[letter])
        parts.append(
            svg.text(
                x, 109, words, "word", "ink" if hot else "muted", bold=hot, is_="summed over" if hot else None
            )
        )
    parts.append(svg.text(745, 192, cell, "name", anchor="middle", size=21, is_="cell"))
    return svg.group(*parts)


def _products(arrays, mode, fixed) -> svg.Markup:
    pairs = terms(arrays, mode, fixed)
    tones = [TONES[name] for name in MADE_OF[mode][:2]]
    if mode == "dW":
        return _column_of_products(pairs, tones, arrays[mode][fixed["i"] - 1, fixed["j"] - 1])
    y = ROW + CELL * (fixed["n"] - 0.5)
    value = sum(a * b for a, b in pairs)
    written = []
    for k, (a, b) in enumerate(pairs):
        written += [_tinted(a, tones[0], f"a:{k}"), "·", _tinted(b, tones[1], f"b:{k}"), " + "]
    return svg.group(
        _solid(588, y - 18, TONES[mode], CELL, 36),
        _centred(588 + CELL / 2, y, value, "on-ink", True, is_="sum"),
        svg.text(642, y + 6, svg.join("= ", *written[:-1]), "number", "muted", size=16),
    )


def _tinted(value, tone, is_) -> svg.Markup:
    look = svg.attributes(fill=theme.text_colour(tone), font_weight=600, is_=is_)
    return svg.Markup(f"<tspan{look}>{_in_brackets(value)}</tspan>")


def _column_of_products(pairs, tones, total) -> svg.Markup:
    """One product a sample, each in the band of its row, and the sum under them."""
    parts = []
    for row, (a, b) in enumerate(pairs):
        y = ROW + CELL * (row + 0.5)
        parts += [
            svg.text(733, y + 6, _in_brackets(a), "number", tones[0], "end", True, 16, is_=f"a:{row}"),
            svg.text(742, y + 6, "·", "number", "muted", "middle", size=16),
            svg.text(751, y + 6, _in_brackets(b), "number", tones[1], "start", True, 16, is_=f"b:{row}"),
            svg.text(808, y + 6, "=", "number", "muted", "middle", size=16),
            _centred(849, y, a * b, "backward", True, is_=f"ab:{row}"),
        ]
    y = ROW + CELL * len(pairs) + 23
    return svg.group(
        *parts,
        svg.text(797, y + 6, svg.symbol("Σ_n"), "name", anchor="end", size=21),
        svg.text(808, y + 6, "=", "number", "muted", "middle", size=16),
        _solid(828, y - 18, "backward", CELL, 36),
        _centred(849, y, total, "on-ink", True, is_="sum"),
    )
