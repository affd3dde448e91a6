"""E1.1: known mistakes along one road."""

from __future__ import annotations

from autograder.engine.mistake import Mistake

ONE_ROAD_MORE = (
    "Section 1.1: along one road the slopes are multiplied, and each slope is taken at the "
    "number that arrives at its own box. Which number arrives at the outer box?",
    "A smaller one, with other numbers: u = 2x + 1 and f(u) = u³, at x = 1. The inner box hands on 3. Its "
    "own slope is 2, the outer slope at 3 is 27, and the road carries 54.",
)

SLOPE_OF_THE_SLOPE = Mistake(
    "slope_of_the_slope",
    "The outer slope is differentiated once more.",
    "`df` is the slope of f already, and `dg` that of g: nothing is left to be differentiated. Asked is the "
    "value of each at the number that arrives at its own box.",
    ONE_ROAD_MORE,
)

ONE_ROAD = (
    Mistake(
        "outer_slope_at_x",
        "The outer slope is taken at x.",
        "The outer box never sees x. It sees what the inner box hands on. At which number should its slope "
        "be read off?",
        wrong=lambda df, g, dg, x: df(x) * dg(x),
    ),
    Mistake(
        "boxes_of_the_example",
        "You differentiate the boxes of the example.",
        "A box that triples and a box that squares are one case. Here the boxes are others each time: what "
        "they are is in `df`, `g` and `dg`, the functions you were handed.",
        wrong=lambda df, g, dg, x: 18 * x,
    ),
    Mistake(
        "slopes_of_the_example",
        "The slopes of the example stand in your lines.",
        "You asked `g`, and went on as if the outer box squared and the inner one tripled. Their slopes are "
        "handed to you as functions, too: `df` and `dg`.",
        wrong=lambda df, g, dg, x: 6 * g(x),
    ),
    Mistake(
        "slopes_nested",
        "One slope is put inside the other.",
        "You asked for the outer slope at the inner slope. Inside stands what the inner box hands on; the "
        "two slopes meet in another way. Do slopes along a road nest, add or multiply?",
        wrong=lambda df, g, dg, x: df(dg(x)),
    ),
    Mistake(
        "inner_slope_missing",
        "The slope of the inner box is missing.",
        "You came back through the outer box and stopped. A push on x passes two boxes on its way, and each "
        "of them bends it.",
        wrong=lambda df, g, dg, x: df(g(x)),
    ),
    Mistake(
        "outer_slope_missing",
        "The slope of the outer box is missing.",
        "You returned how the inner box bends a push, but not what the outer box makes of it. Every forward "
        "box needs its backward box.",
        wrong=lambda df, g, dg, x: dg(x),
    ),
    Mistake(
        "added_along_the_road",
        "The two slopes are added.",
        "Along a road we multiply; between roads we add. Which one is this? If the inner box triples a push "
        "and the outer box doubles it, how large is it at the end?",
        wrong=lambda df, g, dg, x: df(g(x)) + dg(x),
    ),
    Mistake(
        "inner_slope_at_g",
        "The inner slope is taken at g(x).",
        "Each slope is read off at the number that goes into its own box. What goes into the inner box?",
        wrong=lambda df, g, dg, x: df(g(x)) * dg(g(x)),
    ),
    Mistake(
        "value_for_slope",
        "The inner box hands back its value, not its slope.",
        "You multiplied by what the inner box says. How much does it move when x moves a little? That is "
        "another of the functions you were given.",
        wrong=lambda df, g, dg, x: df(g(x)) * g(x),
    ),
    Mistake(
        "places_exchanged",
        "The two slopes are read off at each other's place.",
        "You have both slopes and multiplied them; but the outer one stands at x and the inner one at g(x). "
        "Which box gets x, and which gets g(x)?",
        wrong=lambda df, g, dg, x: df(x) * dg(g(x)),
    ),
    Mistake(
        "outer_slope_at_inner_slope",
        "The outer slope is taken at the inner slope.",
        "Two slopes multiplied is right. But the outer box receives what the inner box hands on, not how "
        "steep the inner box is.",
        wrong=lambda df, g, dg, x: df(dg(x)) * dg(x),
    ),
    Mistake(
        "divided_by_the_inner_slope",
        "You divide by the inner slope.",
        "A steep inner box makes a push larger, not smaller. What happens to your number if the inner box "
        "becomes twice as steep?",
        wrong=lambda df, g, dg, x: df(g(x)) / dg(x),
    ),
    Mistake(
        "inner_slope_squared",
        "You met the inner slope twice.",
        "There is one inner box on the road, so its slope comes in once.",
        wrong=lambda df, g, dg, x: df(g(x)) * dg(x) ** 2,
    ),
    Mistake(
        "times_x",
        "x itself is a factor.",
        "x decides where the slopes are read off. Each box on the road brings one factor, its slope; which "
        "box would bring x?",
        wrong=lambda df, g, dg, x: df(g(x)) * dg(x) * x,
    ),
    Mistake(
        "times_the_value_too",
        "The value of the inner box is a factor besides its slope.",
        "g(x) decides where the outer slope is read off. Each box on the road brings one factor, its slope.",
        wrong=lambda df, g, dg, x: df(g(x)) * dg(x) * g(x),
    ),
    Mistake(
        "product_rule",
        "That is the rule for a product of two functions.",
        "Two terms are added in it. Here one function stands inside the other: one road, and along a road "
        "the slopes are multiplied.",
        wrong=lambda df, g, dg, x: df(x) * g(x) + df(g(x)) * dg(x),
    ),
    Mistake(
        "product_rule_at_x",
        "Two terms are added, as for a product of two functions.",
        "Here one function stands inside the other: one road, and along a road the slopes are multiplied.",
        wrong=lambda df, g, dg, x: df(x) * g(x) + df(x) * dg(x),
    ),
    Mistake(
        "slopes_subtracted",
        "One slope is taken off the other.",
        "Along a road we multiply. If the inner box triples a push and the outer box doubles it, how large "
        "is it at the end?",
        wrong=lambda df, g, dg, x: df(g(x)) - dg(x),
    ),
    Mistake(
        "outer_slope_squared",
        "You met the outer slope twice.",
        "There is one outer box on the road, so its slope comes in once.",
        wrong=lambda df, g, dg, x: df(g(x)) ** 2 * dg(x),
    ),
    Mistake(
        "inner_slope_inside",
        "The inner slope is put into the outer box.",
        "You multiplied before you asked for the outer slope. The outer box receives what the inner one "
        "says, and its slope is multiplied afterwards.",
        wrong=lambda df, g, dg, x: df(g(x) * dg(x)),
    ),
    Mistake(
        "box_of_a_slope",
        "The inner box is asked at the outer slope.",
        "g receives x and nothing else. The outer slope is read off at what g says.",
        wrong=lambda df, g, dg, x: g(df(x)) * dg(x),
    ),
    Mistake(
        "x_in_the_outer_slope",
        "The outer slope is taken at x times the value of the inner box.",
        "The outer box receives what the inner one says, and nothing besides.",
        wrong=lambda df, g, dg, x: df(x * g(x)) * dg(x),
    ),
    Mistake(
        "slope_at_one",
        "Your number does not depend on x.",
        "Both slopes are read off at x = 1, whatever x is given. Where does x come from?",
        wrong=lambda df, g, dg, x: df(g(1.0)) * dg(1.0),
    ),
)
