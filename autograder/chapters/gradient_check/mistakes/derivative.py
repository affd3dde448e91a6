"""E3.1: known mistakes of a derivative from differences."""

from __future__ import annotations

from autograder.engine.mistake import Mistake

SLOPE_MORE = (
    "Section 3.2: forward compares f a step ahead with f here; central compares f a step ahead "
    "with f a step back, and divides by the distance between the two. How far apart are they?",
    "A smaller one, with other numbers: f(w) = w² at w = 3 with ε = 0.5. f(3.5) = 12.25, f(3) = 9, f(2.5) = "
    "6.25. Forward gives 3.25/0.5 = 6.5, central 6/1 = 6; the slope itself is 6.",
)

SLOPES = {
    mistake.id: mistake
    for mistake in (
        Mistake(
            "forward_for_central",
            "For central, you use the forward formula.",
            "With a big ε your error is ε·f″/2. Which formula has that error? Central looks to both sides of "
            "w.",
        ),
        Mistake(
            "backward_for_central",
            "For central, you look back only.",
            "With a big ε your error is −ε·f″/2: f here and f a step back. Central looks to both sides of w.",
        ),
        Mistake(
            "central_for_forward",
            "For forward, you use the central formula.",
            "It is the better formula, but figure 3.1 compares the two, so both are asked. Forward needs f "
            "at w itself.",
        ),
        Mistake(
            "backward_for_forward",
            "For forward, you step back.",
            "With a big ε your error is −ε·f″/2, so the step goes to smaller w. In which direction is "
            "forward?",
        ),
        Mistake(
            "kinds_exchanged",
            "The two kinds have changed places.",
            "Both formulas are right, each under the other's name. What does your `if` compare `kind` with?",
        ),
        Mistake(
            "two_missing",
            "Your central number is exactly twice as large.",
            "The two points are a step ahead and a step back. How far apart is that?",
        ),
        Mistake(
            "brackets_missing",
            "Your central number is multiplied by ε where it should be divided.",
            "Python reads `/ 2 * eps` from left to right: divide by 2, then multiply. 2*eps in the "
            "denominator needs brackets.",
        ),
        Mistake(
            "both_steps_forward",
            "Your central number is 0.",
            "Both points lie on the same side, so there is nothing between them. The sign belongs to the ε: "
            "one point is w + ε; where is the other?",
        ),
        Mistake(
            "eps_hard_coded",
            "Your number does not care about ε.",
            "It is nearly the exact slope, though a big ε was given, and with a big ε both formulas have an "
            "error. Which ε do your lines use?",
        ),
        Mistake(
            "half_step",
            "Your central steps are half as long as asked.",
            "From w − ε/2 to w + ε/2 is a central difference too, but of another ε. Here each step has the "
            "length ε, and the distance between the points is 2ε.",
        ),
        Mistake(
            "wrong_sign",
            "The right size and the opposite sign.",
            "Which of the two values of f do you subtract? If f grows with w, the slope is positive.",
        ),
        Mistake(
            "values_added",
            "The two values of f are added.",
            "A slope is a difference divided by a distance. What would you get for an f that never changes?",
        ),
        Mistake(
            "not_divided",
            "The difference is not divided by ε.",
            "You return how much f changes over the step. A slope is change for each unit of w.",
        ),
        Mistake(
            "multiplied_by_eps",
            "You multiply by ε.",
            "A smaller step gives a smaller difference; the slope should stay about the same. What turns a "
            "small difference over a small step into a slope?",
        ),
        Mistake(
            "halved",
            "Your number is half of what it should be.",
            "Only the central points are two steps apart. How far apart are the two points of the forward "
            "formula?",
        ),
        Mistake(
            "minus_outside",
            "Only the second value is divided.",
            "Python divides before it subtracts: in `a - b / c` only b is divided. The difference needs "
            "brackets.",
        ),
        Mistake(
            "one_kind_missing",
            'For kind = "{kind}" nothing comes back.',
            "The other kind gives a number, this one does not. Which line does Python reach for it? {found}",
        ),
        Mistake(
            "kind_misspelt",
            '`kind` is never "{text}".',
            'It is "forward" or "central", in small letters; your line asks for another text, so for '
            '"{kind}" it says no.',
        ),
        Mistake(
            "too_exact",
            "Your number is nearer to the slope than the formula asked.",
            "With a big ε both formulas have an error, and yours is smaller: a shorter step than ε, or more "
            "points than two. Here the two points of figure 3.1 are asked.",
        ),
        Mistake(
            "relative_step",
            "Your step is a part of w, not ε itself.",
            "From w to w + ε·w the step is ε·w long; you divide by ε. The point a step ahead is w + ε.",
        ),
        Mistake(
            "divided_by_w",
            "The difference is divided by w, not by ε.",
            "A slope is a difference of f divided by how far apart the two points are.",
        ),
        Mistake(
            "second_derivative",
            "Those are three values of f: the slope of the slope.",
            "How f bends is another question. Two values of f, and the distance between them, are enough.",
        ),
        Mistake(
            "four_points",
            "Four values of f are put together.",
            "That formula is good, and not the one asked: central takes one point ahead and one behind.",
        ),
        Mistake(
            "double_step",
            "Your steps are twice as long as asked.",
            "The points are 2ε away from w. Here each step has the length ε.",
        ),
        Mistake(
            "half_step_forward",
            "Your step is half as long as asked.",
            "The point ahead is ε/2 away. Here the step has the length ε.",
        ),
        *(
            Mistake(
                id_,
                f"Your two points are {apart} apart, and you divide by {by}.",
                "What stands below is the distance between the two points. And the step of this formula has "
                "the length ε.",
            )
            for id_, apart, by in (
                ("half_distance", "ε", "2ε"),
                ("fourfold_distance", "4ε", "2ε"),
                ("half_distance_forward", "ε/2", "ε"),
                ("double_distance_forward", "2ε", "ε"),
            )
        ),
        Mistake(
            "slope_wrong",
            'For kind = "{kind}" the numbers are not right yet.',
            "Take f(w) = w² with w = 3 and ε = 0.5, work out the three values of f by hand, and print yours.",
        ),
    )
}
