"""What is asked in chapter 05: who is heard by one weight, and how soon a layer of sigmoids falls asleep."""

from __future__ import annotations

import math

import numpy as np

from backprop.by_hand import Hole
from backprop.drawing import arrays, svg
from backprop.numbers.network import dense_backward
from backprop.predictions.prediction import Option, Prediction, Scale


def _shapes() -> str:
    """X (4, 3), W (3, 2) and dZ (4, 2) as empty cells, with the one weight marked."""
    picture = svg.Picture(
        150, 330, "X has 4 rows and 3 columns, W 3 rows and 2 columns, dZ 4 rows and 2 columns."
    )
    picture.add(arrays.array(20, 50, "X", (4, 3)))
    picture.add(arrays.array(130, 50, "W", (3, 2), lit={(1, 0)}, tone="learnable"))
    picture.add(arrays.array(236, 50, "dZ", (4, 2), gradient=True))
    return str(picture)


PREDICTIONS = {
    "5.2": Prediction(
        setting="$X$ holds 4 samples with 3 features, $W$ is (3, 2), and $dZ$ has come back, (4, 2). "
        "Take one weight, $w_{21}$: row 2, column 1, counted from 1.",
        question="How many of the 8 cells of $dZ$ does its gradient $dw_{21}$ hear?",
        truth="It hears 4, one for each sample.",
        picture=_shapes(),
        right=2,
        options=(
            Option(
                "1",
                "One would be right for one sample. Each of the four samples used this weight, and "
                "each has an opinion: "
                "click a cell of $dW$ and count the bands.",
            ),
            Option(
                "3",
                "Three is the number of features, and they meet when a cell of $Z$ is made. Set the "
                "figure to forward "
                "and see which sum has three products.",
            ),
            Option(
                "4",
                "$w_{21}$ feeds output 1 in each row, so column 1 of $dZ$ talks to it, one cell for "
                "each sample. "
                "Column 2 has not met it.",
            ),
            Option(
                "8, all of them",
                "Half of them have nothing to say: column 2 of $Z$ was made without $w_{21}$. "
                "Click on the second column of $dW$ and see which cells change places.",
            ),
        ),
    ),
    "5.3": Prediction(
        setting="The sums that reach a layer of sigmoids are spread around 0, normally, with a spread of τ. "
        "A slope is 0.25 at the most. For a small τ nearly all slopes are near that.",
        question="At which τ is the mean slope down to half of it, 0.125?",
        truth="It is half at τ ≈ 2.7.",
        scale=Scale(
            0.1,
            16,
            2.7,
            (
                (
                    1.0,
                    "At your τ almost nothing has happened yet: up to ±1 the sigmoid is nearly straight. "
                    "Move the slider there and read the mean.",
                ),
                (
                    2.0,
                    "Close, and on the careful side. The sigmoid is straighter in the middle than it looks; "
                    "at τ = 2 the mean slope is still 0.151.",
                ),
                (
                    3.6,
                    "A good eye. 6 % of the units, no more, are saturated there: it is the many that lie "
                    "between 2 and 5 "
                    "that bring the mean down.",
                ),
                (
                    8.0,
                    "Later than it happens. At τ = 5 the mean slope is 0.075 already: one does not "
                    "have to be saturated "
                    "to be flat.",
                ),
                (
                    math.inf,
                    "At τ = 8 more than half of all units lie beyond ±5 and hand back next to nothing; "
                    "the mean slope is 0.049 there. Go back with the slider until it is 0.125.",
                ),
            ),
            log=True,
            near=(2.0, 3.6),
            ticks=(0.1, 1, 4, 16),
        ),
    ),
}

_X = np.array([[1.0, 2, 0], [0, -1, 3]])
_W = np.array([[2.0, 1], [1, -1], [-1, 3]])
_DZ = np.array([[0.5, 1], [2, -1]])


def _back():
    return dense_backward(_X, _W, _DZ)


HOLES = {
    "5.2": {
        "dw31": Hole(
            lambda: _back()[1][2, 0],
            "Column 3 of X is (0, 3), column 1 of dZ is (0.5, 2): multiply row by row, then add.",
            traps=((-3, "That is column 2 of dZ. Weight 31 feeds output 1."),),
        ),
        "dx12": Hole(
            lambda: _back()[0][0, 1],
            "Feature 2 of sample 1 went through row 2 of W, into both outputs.",
            traps=(
                (-1.5, "That is column 2 of W, as if W were turned. Through which weights did feature 2 go?"),
                (1.5, "Mind the sign of the second weight in row 2 of W."),
            ),
        ),
        "dx23": Hole(
            lambda: _back()[0][1, 2],
            "Sample 2 is row 2 of dZ, feature 3 is row 3 of W.",
            traps=((2.5, "That is sample 1. Take the second row of dZ."),),
        ),
        "shape_dW": Hole(
            lambda: np.array([4.0, 6.0]),
            "A gradient has the shape of its owner.",
            traps=(
                (np.array([6.0, 4.0]), "Right sizes, wrong seats."),
                (np.array([7.0, 6.0]), "That is the shape of Z."),
            ),
        ),
    },
}
