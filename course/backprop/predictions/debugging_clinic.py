"""What is asked in chapter 08: whether depth helps, and whether larger weights carry further."""

from backprop.by_hand import Hole
from backprop.predictions.prediction import Option, Prediction

PREDICTIONS = {
    "8.1": Prediction(
        setting="Two hidden layers, gain 4: 988 of 1 000 points right. Patient 7 has eight, and gain 1.",
        question="How many of 1 000 does it read rightly after as many steps?",
        truth="500: it learns nothing.",
        right=3,
        options=(
            Option(
                "More than 988: deeper nets can do more",
                "It could. But the lower layers must hear what to do, and at patient 7 the first stem is two "
                "millionths of the last. Treat it with the gain, and your answer comes true.",
                "more than 988",
            ),
            Option(
                "About 988, only more slowly",
                "Look at its loss after 300 steps and at the end: both are where guessing is. Slower would "
                "mean that it moves.",
                "about 988",
            ),
            Option(
                "About 880, like a net with a single neuron in each layer",
                "That is patient 4, whose neurons are all alike. At patient 7 they differ; read the twins "
                "of both, then compare the stems.",
                "about 880",
            ),
            Option(
                "About 500, no better than a coin",
                "Its gradient in layer 1 is 0.000008 against 3.9 at the end: the lower layers keep their "
                "random weights, and the upper ones have nothing useful to work with.",
                "about 500",
            ),
        ),
    ),
    "8.2": Prediction(
        setting="A chain of 8 sigmoids from $x$ = 0, all with the same weight $w$. The weight is raised from "
        "1 to 8.",
        question="What happens to the part of a gradient that reaches the input?",
        truth="It shrinks, from 7.7·10⁻⁶ to 1.2·10⁻¹⁶.",
        right=3,
        options=(
            Option(
                "It grows: each step back multiplies by $w$",
                "By $w$ and by the slope. Raise $w$ slowly, and watch what the line under the picture "
                "says of the slope: it falls faster than $w$ rises.",
                "it grows",
            ),
            Option(
                "It grows until it explodes",
                "The dashed bound does that, and many textbooks stop there. The orange stems are what "
                "arrives; between them and the bound there are eighteen powers of ten at $w$ = 8.",
                "it explodes",
            ),
            Option(
                "It first grows, and is largest at $w$ = 4, where $w$ times ¼ is 1",
                "There is such a summit, but further down: ¼ is the slope at $s$ = 0, and in a chain $s$ "
                "is not 0. Find it in the right half of the figure.",
                "largest at 4",
            ),
            Option(
                "It shrinks to almost nothing",
                "After a short rise to about $w$ = 2. A large $w$ pushes all the sums into the flat part. "
                "Now switch to the random net: there it does not.",
                "it shrinks",
            ),
        ),
    ),
}

HOLES = {
    "8.2": {
        "update_ratio": Hole(
            lambda: 0.5 / 10**0.5,
            "The size of W is the root of the sum of its squared entries, 1 + 1 + 4 + 4.",
            traps=((0.5 / 10, "That divides by the sum of squares. Its root is the size."),),
        ),
        "saturated": Hole(
            lambda: 0.5,
            "Count the entries of H above 5 or below -5, and divide by four.",
            traps=((0.25, "Beyond -5 counts as well as beyond 5."), (2.0, "As a share: how many of four?")),
        ),
        "dead": Hole(
            lambda: 0.5,
            "ReLU makes all negative numbers 0. Look down each column: is anything left?",
            traps=((0.75, "That is the share of zeros. A unit is a column, and is dead if all of it is 0."),),
        ),
        "twins": Hole(lambda: 0.0, "Compare the second column of W with the first, row by row."),
    },
}
