"""The opening picture of chapter 07."""

from backprop.data import load_digits
from backprop.drawing.digits_page import COLUMNS, ROWS, draw_digits
from backprop.figures.figure import Figure, Shown

FROM = 120  # a stretch of the file in which all ten digits appear


def digits_page() -> Figure:
    """Figure 7.0. Three dozen of the 1 797 digits, as they lie in the file."""
    images, labels = load_digits()
    rows = slice(FROM, FROM + COLUMNS * ROWS)
    return Figure(
        "7.0",
        "Thirteen people wrote these",
        [],
        lambda values: Shown(draw_digits(images[rows], labels[rows])),
    )
