"""Quiz 5: what a dense layer keeps, which product is dW, how large ∂Z/∂W really is."""

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q5",
    {
        "a": Question(
            "What must a dense layer remember on its way forward, so that it can go back?",
            (
                Option(
                    "its output $Z$",
                    "$Z$ is in neither of the two formulas. Set figure 5.2 to dW and see which arrays "
                    "are in full colour.",
                ),
                Option(
                    "its input $X$",
                    "$dW$ is made of $X$ and $dZ$. $dZ$ arrives by itself; $X$ has to be there already.",
                    right=True,
                ),
                Option(
                    "the value of the loss",
                    "No layer learns what the loss is. In figure 5.0 it hears the gradient at its "
                    "right door, nothing more.",
                ),
                Option(
                    "nothing: $W$ and $dZ$ are enough",
                    "They are enough for $dX$. Choose a cell of dW in figure 5.2 and count which "
                    "arrays it hears.",
                ),
            ),
        ),
        "b": Question(
            "$X$ is (7, 4), $W$ is (4, 6), so $dZ$ is (7, 6). Which product is the gradient of $W$?",
            (
                Option(
                    "$dZ^T X$",
                    "Write its shape under it: (6, 7) times (7, 4). A gradient has the shape of its "
                    "owner, and $W$ is (4, 6).",
                ),
                Option(
                    "$X dZ^T$",
                    "(7, 4) times (6, 7): the inner sizes do not meet. In figure 5.2, over which index "
                    "does a cell of dW sum?",
                ),
                Option(
                    "$X^T dZ$",
                    "(4, 7) times (7, 6) is (4, 6), and the 7 that vanishes are the samples: their "
                    "messages are added up.",
                    right=True,
                ),
                Option(
                    "$dZ W^T$",
                    "(7, 6) times (6, 4) is (7, 4): that fits another array of this layer. Set figure "
                    "5.2 to dX.",
                ),
            ),
        ),
        "c": Question(
            "$Z = XW$ with $X$ (4, 3) and $W$ (3, 2). Written out in full, one number for each pair of "
            "an entry of "
            "$Z$ and an entry of $W$: how many numbers are in $∂Z/∂W$?",
            (
                Option(
                    "6, one for each weight",
                    "That would be enough if $Z$ were one number, as the loss is. How many entries "
                    "does $Z$ have in figure 5.2?",
                ),
                Option(
                    "12, it is just $X^T$",
                    "$X^T$ is what multiplies $dZ$ in the end. Ask for pairs: each of the entries of "
                    "$Z$ with each of those of $W$.",
                ),
                Option(
                    "48",
                    "8 entries of $Z$ times 6 of $W$; half of them are 0, since a column of $W$ feeds "
                    "one column of $Z$. "
                    "The product $X^T dZ$ does their work without ever building them.",
                    right=True,
                ),
                Option(
                    "24, because column 1 of $W$ never talks to column 2 of $Z$",
                    "That counts those that are not 0. The others are there as well, with the value 0.",
                ),
            ),
        ),
    },
)
