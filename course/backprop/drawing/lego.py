"""Figure 5.0: layers as bricks in a row. The middle one is exchanged; the others never notice."""

from __future__ import annotations

import numpy as np

from backprop.drawing import svg
from backprop.drawing.notation import number
from backprop.numbers.lego import BENDS, Tour

HEIGHT = 312
TOP, TALL = 48, 150  # of the bricks
BRICKS = ((150, 118), (372, 156), (632, 118))  # left end and width of Dense, the activation, Dense
LOSS = 838
UPPER, LOWER = 92, 158  # heights of the two ways
GAPS = ((24, 146), (272, 368), (532, 628), (754, 806))  # the four stretches between them
NAMES = ("X", "H", "O", "Ŷ")


def draw_lego(tour: Tour, name: str, borrowed: str | None = None) -> svg.Picture:
    """tour : of `numbers.lego`; name : of the brick in the middle; borrowed : whose slope it uses."""
    good = tour.error < 1e-6
    back = f"with the slope of {borrowed}" if borrowed else "with its own slope"
    words = (
        f"Dense, {name}, Dense and the loss in a row; forward values go right, gradients of the same "
        f"shapes come back left. "
        f"The middle brick goes back {back}. The gradient check says {{error}}, "
        f"{'right' if good else 'wrong'}."
    )
    picture = svg.Picture(HEIGHT, label=words)
    for k, (start, end) in enumerate(GAPS):
        picture.add(_gap(k, start, end, tour.ahead[k].shape))
    for (left, width), title in zip(BRICKS, ("Dense", name, "Dense"), strict=True):
        picture.add(_brick(left, width, title))
    picture.add(_weights(BRICKS[0][0], "W_1"), _weights(BRICKS[2][0], "W_2"), _bend(name, borrowed))
    picture.add(
        svg.circle(LOSS, (UPPER + LOWER) / 2, 30, "ink", None),
        svg.centred(LOSS, (UPPER + LOWER) / 2, "L", "name", "on-ink"),
    )
    return picture.add(_verdict(tour.error, good))


def _brick(left, width, title) -> svg.Markup:
    """A brick with studs on top."""
    studs = [
        svg.rect(left + width * (k + 0.5) / 4 - 11, TOP - 9, 22, 12, "panel", "muted", 1, 3) for k in range(4)
    ]
    body = svg.rect(left, TOP, width, TALL, "panel", "muted", 1, 8)
    return svg.group(
        *studs,
        body,
        svg.text(
            left + width / 2, TOP - 20, title, "word", anchor="middle", bold=True, is_=f"brick at {left}"
        ),
    )


def _gap(k, start, end, shape) -> svg.Markup:
    """Both ways between two bricks, with the name and the shape of what travels."""
    middle = (start + end) / 2
    parts = [
        svg.forward_arrow(start, UPPER, end, UPPER, is_=f"arrow:{NAMES[k]}"),
        svg.backward_arrow(end, LOWER, start, LOWER, 0.25, is_=f"arrow:d{NAMES[k]}"),
        svg.text(middle, UPPER - 12, NAMES[k], "name", "forward", "middle", size=18, is_=f"name {k}"),
        svg.text(middle, LOWER + 26, f"d{NAMES[k]}", "name", "backward", "middle", size=18, is_=f"dname {k}"),
    ]
    if k < 3:
        parts.append(
            svg.text(
                middle,
                (UPPER + LOWER) / 2 + 5,
                f"({shape[0]}, {shape[1]})",
                "small",
                "muted",
                "middle",
                is_=f"shape of {NAMES[k]}",
            )
        )
    return svg.group(*parts)


def _weights(left, name) -> svg.Markup:
    """What a dense brick does, and the gradient that it keeps."""
    middle = left + 59
    index = name[-1]
    return svg.group(
        svg.centred(middle, UPPER, svg.join("× ", svg.symbol(name, "learnable")), "name", is_=f"× W{index}"),
        svg.centred(middle, LOWER, svg.join("× ", svg.symbol(f"{name}^T")), "name", is_=f"× W{index}^T"),
        svg.backward_arrow(middle, TOP + TALL, middle, TOP + TALL + 36, 0.25, is_=f"arrow:dW{index}"),
        svg.text(middle, TOP + TALL + 58, f"dW_{index}", "name", "backward", "middle", size=18),
    )


def _bend(name, borrowed) -> svg.Markup:
    """The curve of the activation above, the slope that it multiplies by below."""
    left, width = BRICKS[1]
    grid = np.linspace(-4, 4, 81)
    values = BENDS[name].curve(grid)
    low, high = min(values.min(), 0), max(values.max(), 1)
    x = left + 26 + (width - 52) * (grid + 4) / 8
    y = TOP + 70 - 52 * (values - low) / (high - low)
    ground = TOP + 70 - 52 * (0 - low) / (high - low)
    marks = [
        svg.line(left + 20, ground, left + width - 20, ground, "faint", 1),
        svg.polyline(list(zip(x, y, strict=True)), "forward", 2.5),
    ]
    slope = svg.join("× ", svg.symbol(BENDS[borrowed or name].words))
    if borrowed:
        marks.append(
            svg.rect(left + 14, LOWER - 18, width - 28, 36, "attention-tint", "attention", 1.5, 8, "3 3")
        )
    return svg.group(
        *marks,
        svg.centred(left + width / 2, LOWER, slope, "name", "attention" if borrowed else "ink", is_="slope"),
    )


def _verdict(error, good) -> svg.Markup:
    """The gradient check of all three gradients, dX, dW1 and dW2."""
    words = "the same as nudging every number" if good else "not what nudging every number says"
    said = svg.join("gradient check ", svg.said("error", number(error, 2)), ": ", svg.said("verdict", words))
    left, width = BRICKS[1]
    return svg.text(
        left + width / 2, HEIGHT - 18, said, "word", "ink" if good else "attention", "middle", True
    )
