"""What is asked in chapter 03: which ε is best, and how much slower nudging is."""

from __future__ import annotations

from backprop.by_hand import Hole
from backprop.drawing import chart, svg
from backprop.numbers import gradient_check as numbers
from backprop.predictions.prediction import Option, Prediction


def _nudge() -> str:
    """The curve, the point, and a nudge of ε to the right."""
    axes = chart.Axes(24, 16, 282, 92, (-0.6, 2.2), (0.0, 0.45), x_ticks=(), y_axis=False)
    ws = [-0.6 + 0.05 * i for i in range(57)]
    w, beyond = -0.1, 1.2  # where the bend shows
    picture = svg.Picture(142, 330, "A falling curve, the point w, and a second point at w + ε.")
    picture.add(axes.frame(), axes.curve(ws, [numbers.loss(x) for x in ws]))
    picture.add(axes.drop(w, numbers.loss(w)), axes.drop(beyond, numbers.loss(beyond)))
    picture.add(axes.curve((w, beyond), [numbers.loss(x) for x in (w, beyond)], "ink", 2))
    picture.add(
        axes.point(w, numbers.loss(w), radius=5),
        axes.point(beyond, numbers.loss(beyond), radius=5, hollow=True),
    )
    for x, name in ((w, "w"), (beyond, "w + ε")):
        picture.add(svg.text(axes.px(x), 132, name, "name", "attention", "middle", size=17))
    return str(picture)


PREDICTIONS = {
    "3.1": Prediction(
        setting="The slope of a smooth curve is measured with the forward difference, in ordinary floats "
        "of 16 digits.",
        question="Which ε gives the most exact slope?",
        truth="Of these four it is 10⁻⁸.",
        picture=_nudge(),
        right=2,
        options=(
            Option(
                "0.1",
                "At 0.1 the curve bends between the two points, and the slope is 7 % off. Move ε to the "
                "left and "
                "watch the error fall along a straight line.",
            ),
            Option(
                "10⁻⁴",
                "Four digits right, and still on the side where smaller is better. Go on to the left, "
                "decade by "
                "decade: where does the line end?",
            ),
            Option(
                "10⁻⁸",
                "About the square root of the smallest step a float can take at 1: there bending and "
                "rounding are "
                "equally bad. Switch to “central” and find out where its bottom lies.",
            ),
            Option(
                "10⁻¹⁵",
                "The smaller the better, until rounding wakes up. At 10⁻¹⁵ the two losses agree in "
                "nearly all their "
                "digits, and the slope is 18 % off. Put ε there and read the sentence.",
            ),
        ),
    ),
    "3.2": Prediction(
        setting="A network has 4 800 weights. Its gradient can be had by one run forward and back, or by "
        "nudging each weight up and down.",
        question="How many times slower is nudging?",
        truth="It is thousands of times slower. How many thousands depends on this machine: choose 4 800 "
        "and read.",
        right=3,
        options=(
            Option(
                "about 10 times",
                "Nudging runs the network 9 600 times, forward and back runs it about twice. "
                "Choose 60 weights: even there the factor is far above 10.",
            ),
            Option(
                "about 100 times",
                "That is roughly what 60 weights cost. Go up through the sizes: the factor grows almost "
                "as fast as the "
                "number of weights.",
            ),
            Option(
                "about 1 000 times",
                "That is reached before 1 376 weights. Each further weight costs two more runs, while "
                "the run back "
                "hardly notices it.",
            ),
            Option(
                "several thousand times",
                "Two runs for each of 4 800 weights, against about two runs for all of them together. "
                "Read the factor at each size and compare it with P.",
            ),
        ),
    ),
}


def _cube(w: float) -> float:
    return w**3


HOLES = {
    "3.2": {
        "forward": Hole(
            lambda: (_cube(1.5) - _cube(1.0)) / 0.5,
            "From w = 1 to w + 0.5: how far did f move, and over which distance?",
            traps=((3.25, "That is the central one: it starts at w - 0.5."),),
        ),
        "central": Hole(
            lambda: (_cube(1.5) - _cube(0.5)) / 1.0,
            "From w - 0.5 to w + 0.5: the distance is twice eps.",
            traps=(
                (4.75, "That is the forward one: it starts at w."),
                (6.5, "The distance between the two points is not eps, it is twice eps."),
            ),
        ),
    },
}
