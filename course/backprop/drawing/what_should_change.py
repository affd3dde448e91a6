"""Fig 7.2 "What should change in this picture?": a digit, what the net says, and the way back to it.

Upper row, left to right: image, O1, O2, ten outputs. Lower row, right to left: the loss, and ∂L/∂X in the
place of the image: a full square asks for more ink, a hollow one for less, its side says how loudly.
"""

from backprop.drawing.chart import Axes
from backprop.drawing.notation import number
from backprop.drawing.svg import (
    Markup,
    Picture,
    backward_arrow,
    chip,
    forward_arrow,
    group,
    join,
    n,
    path,
    rect,
    said,
    symbol,
    text,
)

CELL = 20
UP, DOWN = 44, 262  # tops of the two rows
SIDE = 8 * CELL
IMAGE, FIRST, SECOND, OUT = 24, 262, 420, 604
MOST = 20
_BAR = 170  # length of an output of 1


def draw_what_should_change(steps, k, wanted, truth) -> Picture:
    """steps : the walk (`numbers.pixels.Step`), k : which of them is shown; wanted and truth: digits."""
    step = steps[k]
    picture = Picture(440)
    picture.add(_image(step), _layer(step.O1, FIRST, "O_1"), _layer(step.O2, SECOND, "O_2"))
    picture.add(_outputs(step, wanted), _way_there(), _way_back(wanted))
    picture.add(_gradient(steps, k), _so_far(steps, k, wanted))
    picture.label = _in_words(steps, k, wanted, truth)
    return picture


