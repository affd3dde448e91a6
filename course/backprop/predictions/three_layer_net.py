"""What is asked in chapter 06: how far one weight is felt, and what a falling loss proves."""

from __future__ import annotations

from backprop.by_hand import Hole
from backprop.predictions.prediction import Option, Prediction

PREDICTIONS = {
    "6.1": Prediction(
        setting="The network says 0.272 and should say 1. The weight $W_3[1]$ is 0.6; its gradient is −1.19. "
        "Now double it, to 1.2, and leave everything else alone.",
        question="Which gradients change: that of $W_1$, two layers further left, or that of $W_3[1]$ "
        "itself?",
        truth="Both change. That of $W_3[1]$ goes from −1.19 to −0.390.",
        right=3,
        options=(
            Option(
                "Neither",
                "The gradient of a weight has no value of its own; it depends on what the network says. "
                "Go to step 1, move the slider, and watch d.",
            ),
            Option(
                "Only that of $W_1$",
                "$dW_1$ does change, since d passes through $W_3$ on its way. But $W_3[1]$ also "
                "changes what the network says: "
                "0.761 instead of 0.272, so d shrinks from −1.46 to −0.478, and with it the gradient "
                "of $W_3[1]$.",
            ),
            Option(
                "Only that of $W_3[1]$",
                "It changes, because d does. And d walks on: everything further left is made of it, "
                "and of $W_3$ besides. "
                "Go to step 3 and read $dW_1$ while you move the slider.",
            ),
            Option(
                "Both",
                "Twice over: the network now says 0.761, so d begins smaller, and on its way to $W_1$ "
                "it passes through the "
                "doubled weight. Go to step 3 and find a value of $W_3[1]$ at which all of $dW_1$ is "
                "nearly 0.",
            ),
        ),
    ),
    "6.2": Prediction(
        setting="Twelve wrong backward passes. One forgets the 2, one forgets a sigmoid, one looks at "
        "nothing but the last sample, and so on. "
        "Each trains a network 3-16-16-1 for 300 epochs; the right one reaches 98.9 %.",
        question="How many of the twelve reach 95 %?",
        truth="Ten of the twelve.",
        right=3,
        options=(
            Option(
                "None: a wrong gradient leads nowhere",
                "It would, if it pointed uphill. Most mistakes keep the signs of the last layer right, "
                "and that layer alone "
                "already learns something. Guess A first.",
            ),
            Option(
                "Two or three, those that only get the size wrong",
                "Those are the easy ones, D above all. But look at the cosines of B: one layer starts 65° "
                "away from the truth, and it passes.",
            ),
            Option(
                "About half",
                "That would be fair, and is too few. Look for the two that stay below 95 %; one of "
                "them has the cleanest cosines of all.",
            ),
            Option(
                "About ten",
                "Ten, and the other two do not look worse than the rest before they are trained. What "
                "gives all twelve away "
                "needs no training: look at the relative error.",
            ),
        ),
    ),
}

HOLES = {
    "6.2": {
        "d": Hole(
            lambda: 2.0,
            "d is 2 times what the network says minus what it should say, and it should say 0 now.",
            traps=(
                (-2.0, "Mind the sign: the network says too much."),
                (0.0, "It should say 0 now; before, it was 1."),
            ),
        ),
        "W3": Hole(
            lambda: 0.0,
            "The gradient of each entry of W3 is O2 times d, and O2 is 0.5.",
            traps=((2.0, "That step goes uphill: take the gradient away."), (-1.0, "O2 is 0.5, not 1.")),
        ),
        "d_H2": Hole(
            lambda: 0.5,
            "d goes through W3 as it was on the way forward, 1, and is multiplied by the slope 0.25.",
            traps=(
                (0.0, "That is W3 after its update. On the way back, the weights of the way forward count."),
                (2.0, "The slope of the sigmoid is missing."),
            ),
        ),
        "W2": Hole(
            lambda: -0.25,
            "The gradient of each entry of W2 is O1 times d at H2: 0.5 times 0.5.",
            traps=((0.25, "Right size, wrong way: take the gradient away."),),
        ),
        "W1": Hole(
            lambda: 0.0,
            "To reach W1, d has to go through W2, and W2 was 0 when this step began.",
        ),
    },
}
