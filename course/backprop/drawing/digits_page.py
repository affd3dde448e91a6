"""The opening picture of chapter 07: a page of handwritten digits as the net gets them, 8×8 pixels each."""

from backprop.drawing.svg import Picture, group, n, path, text

COLUMNS, PIXEL, STEP_X, STEP_Y, LEFT, TOP = 12, 6.5, 72, 92, 32, 18
ROWS = 3


def draw_digits(images, labels) -> Picture:
    """images : (36, 64) pixels 0 … 16; labels : (36,)."""
    picture = Picture(TOP + ROWS * STEP_Y)
    for i, (image, label) in enumerate(zip(images, labels, strict=True)):
        x, y = LEFT + (i % COLUMNS) * STEP_X, TOP + (i // COLUMNS) * STEP_Y
        picture.add(
            _digit(image, x, y, i),
            text(x + 4 * PIXEL, y + 72, str(label), "small", "muted", "middle", is_=f"digit {i}"),
        )
    picture.label = (
        f"{len(labels)} handwritten digits of 8 by 8 grey pixels, each with its label: "
        + " ".join(str(label) for label in labels)
    )
    return picture


def _digit(image, x, y, number):
    """One picture: a path for each of eight shades of ink."""
    shades: dict[int, list[str]] = {}
    for i, ink in enumerate(image):
        level = int(ink) // 2
        cell = f"M{n(x + (i % 8) * PIXEL)} {n(y + (i // 8) * PIXEL)}h{PIXEL}v{PIXEL}h-{PIXEL}z"
        shades.setdefault(level, []).append(cell)
    return group(
        *(path("".join(d), None, fill="ink", opacity=k / 8) for k, d in sorted(shades.items()) if k),
        is_=f"image:{number}",
    )
