"""Frame F6: two rows of boxes. The values to the right, the gradients to the left, the weights' share below.

Nothing in it moves; it says where the course goes.
"""

from __future__ import annotations

from backprop.drawing import svg

NAMES = ("X", "H_1", "O_1", "H_2", "O_2", "Ŷ")
SIGNS = ("W_1", "σ", "W_2", "σ", "W_3")  # between a box and the next one
LEFT, STEP, WIDE, TALL = 62, 129, 66, 44
TOP, LOW, FOOT = 84, 214, 322  # upper row, lower row, the gradients of the weights
OWNERS = {1: "W_1", 3: "W_2", 5: "W_3"}  # the lower box that hands down this table's gradient


def column(place: int) -> float:
    """Middle of the box at a place, 0 for X … 5 for Ŷ, 6 for the loss."""
    return LEFT + STEP * place


def draw_big_picture() -> svg.Picture:
    """Two rows of six boxes, the loss at their right end, three gradients below."""
    picture = svg.Picture(360)
    picture.add(svg.text(24, 30, "forward: what the network says", "word", "forward", is_="upper row"))
    picture.add(
        svg.text(876, 30, "short arrows: what it worked out is at hand below", "small", "muted", "end")
    )
    for row, words in enumerate(("backward:", "how the loss", "answers")):
        picture.add(svg.text(24, LOW - 17 + 22 * row, words, "word", "backward", is_=f"dlower row {row}"))
    picture.add(_upper(), _lower(), _falling(), *[_owner(place, name) for place, name in OWNERS.items()])
    picture.label = (
        "Two rows of boxes. Upper row, to the right: X, H1, O1, H2, O2, Ŷ, and at its end the loss. Lower "
        "row, to the left: from the loss a gradient for Ŷ, O2, H2, O1 and H1. Short arrows fall from each "
        "of H1 to Ŷ to the box below it. The lower boxes of H1, H2 and Ŷ hand down the gradients of W1, W2 "
        "and W3."
    )
    return picture


def _upper() -> svg.Markup:
    parts = []
    for place, name in enumerate(NAMES):
        x = column(place)
        parts.append(svg.rect(x - WIDE / 2, TOP - TALL / 2, WIDE, TALL, "forward-tint", "forward", 1.5, 6))
        parts.append(svg.centred(x, TOP, svg.symbol(name), "name", is_=f"box {place}"))
        ends = x + WIDE / 2 + 4, TOP, x + STEP - WIDE / 2 - 4, TOP
        parts.append(svg.forward_arrow(*ends, is_=f"arrow:{name}"))
    for place, sign in enumerate(SIGNS):
        colour = "learnable" if sign.startswith("W") else "muted"
        middle = column(place) + STEP / 2
        parts.append(
            svg.text(
                middle,
                TOP - 14,
                svg.symbol(sign, colour),
                "name",
                anchor="middle",
                size=17,
                is_=f"sign {place}",
            )
        )
    x, middle = column(6), (TOP + LOW) / 2
    height = LOW - TOP + TALL
    parts.append(svg.rect(x - WIDE / 2, middle - height / 2, WIDE, height, "ink", None, radius=6))
    parts.append(svg.centred(x, middle, svg.symbol("L"), "name", "on-ink", size=22, is_="box 6"))
    return svg.group(*parts)


def _lower() -> svg.Markup:
    parts = []
    for place in range(5, 0, -1):
        x = column(place)
        parts.append(svg.rect(x - WIDE / 2, LOW - TALL / 2, WIDE, TALL, "backward-tint", "backward", 1.5, 6))
        parts.append(svg.centred(x, LOW, svg.symbol(f"d{NAMES[place]}"), "name", is_=f"dbox {place}"))
        start, end = x + STEP - WIDE / 2 - 4, x + WIDE / 2 + 4
        parts.append(svg.backward_arrow(start, LOW, end, LOW, width=2, is_=f"arrow:d{NAMES[place]}"))
    return svg.group(*parts)


def _falling() -> svg.Markup:
    """From each upper box to the one below it."""
    top, low = TOP + TALL / 2 + 5, LOW - TALL / 2 - 6
    return svg.group(
        *(
            svg.forward_arrow(column(p), top, column(p), low, "muted", 1.5, is_=f"arrow:kept {p}")
            for p in range(1, 6)
        )
    )


def _owner(place: int, name: str) -> svg.Markup:
    x = column(place)
    return svg.group(
        svg.backward_arrow(x, LOW + TALL / 2 + 4, x, FOOT - 24, width=2, is_=f"arrow:d{name}"),
        svg.rect(x - 44, FOOT - 20, 88, 40, "learnable-tint", "learnable", 2, 6),
        svg.centred(x, FOOT, svg.symbol(f"∂L/∂{name}"), "name", size=18, is_=f"∂L/∂ at {place}"),
    )