def _squares(x, y, shares, columns=8) -> str:
    """Path of cells (row by row) whose side is a share of the cell, each centred in its place."""
    out = []
    for i, share in enumerate(shares):
        side = share * (CELL - 2)
        if side > 0.4:
            left = x + (i % columns) * CELL + (CELL - side) / 2
            top = y + (i // columns) * CELL + (CELL - side) / 2
            out.append(f"M{n(left)} {n(top)}h{n(side)}v{n(side)}h{n(-side)}z")
    return "".join(out)


def _shades(x, y, values, columns, colour="forward") -> Markup:
    """Cells in eight shades of one colour, each shade one path; values between 0 and 1."""
    levels: dict[int, list[str]] = {}
    for i, value in enumerate(values):
        level = round(8 * min(max(float(value), 0.0), 1.0))
        cell = f"M{n(x + (i % columns) * CELL)} {n(y + (i // columns) * CELL)}h{CELL}v{CELL}h{-CELL}z"
        levels.setdefault(level, []).append(cell)
    return group(
        *(
            path("".join(d), None, fill=colour, opacity=level / 8)
            for level, d in sorted(levels.items())
            if level
        )
    )


def _image(step) -> Markup:
    """The picture that the net sees; pixels set on the walk carry a corner."""
    out = [text(IMAGE, 28, join(symbol("x", "forward"), ", 64 pixels"), "word", is_="size of x")]
    out.append(_shades(IMAGE, UP, step.image / 16, 8, "ink"))
    out.append(rect(IMAGE, UP, SIDE, SIDE, None, "edge", 1.25, 2))
    for i in step.changed:
        out.append(_ring(i, UP, f"ring:{i}"))
    return group(*out)


def _ring(i, top, is_) -> Markup:
    x, y = IMAGE + (i % 8) * CELL, top + (i // 8) * CELL
    return rect(x + 1, y + 1, CELL - 2, CELL - 2, None, "attention", 2.25, 3, is_=is_)


def _layer(values, x, name) -> Markup:
    """32 activations as a block of four columns."""
    title = text(x, 28, join(symbol(name, "forward"), ", 32"), "word", is_=f"size of {name}")
    frame = rect(x, UP, 4 * CELL, SIDE, None, "edge", 1.25, 2)
    return group(title, _shades(x, UP, values, 4), frame)


def _outputs(step, wanted) -> Markup:
    """Ten bars from a common zero; below 0 they are hollow. The largest is bold, the wanted one ringed."""
    out = [text(OUT, 28, join("what it says, ", symbol("ŷ", "forward")), "word")]
    zero, pitch = OUT + 60, SIDE / 10
    for digit, value in enumerate(step.yhat):
        y, says = UP + digit * pitch, digit == step.says
        length = min(abs(value), 1.15) * _BAR
        if value >= 0:
            out.append(
                rect(zero, y + 3, max(length, 0.5), pitch - 6, "forward", None, radius=0, is_=f"bar:{digit}")
            )
        else:
            length = min(length, 34)
            out.append(
                rect(
                    zero - length, y + 3, length, pitch - 6, "surface", "forward", 1.25, 0, is_=f"bar:{digit}"
                )
            )
        out.append(
            text(
                OUT + 14,
                y + pitch - 3,
                str(digit),
                "small",
                "ink" if says else "muted",
                "middle",
                says,
                is_=f"digit {digit}",
            )
        )
        if says or digit == wanted:
            end = zero + (length if value >= 0 else 0) + 8
            out.append(
                text(
                    end, y + pitch - 3, number(value, 2), "small", "forward", bold=says, is_=f"output {digit}"
                )
            )
    y = UP + wanted * pitch
    out.append(rect(OUT + 3, y - 0.5, 22, pitch + 1, None, "attention", 2, 8, is_="ring:wanted"))
    out.append(path(f"M{zero} {UP - 2}V{UP + SIDE + 2}", "muted", 1))
    return group(*out)


def _way_there() -> Markup:
    """The three solid arrows, each with its matrix."""
    y, out = UP + SIDE / 2, []
    for left, right, name in _gaps():
        out.append(forward_arrow(left + 8, y, right - 8, y, is_=f"arrow:{name}"))
        out.append(text((left + right) / 2 - 2, y - 12, name, "name", "learnable", "middle"))
    return group(*out)


def _gaps():
    ends = ((IMAGE + SIDE, FIRST), (FIRST + 4 * CELL, SECOND), (SECOND + 4 * CELL, OUT))
    return [(left, right, f"W_{k}") for k, (left, right) in enumerate(ends, 1)]


def _way_back(wanted) -> Markup:
    """The dashed way from the loss to the pixels, with the matrices turned round."""
    y, out = UP + SIDE + 29, []
    start = OUT + 60
    out.append(
        chip(start + 62, y, join("wanted: ", said("wanted", str(wanted))), "attention", 98, 25, "word")
    )
    stops = [start, SECOND + 40, FIRST + 40, IMAGE + SIDE / 2]
    for k, (right, left) in enumerate(zip(stops[:-1], stops[1:], strict=True)):
        out.append(backward_arrow(right - 4, y, left + 6, y, width=2, is_=f"arrow:d through W_{3 - k}"))
        name = f"W_{3 - k}^T"
        middle = (right + left) / 2 if k < 2 else FIRST - 38
        out.append(text(middle, y - 9, name, "name", "backward", "middle", size=17))
    x = IMAGE + SIDE / 2
    out.append(backward_arrow(x, y, x, DOWN - 5, width=2, is_="arrow:dx"))
    return group(*out)


def _gradient(steps, k) -> Markup:
    """∂L/∂X where the image stands above it. The scale is that of the first step of the walk."""
    step = steps[k]
    largest = max(float(abs(steps[0].gradient).max()), 1e-12)
    shares = (abs(step.gradient) / largest).clip(0, 1) ** 0.5
    more = [s if g < 0 else 0 for s, g in zip(shares, step.gradient, strict=True)]
    less = [s if g > 0 else 0 for s, g in zip(shares, step.gradient, strict=True)]
    out = [rect(IMAGE, DOWN, SIDE, SIDE, "surface", "backward", 1.75, 2, "6 4")]
    full, hollow = _squares(IMAGE, DOWN, more), _squares(IMAGE, DOWN, less)
    out.append(path(full, None, fill="backward", is_="squares:more ink") if full else "")
    out.append(path(hollow, "backward", 1.5, is_="squares:less ink") if hollow else "")
    if k + 1 < len(steps):
        out.append(_ring(steps[k + 1].changed[-1], DOWN, "ring:next"))
    x, y = IMAGE + SIDE + 20, DOWN + 20
    out.append(text(x, y, join(symbol("∂L/∂x", "backward"), ", 64 numbers"), "word", is_="size of dx"))
    out.append(rect(x, y + 19, 13, 13, "backward", None, radius=0))
    out.append(text(x + 22, y + 31, "more ink would help", "small", "muted"))
    out.append(rect(x + 0.75, y + 46, 12, 12, None, "backward", 1.5, 0))
    out.append(text(x + 22, y + 57, "less ink would help", "small", "muted"))
    out.append(rect(x - 1, y + 72, 15, 15, None, "attention", 2.25, 3))
    out.append(text(x + 22, y + 84, "the next pixel of the walk", "small", "muted"))
    return group(*out)


def _so_far(steps, k, wanted) -> Markup:
    """The two outputs that matter, over the number of pixels changed."""
    first = steps[0].says
    axes = Axes(
        SECOND + 60, DOWN + 14, 310, SIDE - 54, (0, MOST), (-0.25, 1.25), x_ticks=(0, 5, 10, 15, 20),
        y_ticks=(0, 1), y_name="", name="walk",
    )  # fmt: skip
    pixels = range(len(steps))
    out = [axes.frame(), axes.level(0.0), axes.level(1.0)]
    out.append(axes.curve(pixels, [s.yhat[first] for s in steps], "muted", 2, is_="curve:first"))
    if first != wanted:
        out.append(axes.curve(pixels, [s.yhat[wanted] for s in steps], "forward", 2.5, is_="curve:wanted"))
        out.append(
            _end(axes, steps[-1].yhat[wanted], f"says {wanted}", "forward", first_above(steps, wanted))
        )
    out.append(_end(axes, steps[-1].yhat[first], f"says {first}", "muted", not first_above(steps, wanted)))
    x = axes.px(k)
    out.append(path(f"M{n(x)} {axes.y - 4}V{n(axes.y + axes.height)}", "ink", 1.25, is_="line:pixels"))
    out.append(text(axes.x + 310, axes.y + axes.height + 42, "pixels changed", "small", "muted", "end"))
    return group(*out)


def first_above(steps, wanted):
    """True where the wanted output ends above the one that was said first."""
    return steps[-1].yhat[wanted] >= steps[-1].yhat[steps[0].says]


def _end(axes, value, words, colour, above) -> Markup:
    """The name of a curve at its right end, pushed away from the other curve's name."""
    y = axes.py(value) + (-1 if above else 11)
    return text(axes.x + axes.width + 8, y, words, "small", colour, is_=f"name of {words}")


def _in_words(steps, k, wanted, truth) -> str:
    step = steps[k]
    return (
        f"An 8 by 8 picture of a {truth}, {k} pixels changed towards {wanted}. The net says {step.says} "
        f"({{output {step.says}}}); its output for {wanted} is {{output {wanted}}}. "
        f"Below, for each pixel, how the loss would change with more ink: the largest "
        f"{number(abs(step.gradient).max(), 2)}."
    )
