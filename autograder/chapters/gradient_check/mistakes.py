"""Known mistakes of notebook 03: derivatives (E3.1), gradients (E3.2) and their comparison (E3.3)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from autograder.engine.compare import close
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

GRADIENT_MORE = (
    "Section 3.3: one entry at a time. Move that entry alone by +ε and by −ε, ask f both times, and leave "
    "all entries as they were before you go on to the next.",
    "A smaller one: W = (3, 1) and f(W) = W₀² + 10·W₁, ε = 0.5. First entry: (22.25 − 16.25)/1 = 6 with W₁ "
    "left at 1. Second: (24 − 14)/1 = 10 with W₀ back at 3. Four calls of f.",
)

GRADIENTS = {
    mistake.id: mistake
    for mistake in (
        Mistake(
            "not_restored",
            "After your function ran, W is not what it was.",
            "Nudging an entry in place is fine if it is put back. Adding and subtracting ε again leaves a "
            "rounding error in the last digit: keep the old number, and write it back.",
        ),
        Mistake(
            "names_of_one_array",
            "`{first}` and `{second}` are one array with `{W}`.",
            "A plain `=` gives the same array another name and copies nothing: what moves one of them moves "
            "all, and `{W}` came back changed. `{W}.copy()` is an array of its own.",
        ),
        Mistake(
            "f_gets_another_shape",
            "f is called with an array of another shape.",
            "f was made for W, so it always gets an array with the shape of W, here {shape}; yours was "
            "{got}. Move one entry of such an array.",
        ),
        Mistake(
            "f_gets_no_array",
            "f is called with something that is no array.",
            "f was made for W, so it always gets an array of numbers with the shape of W. Move one entry of "
            "such an array.",
        ),
        Mistake(
            "flattened",
            "The gradient is flat, W is not.",
            "The numbers may be right, but a gradient has the shape of the thing it changes: here {shape}, "
            "yours is {got}.",
        ),
        Mistake(
            "number_for_each_row",
            "`grad` has one number for each {axis} of `W`.",
            "W has the shape {shape}, your gradient {got}: W has a slope for every single entry. What does "
            "one round of your loop move, a {axis} or an entry?",
        ),
        Mistake(
            "nudges_pile_up",
            "Earlier entries stay moved.",
            "The first entry is right, the later ones drift. While you try one entry, where are those that "
            "you tried before?",
        ),
        Mistake(
            "both_names_one_array",
            "Every entry is 0.",
            "f was asked twice at the same place. Either what you move is not what f gets, or two names "
            "belong to one array: `up = W` copies nothing, and what moves one moves the other.",
        ),
        Mistake(
            "nudged_back_only",
            "Everything is about half as large.",
            "After +ε you went back by ε, so the second call saw W itself. How far is W + ε from W − ε?",
        ),
        Mistake(
            "forward_for_central",
            "This is the forward formula.",
            "With a big ε your error is ε·f″/2. The gradient check of this course looks to both sides: two "
            "calls of f for every entry.",
        ),
        Mistake(
            "backward_for_central",
            "Your step goes back only.",
            "With a big ε your error is −ε·f″/2. The gradient check of this course looks to both sides.",
        ),
        SLOPES["two_missing"],
        SLOPES["brackets_missing"],
        SLOPES["wrong_sign"],
        SLOPES["not_divided"],
        SLOPES["minus_outside"],
        Mistake(
            "eps_hard_coded",
            "Your numbers do not care about ε.",
            "With a big ε they should have an error, and yours have none. Which ε do your lines use?",
        ),
        Mistake(
            "all_at_once",
            "All entries are moved at the same time.",
            "f was asked with every entry moved, so you measured all slopes together. Each entry asks for "
            "itself, while the others stand still.",
        ),
        Mistake(
            "sum_for_each_entry",
            "The slopes of all entries are added together.",
            "You move one entry at a time, as you should, but what you return is the sum of all slopes. Is "
            "each added to the whole of `grad`, instead of written to its own entry?",
        ),
        Mistake(
            "first_axis_only",
            "A whole row is moved at a time.",
            "Along the first axis one index picks a row, not an entry. How many indices does an entry of W "
            "have? `np.ndindex(W.shape)` goes through them all.",
        ),
        Mistake(
            "whole_numbers",
            "With whole numbers in W it goes wrong.",
            "W was an array of integers here. A nudge of 0.00001 cannot be stored in an array of integers, "
            "nor in a copy of one, nor a slope in an array that is made like it. Copy W to float first.",
        ),
        Mistake(
            "too_many_calls",
            "f is called too often.",
            "W has {size} entries, and f was called {calls} times. Two calls an entry are enough; each call "
            "is a whole run of the network.",
        ),
        Mistake(
            "one_shape_only",
            "It works for one number of axes only.",
            "Right for a W of shape (3, 4), not for {shape}. {found} `np.ndindex(W.shape)` goes through the "
            "entries of any shape.",
        ),
        Mistake(
            "one_slope_for_all",
            "Every entry holds the same slope, that of the {which} entry.",
            "Each entry of W has a slope of its own. Which place of the result should a round of the loop "
            "write to?",
        ),
        Mistake(
            "one_number_came",
            "One number came back for all entries.",
            "W has many entries, and each has a slope of its own. Where does a round of the loop keep what "
            "it found?",
        ),
        Mistake(
            "steps_of_parts",
            "Your step is a part of the entry, not ε itself.",
            "The entry moves by ε·W[i], and you divide by 2ε. How far apart are the two points?",
        ),
        Mistake(
            "divided_by_size",
            "Every slope is divided by the number of entries.",
            "Each entry has a slope of its own, and nothing is averaged: two values of f, and the distance "
            "between the two points.",
        ),
        Mistake(
            "gradient_wrong",
            "The numbers are not the right ones yet.",
            "The first wrong entry is {entry}. Print both values of f there, and W before and after.",
        ),
    )
}

ERROR_MORE = (
    "Section 3.3: above stands the largest |a − b|; below, the largest |a| plus the largest |b|, but never "
    "less than 10⁻¹². One number comes out.",
    "A smaller one, with other numbers: a = (3, −4), b = (3, 1). The largest difference is 5, the largest "
    "sizes are 4 and 3, and the error is 5/7 = 0.714.",
)


def _top(a):
    return np.max(np.abs(a))


def _divided(above, below):
    return lambda a, b: above(a, b) / np.maximum(1e-12, below(a, b))


def _difference(a, b):
    return _top(a - b)


def _both(a, b):
    return _top(a) + _top(b)


ERRORS = (
    Mistake(
        "absolute_value_missing",
        "The absolute value is missing above.",
        "Where a is much smaller than b the difference is negative, and the largest of them misses it. How "
        "far apart, whichever is larger?",
        wrong=_divided(lambda a, b: np.max(a - b), _both),
    ),
    Mistake(
        "absolute_value_missing_turned",
        "The absolute value is missing: the sign of the difference is kept.",
        "Where b is much smaller than a the difference is negative, and the largest of them misses it. How "
        "far apart, whichever is larger?",
        wrong=_divided(lambda a, b: np.max(b - a), _both),
    ),
    Mistake(
        "absolute_value_outside",
        "The absolute value comes too late.",
        "You pick the largest difference first and drop its sign afterwards. For the differences (−5, 1) "
        "that is 1. What has to happen to every entry before one is picked?",
        wrong=_divided(lambda a, b: abs(np.max(a - b)), _both),
    ),
    Mistake(
        "entry_by_entry",
        "You divide entry by entry.",
        "Where both arrays are nearly 0, a harmless difference looks huge. Here the largest difference is "
        "divided once, by the size of the whole arrays.",
        wrong=lambda a, b: np.max(np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b))),
    ),
    Mistake(
        "lengths_for_largest",
        "You compare lengths instead of the largest entries.",
        "The norm of the difference is a fair measure too, but the course uses the largest entry: there a "
        "wrong entry weighs as much among a million right ones of its size as among two.",
        wrong=_divided(
            lambda a, b: np.linalg.norm(a - b), lambda a, b: np.linalg.norm(a) + np.linalg.norm(b)
        ),
    ),
    Mistake(
        "first_only_below",
        "Only the first array counts below.",
        "Exchange a and b, and your number changes. Which of the two is the right one is what we want to "
        "find out.",
        wrong=_divided(_difference, lambda a, b: _top(a)),
    ),
    Mistake(
        "second_only_below",
        "Only the second array counts below.",
        "Exchange a and b, and your number changes. Which of the two is the right one is what we want to "
        "find out.",
        wrong=_divided(_difference, lambda a, b: _top(b)),
    ),
    Mistake(
        "larger_only_below",
        "Only the larger array counts below.",
        "The formula adds the sizes of both, so that the error of any two arrays is at most 1.",
        wrong=_divided(_difference, lambda a, b: np.maximum(_top(a), _top(b))),
    ),
    Mistake(
        "brackets_below",
        "Only the size of the first array is below the line.",
        "Python divides before it adds: without brackets the size of the other is added to the fraction.",
        wrong=lambda a, b: _difference(a, b) / _top(a) + _top(b),
    ),
    Mistake(
        "place_of_the_largest",
        "Above stands the place of the largest difference, not its size.",
        "`np.argmax` says where it is, `np.max` how large it is.",
        wrong=_divided(lambda a, b: float(np.argmax(np.abs(a - b))), _both),
    ),
    Mistake(
        "upside_down",
        "The fraction stands on its head.",
        "Above belongs how far apart the two are, below how large they are.",
        wrong=lambda a, b: _both(a, b) / np.maximum(1e-12, _difference(a, b)),
    ),
    Mistake(
        "taken_off_one",
        "The error is taken off 1.",
        "Two equal arrays have the error 0. Yours give 1.",
        wrong=lambda a, b: 1 - _difference(a, b) / _both(a, b),
    ),
    Mistake(
        "smaller_below",
        "Below stands the smaller of 10⁻¹² and the sizes.",
        "10⁻¹² is a lower bound: the denominator is never less than it. Which of the two is taken?",
        wrong=lambda a, b: _difference(a, b) / np.minimum(1e-12, _both(a, b)),
    ),
    Mistake(
        "not_divided",
        "The difference is not divided by anything.",
        "A difference of 0.001 is much for a gradient of 0.01 and nothing for one of 1000. Relative to what?",
        wrong=_difference,
    ),
    Mistake(
        "means_for_largest",
        "You compare means, or sums, instead of the largest entries.",
        "One wrong entry among many right ones hardly moves a mean or a sum. The largest difference stays as "
        "large as it is, however many agree.",
        wrong=_divided(
            lambda a, b: np.mean(np.abs(a - b)), lambda a, b: np.mean(np.abs(a)) + np.mean(np.abs(b))
        ),
    ),
    Mistake(
        "signs_below",
        "Below, the absolute values are missing.",
        "The largest entry and the entry of the largest size are not the same for an array like (−5, 1).",
        wrong=_divided(_difference, lambda a, b: np.max(a) + np.max(b)),
    ),
    Mistake(
        "sum_of_both_below",
        "Below, the two arrays are added first.",
        "For gradients of opposite sign that sum is nearly 0. The sizes are taken first, one for each array.",
        wrong=_divided(_difference, lambda a, b: _top(a + b)),
    ),
    Mistake(
        "largest_of_the_sum",
        "Below, you take the largest of the sums.",
        "The largest |a| and the largest |b| may sit in different entries. Each array has its own.",
        wrong=_divided(_difference, lambda a, b: np.max(np.abs(a) + np.abs(b))),
    ),
    Mistake(
        "array_of_errors",
        "An array of errors came back.",
        "Asked is one number for the two arrays: the largest difference decides.",
        wrong=lambda a, b: np.abs(a - b) / np.maximum(1e-12, _both(a, b)),
    ),
    Mistake(
        "difference_of_the_largest",
        "You compare only the largest entries.",
        "Two arrays can have equal largest entries and differ everywhere. Subtract first, entry by entry.",
        wrong=_divided(lambda a, b: abs(_top(a) - _top(b)), _both),
    ),
    Mistake(
        "squared_difference",
        "The differences are squared and not divided by anything.",
        "A square makes small differences vanish, and without a denominator nothing says small compared with "
        "what. Above stands the largest difference, below the size of the arrays.",
        wrong=lambda a, b: np.sum((a - b) ** 2),
    ),
    Mistake(
        "mean_square",
        "The squared differences are averaged and not divided by the size of the arrays.",
        "One wrong entry among many hardly moves a mean, and nothing says small compared with what.",
        wrong=lambda a, b: np.mean((a - b) ** 2),
    ),
    Mistake(
        "length_alone",
        "The length of the difference is not divided by anything.",
        "A difference of 0.001 is much for a gradient of 0.01 and nothing for one of 1000. Relative to what? "
        "And the course takes the largest entry for the length.",
        wrong=lambda a, b: np.linalg.norm(a - b),
    ),
    Mistake(
        "sum_alone",
        "The differences are added up and not divided by anything.",
        "Relative to what is that sum small? Above stands the largest difference, below the size of the "
        "arrays.",
        wrong=lambda a, b: np.sum(np.abs(a - b)),
    ),
)


# what can stand above and below the line; two slips in one answer are told together
_ABOVE = {
    "Above, the absolute value is missing: a large negative difference is not seen.": (
        lambda a, b: np.max(a - b),
        lambda a, b: np.max(b - a),
    ),
    "Above stands the length of the difference, not its largest entry.": (
        lambda a, b: np.linalg.norm(a - b),
    ),
    "Above stands a mean, not the largest difference.": (lambda a, b: np.mean(np.abs(a - b)),),
    "Above stands a sum, not the largest difference.": (lambda a, b: np.sum(np.abs(a - b)),),
    "Above, only the largest entries are compared, not entry by entry.": (
        lambda a, b: np.abs(_top(a) - _top(b)),
        lambda a, b: np.abs(np.max(a) - np.max(b)),
        lambda a, b: np.max(a) - np.max(b),
    ),
    "Above, the two arrays are added, not subtracted.": (lambda a, b: _top(a + b),),
    "Above stands the smallest difference.": (lambda a, b: np.min(np.abs(a - b)),),
    "Above stands the difference in the middle, a median.": (lambda a, b: np.median(np.abs(a - b)),),
    "Above, only the first entries are compared.": (lambda a, b: np.abs(np.ravel(a)[0] - np.ravel(b)[0]),),
    "Above, the differences are squared.": (
        lambda a, b: np.sum((a - b) ** 2),
        lambda a, b: np.max((a - b) ** 2),
    ),
    "": (_difference,),
}
_BELOW = {
    "Below, the absolute values are missing: a large negative entry does not count.": (
        lambda a, b: np.max(a) + np.max(b),
        lambda a, b: np.max(a + b),
        lambda a, b: np.maximum(np.max(a), np.max(b)),
    ),
    "Below, only one of the two arrays counts.": (lambda a, b: _top(a), lambda a, b: _top(b)),
    "Below, only the larger of the two sizes counts.": (lambda a, b: np.maximum(_top(a), _top(b)),),
    "Below stand lengths, not largest entries.": (
        lambda a, b: np.linalg.norm(a) + np.linalg.norm(b),
        lambda a, b: np.linalg.norm(a + b),
        lambda a, b: np.maximum(np.linalg.norm(a), np.linalg.norm(b)),
        lambda a, b: np.linalg.norm(a),
        lambda a, b: np.linalg.norm(b),
    ),
    "Below stand means, not largest entries.": (
        lambda a, b: np.mean(np.abs(a)) + np.mean(np.abs(b)),
        lambda a, b: np.mean(np.abs(a) + np.abs(b)) / 2,
    ),
    "Below stand sums, not largest entries.": (lambda a, b: np.sum(np.abs(a)) + np.sum(np.abs(b)),),
    "Below, the two sizes are multiplied, not added.": (lambda a, b: _top(a) * _top(b),),
    "Below, one size is taken off the other.": (lambda a, b: np.abs(_top(a) - _top(b)),),
    "Below stand the smallest entries.": (lambda a, b: np.min(np.abs(a)) + np.min(np.abs(b)),),
    "Below, only the first entries count.": (lambda a, b: np.abs(np.ravel(a)[0]) + np.abs(np.ravel(b)[0]),),
    "Below, a 1 is added.": (lambda a, b: _both(a, b) + 1,),
    "Below, the sizes are squared.": (lambda a, b: _top(a) ** 2 + _top(b) ** 2,),
    "Below stand sums of squares.": (lambda a, b: np.sum(a**2) + np.sum(b**2),),
    "Below, half of the sum of the sizes is taken.": (lambda a, b: _both(a, b) / 2,),
    "": (_both,),
}


def two_slips(inputs: Sequence, gots: Sequence, wants: Sequence) -> Mistake | None:
    """A finder: every way to go wrong above with every way to go wrong below."""
    for above, below in itertools.product(_ABOVE, _BELOW):
        for top, bottom in itertools.product(_ABOVE[above], _BELOW[below]):
            wrong = _divided(top, bottom)
            if all(close(got, wrong(*args)) for args, got in zip(inputs, gots, strict=True)):
                hint = f"{above} {below}".strip()
                return Mistake("above_and_below", "The fraction is not the one asked.", hint)
    return None


FLOOR_MISSING = Mistake(
    "floor_missing",
    "Two arrays of zeros break it.",
    "0/0 is not a number. Two equal gradients have the error 0, whatever their size: what keeps the "
    "denominator away from 0?",
)
ZEROS_WRONG = Mistake(
    "zeros_wrong",
    "Two arrays of zeros do not give 0.",
    "Two equal gradients have the error 0, whatever their size.",
)
FLOOR_OTHER = Mistake(
    "floor_other",
    "For very small gradients your number is another one.",
    "The denominator is never less than 10⁻¹²: the larger of that and the sum of the sizes. Yours has no "
    "such bound there, or another one.",
)
FLOOR_ADDED = Mistake(
    "floor_added",
    "The 10⁻¹² is added, not a lower bound.",
    "For very small gradients the two differ. The denominator is the larger of 10⁻¹² and the sum of the "
    "sizes.",
)
