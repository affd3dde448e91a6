"""What is asked in chapter 00: which shapes change with the number of samples."""

from __future__ import annotations

from backprop.by_hand import Hole
from backprop.predictions.prediction import Option, Prediction

PREDICTIONS = {
    "0.1": Prediction(
        setting="Four samples lie on the belt. Now eight of them do: $N$ doubles.",
        question="Which of these change their shape: $W_1$, $H_1$, $Ŷ$, $dW_2$?",
        truth="$H_1$ and $Ŷ$, and nothing above the belt.",
        right=2,
        options=(
            Option(
                "All four",
                "$W_1$ is a table of weights, and there is one table for everybody. Move N from 1 to 8 and "
                "watch the green frames.",
                said="all four",
            ),
            Option(
                "$H_1$, $Ŷ$ and $dW_2$",
                "Each sample has a say in $dW_2$, that is true, but what they say is added up: a gradient "
                "keeps the shape of its owner. Watch the dashed frames while N moves.",
            ),
            Option(
                "$H_1$ and $Ŷ$",
                "Both have one row for each sample. Follow the marked row: it meets no other row, so a "
                "weight does not learn how many there are.",
            ),
            Option(
                "Only $Ŷ$",
                "$Ŷ$ has one answer for each sample, and so has each station before it. Count the rows of "
                "$H_1$ at N = 1 and at N = 8.",
                said="only $Ŷ$",
            ),
        ),
    ),
}

HOLES = {
    "0.3": {
        "gradients_at_the_bottom": Hole(
            lambda: 5,
            "In the picture each table of weights has a box of its own at the bottom.",
            traps=((3, "The picture has that many. This network has two tables more."),),
            within=0,
        ),
        "shape_of_dW2": Hole(
            lambda: (6, 3),
            "Whose gradient is it? Move N on the conveyor and watch the dashed frame behind its owner.",
        ),
    },
    "0.4": {
        "O1_shape": Hole(
            lambda: (4, 6), "The sigmoid takes each cell of H1 by itself: no row and no column is lost."
        ),
        "H2_shape": Hole(
            lambda: (4, 3),
            "The two sizes that touch, 6 and 6, go into the sum. The outer two are left.",
            traps=(((6, 3), "That is W2. H2 is what comes out when O1 goes through it."),),
        ),
        "dW2_shape": Hole(
            lambda: (6, 3),
            "Whose gradient is it? Look at the dashed frames on the conveyor.",
            traps=(((4, 3), "That has a row for each sample. Which table is this the gradient of?"),),
        ),
    },
}
