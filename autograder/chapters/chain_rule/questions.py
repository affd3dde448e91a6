"""The quiz of chapter 01: how many paths, what an edge carries, add or multiply, what is shared."""

from __future__ import annotations

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q1",
    {
        "a": Question(
            "In the graph of 1.3, four paths lead from $y$ back to $x_1$. One more fully connected level "
            "of two "
            "nodes is put in. How many paths are there then?",
            (
                Option(
                    "4",
                    "Draw one of the lamps of figure 1.2 with one level more: at the new level its path "
                    "must turn "
                    "to one node or the other. What does that do to the number?",
                ),
                Option(
                    "6",
                    "You added two. Take the four lamps of figure 1.2: how many ways does each of them have "
                    "through the new level?",
                ),
                Option(
                    "8", "Each of the four paths splits in two at the new level: twice as many.", right=True
                ),
                Option(
                    "16",
                    "That is what two new levels give. Count in figure 1.2 how many ways lead through "
                    "one level.",
                ),
            ),
        ),
        "b": Question(
            "What stands on the edge from $h_1$ to $z_2$ in the derivative graph?",
            (
                Option(
                    "the value of $z_2$",
                    "At (1, 3) the value of $z_2$ is 4. Look at figure 1.2 for the number on this edge.",
                ),
                Option(
                    "how fast $h_1$ moves when $z_2$ is pushed",
                    "The local derivative: it knows its own box and nothing else.",
                    right=True,
                ),
                Option(
                    "how fast $y$ moves when $z_2$ is pushed",
                    "That belongs to a node, and it is a sum over two edges. In figure 1.3, compare the "
                    "boxes with "
                    "what they unfold into.",
                ),
                Option(
                    "the sum of all paths through it",
                    "Switch one lamp of figure 1.2 on, then another through the same edge: the number on "
                    "the edge "
                    "does not change.",
                ),
            ),
        ),
        "c": Question(
            "Two roads lead from $a$ to $b$. What do you do with the numbers?",
            (
                Option(
                    "multiply all of them",
                    "In figure 1.1 at (1, 3), all four edges multiplied give 36. Compare with the black bar.",
                ),
                Option(
                    "add all of them",
                    "In figure 1.1 at (1, 3), all four edges added give 11. Compare with the black bar.",
                ),
                Option(
                    "add along each road, multiply across the roads",
                    "The two exchanged: at (1, 3) that would be 7 × 4 = 28. Let figure 1.1 show you a "
                    "push of 0.001 "
                    "and divide.",
                ),
                Option(
                    "multiply along each road, add across the roads",
                    "A push is stretched box after box, and where roads meet, the pushes add.",
                    right=True,
                ),
            ),
        ),
        "d": Question(
            "Which factor do $∂L/∂W_1$ and $∂L/∂W_2$ of section 1.7 share?",
            (
                Option(
                    "$−(y − ŷ)$",
                    "How wrong the answer is, where both ways back begin. It need be computed once.",
                    right=True,
                ),
                Option(
                    "$W_2$",
                    "In figure 1.4, look for $W_2$ as a factor of its own in the upper line: it stands "
                    "nowhere but inside the bracket.",
                ),
                Option(
                    "$f′(x·W_1)$",
                    "One of the two roads leads through the box f, the other does not. Which line of "
                    "figure 1.4 has an "
                    "f′ at all?",
                ),
                Option(
                    "$x$",
                    "As a factor of its own, $x$ stands at the end of one line, not of both. Look at "
                    "figure 1.4.",
                ),
            ),
        ),
    },
)
