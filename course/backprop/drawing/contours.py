"""Maps of a function of the plane as SVG: smooth bands of one hue, and the line of one level.

The bands follow the theme: they are the forward colour at a growing opacity over the surface.
"""

from contourpy import FillType, LineType, contour_generator

from backprop.drawing.svg import Markup, n, path

# bands of ŷ between these values; the first one, below all, stays the surface
BANDS = (0.1, 0.3, 0.5, 0.7, 0.9)
OPACITY = (0.10, 0.20, 0.36, 0.48, 0.60)


def bands(Z, x, y, width, height, levels=BANDS, opacity=OPACITY) -> Markup:
    """Filled bands of Z (rows from top to bottom) in the box whose top left corner is (x, y)."""
    contour = _generator(Z, x, y, width, height)
    out = []
    for low, high, shade in zip(levels, (*levels[1:], float("inf")), opacity, strict=True):
        polygons, offsets = contour.filled(low, high)
        d = "".join(_rings(points, cuts) for points, cuts in zip(polygons, offsets, strict=True))
        if d:
            out.append(path(d, None, fill="forward", fill_opacity=shade, fill_rule="evenodd"))
    return Markup("".join(out))


def level_line(Z, x, y, width, height, level=0.5, colour="ink", line_width=2) -> Markup:
    """The line on which Z equals `level`."""
    lines = _generator(Z, x, y, width, height).lines(level)
    d = "".join("M" + "L".join(f"{n(a)} {n(b)}" for a, b in points) for points in lines)
    return path(d, colour, line_width, stroke_linejoin="round") if d else Markup("")


def _generator(Z, x, y, width, height):
    rows, columns = Z.shape
    xs = [x + width * j / (columns - 1) for j in range(columns)]
    ys = [y + height * i / (rows - 1) for i in range(rows)]
    return contour_generator(
        xs, ys, Z, name="serial", fill_type=FillType.OuterOffset, line_type=LineType.Separate
    )


def _rings(points, cuts) -> str:
    """One polygon with its holes; corners to a tenth of a unit are exact enough and half as long."""
    out = []
    for a, b in zip(cuts[:-1], cuts[1:], strict=True):
        out.append("M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in points[a:b]) + "z")
    return "".join(out)
