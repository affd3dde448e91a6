"""SVG elements as text: lines, paths, boxes and circles, their colours named by meaning (see `theme`)."""

from __future__ import annotations

from html import escape

from backprop.drawing import facts, theme


class Markup(str):
    """SVG text; `+` keeps it markup and escapes what is not."""

    def __add__(self, other):
        return Markup(str.__add__(self, other if isinstance(other, Markup) else escape(other)))

    def __radd__(self, other):
        return Markup(escape(other) + str(self))


def n(value: float) -> str:
    """A coordinate, short."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def attributes(**named) -> str:
    """` stroke-width="2"` from stroke_width=2; None is left out, `class_` and `for_` lose the underscore.

    `is_` says what is drawn and becomes `data-is`; it is read back as `Picture.facts`.
    """
    out = []
    for name, value in named.items():
        if value is None:
            continue
        value = n(value) if isinstance(value, (int, float)) else escape(str(value))
        name = facts.IS if name == "is_" else name.rstrip("_").replace("_", "-")
        out.append(f' {name}="{value}"')
    return "".join(out)


def group(*elements: str, **more) -> Markup:
    return Markup(f"<g{attributes(**more)}>{''.join(elements)}</g>")


def dimmed(*elements: str) -> Markup:
    """Marks that are not what it is about now, at 35 %. Text must stay readable: give it `muted` instead."""
    return group(*elements, opacity=0.35)


def line(x1, y1, x2, y2, colour="ink", width=1.5, dash=None, **more) -> Markup:
    return path(f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}", colour, width, dash=dash, **more)


def _paint(fill, colour, width, dash) -> dict:
    """Inside and line as attributes, colours by meaning; None for the fill or the line that is not there."""
    return {
        "fill": theme.fill(fill) if fill else "none",
        "stroke": theme.fill(colour) if colour else None,
        "stroke_width": width if colour else None,
        "stroke_dasharray": dash,
    }


def path(d, colour="ink", width=1.5, fill=None, dash=None, **more) -> Markup:
    """An open or closed path. colour=None draws no line; fill names a colour of the theme."""
    return Markup(f'<path d="{d}"{attributes(**_paint(fill, colour, width, dash), **more)}/>')


def polyline(points, colour="ink", width=2, dash=None, **more) -> Markup:
    """A line through points [(x, y), …]."""
    d = "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)
    return path(d, colour, width, dash=dash, stroke_linejoin="round", **more)


def rect(x, y, width, height, fill="panel", colour=None, line_width=1, radius=6, dash=None, **more) -> Markup:
    where = {"x": x, "y": y, "width": width, "height": height, "rx": radius or None}
    return Markup(f"<rect{attributes(**where, **_paint(fill, colour, line_width, dash), **more)}/>")


def circle(x, y, radius, fill="surface", colour="ink", line_width=1.5, dash=None, **more) -> Markup:
    where = {"cx": x, "cy": y, "r": radius}
    return Markup(f"<circle{attributes(**where, **_paint(fill, colour, line_width, dash), **more)}/>")
