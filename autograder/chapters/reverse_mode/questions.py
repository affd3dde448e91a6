"""The quiz of chapter 02: a legal order, what is kept, a node used three times."""

from __future__ import annotations

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q2",
    {
        "a": Question(
            "The derivative graph has the edges $y→p$, $y→q$, $q→p$, $p→r$, $q→r$, $r→x$. Which order is "
            "legal on the way back?",
            (
                Option(
                    "y, q, p, r, x", "$p$ waits for $y$ and for $q$, then $r$ for both of them.", right=True
                ),
                Option(
                    "y, p, q, r, x",
                    "Here $p$ sends to $r$ before $q$ has reported to $p$. In figure 2.2 choose “send "
                    "too early” and watch what becomes of such a report.",
                ),
                Option(
                    "y, q, r, p, x",
                    "Look at the edge from $p$ to $r$: who must come first? Step through figure 2.2 in "
                    "the mode “send too early” from step 5 on.",
                ),
                Option(
                    "x, r, p, q, y",
                    "That is an order for the walk forward. In figure 2.2 go back to step 0: which node "
                    "is the one that has something to send?",
                ),
            ),
        ),
        "b": Question(
            "A formula is worked out, and then one walk goes back. What must be kept for that?",
            (
                Option(
                    "the product of every path",
                    "Put both sliders of figure 2.1 to 8: that many numbers would have to be kept.",
                ),
                Option(
                    "nothing: to know which node uses which is enough",
                    "The edge from $h_1$ to $z_1$ carries the value of $z_2$. In figure 2.2, look at the "
                    "upper half "
                    "of that node: when was this number computed?",
                ),
                Option(
                    "the numbers of the edges, or the values behind them; for each node its gradient so far",
                    "The two halves of each node in figure 2.2: the values from the walk forward, of which "
                    "the edges are made, and a sum that grows. Your `reverse_mode` is given the edges.",
                    right=True,
                ),
                Option(
                    "only the gradient of the output",
                    "It is 1 in any graph. Go to step 0 in figure 2.2 and try to find the next number from "
                    "the 1 alone.",
                ),
            ),
        ),
        "c": Question(
            "A node is used by three other nodes. What is its gradient?",
            (
                Option(
                    "the last of the three messages",
                    "That is the mode “overwrite” of figure 2.2. Compare its $z_1$ with the mode “add”.",
                ),
                Option(
                    "the mean of the three messages",
                    "If all three users push $y$ up, does a push on the node move $y$ by no more than a "
                    "third of it? Try it in "
                    "figure 1.1: two roads, one push.",
                ),
                Option(
                    "the product of the three messages",
                    "Along a path we multiply; these are three different paths. Light two lamps of "
                    "figure 1.2 and "
                    "read the total.",
                ),
                Option(
                    "the sum of the three messages",
                    "Each user reports what one push does through it, and all three happen at once.",
                    right=True,
                ),
            ),
        ),
    },
)
