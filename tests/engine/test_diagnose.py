"""The best match speaks: what explains every number, then what explains some, then what is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from autograder.engine.diagnose import MOST_NUMBERS, Diagnosis, diagnose, moved_weights, right_results
from autograder.engine.function import Function, Link, Result
from autograder.engine.mistake import Mistake, Step
from autograder.engine.scales import batch_scales, plain_scales

INPUTS = [
    (np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0]]),),
    (np.array([[2.0, -2.0, 1.0], [1.0, 5.0, 0.3]]),),
]


def right(X):
    return X + 1, X * X


def wrong_first(X):
    return X - 1, X * X


TASK = Function(
    "task",
    ("X",),
    (Result("A", "X"), Result("B", "X")),
    right,
    form="tuple",
    bank=(
        Mistake("never", "Never.", "Found by other means."),
        Mistake("breaks", "Breaks.", "Raises.", wrong=lambda X: 1 / 0),
        Mistake("minus_one", "The 1 has a minus.", "Look at the 1.", ("more",), wrong_first),
        Mistake("one_number", "B is one number.", "Look at B.", wrong=lambda X: (X + 1, np.sum(X * X))),
    ),
    scales=lambda X: batch_scales(len(X)),
    links=(Link("B", "Look at B.", Step(("L", "B"), 0, "here")), Link("A", "Look at A.")),
)


def found(answer, function=TASK):
    gots = [answer(*args) for args in INPUTS]
    return diagnose(function, INPUTS, gots, [function.reference(*args) for args in INPUTS])


def part(answer, function=TASK):
    """Only what explains every number."""
    gots = [answer(*args) for args in INPUTS]
    return Diagnosis(function, INPUTS, gots, [function.reference(*args) for args in INPUTS]).explained()


def replaced(**changes):
    from dataclasses import replace

    return replace(TASK, **changes)


def test_nothing_is_wrong_with_what_is_right():
    assert found(right) is None and part(right) is None
    wants = [right(*args) for args in INPUTS]
    assert Diagnosis(TASK, INPUTS, wants, wants).known() is None


def test_a_mistake_of_the_bank_gives_every_number():
    mistake = found(wrong_first)
    assert mistake.id == "minus_one" and mistake.explains and mistake.more == ("more",)
    assert found(lambda X: (X + 1, np.sum(X * X))).id == "one_number"


def test_a_mistake_that_fits_one_probe_is_none():
    def answer(X):
        return wrong_first(X) if len(X) == 3 else (X - 2, X * X)

    assert part(answer) is None


@pytest.mark.parametrize(
    "factor, id_, words",
    [
        (lambda X: 2.0, "scaled", "exactly 2 times too large"),
        (lambda X: 0.5, "half", "exactly half"),
        (lambda X: -1.0, "wrong_sign", "the opposite sign"),
        (lambda X: 1 / len(X), "scaled", "N times too small"),
        (lambda X: -len(X), "scaled", "N times too large"),
    ],
)
def test_a_factor_in_everything(factor, id_, words):
    mistake = found(lambda X: tuple(factor(X) * p for p in right(X)))
    assert mistake.id == id_ and mistake.explains and mistake.hint
    assert mistake.name.startswith("Everything is") and words in mistake.name


def test_a_factor_that_has_no_name_is_none():
    assert (
        part(lambda X: tuple(0.7 * p for p in right(X))).name
        == "`A` and `B` are 0.7 times what they should be."
    )
    assert part(lambda X: tuple((2.0 if len(X) == 3 else 4.0) * p for p in right(X))) is None
    assert part(lambda X: tuple(2.0 * p for p in right(X)), replaced(scales=None)).id == "one_factor"


def test_labels_that_mean_nothing_on_one_probe_are_left_out():
    def scales(X):
        return plain_scales() | ({"N": 3.0} if len(X) == 3 else {})

    assert part(lambda X: tuple(3.0 * p for p in right(X)), replaced(scales=scales)).id == "one_factor"


def test_a_mistake_and_a_factor():
    mistake = found(lambda X: tuple(-p for p in wrong_first(X)))
    assert mistake.id == "minus_one" and mistake.explains
    assert mistake.hint == (
        "Look at the 1. And besides: everything is turned round: the right size, the opposite sign."
    )


def test_numbers_of_nothing_times_a_factor():
    zeros = replaced(reference=lambda X: (0 * X, 0 * X), bank=())
    assert part(lambda X: (0 * X + np.arange(X.size).reshape(X.shape), 0 * X), zeros) is None


def test_finders_come_before_the_factor_of_a_mistake_and_after_that_of_the_right_answer():
    asked = []

    def find(inputs, gots, wants):
        asked.append((len(inputs), len(gots), len(wants)))
        return Mistake("found", "Found.", "By a finder.")

    function = replaced(finders=(find, find))
    assert found(lambda X: tuple(2 * p for p in right(X)), function).id == "scaled" and not asked
    mistake = found(lambda X: tuple(-p for p in wrong_first(X)), function)
    assert mistake.id == "found" and mistake.explains and asked == [(2, 2, 2)]
    assert found(wrong_first, function).id == "minus_one"


def test_what_is_right_and_what_is_first_wrong():
    mistake = found(lambda X: (X + 1, (X * X) ** 3))
    assert (mistake.id, mistake.name) == ("first_wrong_B", "`B` is not right yet.")
    assert mistake.hint == "Look at B. `A` is right." and mistake.step.stations == ("L", "B")
    mistake = found(lambda X: ((X + 1) ** 3, (X * X) ** 3))
    assert (mistake.id, mistake.name) == ("first_wrong_B", "`B` is the first wrong one on the way.")
    assert mistake.hint == "Look at B." and not mistake.explains
    mistake = found(lambda X: ((X + 1) ** 3, X * X))
    assert (mistake.id, mistake.hint) == ("first_wrong_A", "Look at A. `B` is right.")


def test_several_right_ones_are_listed():
    three = Function(
        "three",
        ("X",),
        (Result("A"), Result("B"), Result("C")),
        lambda X: (X, 2 * X, 3 * X),
        form="tuple",
        links=(Link("C", "Look at C."),),
    )
    assert found(lambda X: (X, 2 * X, X**3), three).hint == "Look at C. `A` and `B` are right."
    assert "`A` differs. Take two small numbers" in found(lambda X: (X**3, 2 * X, 3 * X), three).hint


def test_the_last_resort():
    one = Function("one", ("X",), (Result("A"),), lambda X: X)
    mistake = found(lambda X: X**3, one)
    assert mistake.id == "wrong_values" and mistake.hint.startswith("Take two small numbers")


def test_right_for_one_size_only():
    mistake = found(lambda X: right(X) if len(X) == 3 else (X, X))
    assert mistake.id == "fits_one_size"
    assert "X (3, 2)" in mistake.name + mistake.hint and "X (2, 3)" in mistake.name + mistake.hint


def test_a_fallback_of_the_exercise_speaks_before_the_links():
    function = replaced(fallback=lambda inputs, gots, wants: Mistake("fallback", "Known.", "This much."))
    assert found(lambda X: (X + 1, (X * X) ** 3), function).id == "fallback"
    silent = replaced(fallback=lambda inputs, gots, wants: None)
    assert found(lambda X: (X + 1, (X * X) ** 3), silent).id == "first_wrong_B"


def test_results_that_are_right_on_every_probe():
    gots = [(X + 1, X * X + (len(X) == 2)) for (X,) in INPUTS]
    assert right_results(TASK, gots, [right(*args) for args in INPUTS]) == {"A": True, "B": False}


# --- the weights after a step -------------------------------------------------------------------------------

STEP = Function(
    "step", ("W",), (Result("dW", "W"), Result("dV", "W")), lambda W: (W * W, W + 1), form="tuple"
)
MOVED = Mistake("moved", "Moved.", "They moved.")


def moved(answer, inputs=INPUTS):
    gots = [answer(*args) for args in inputs]
    return moved_weights(STEP, MOVED)(inputs, gots, [STEP.reference(*args) for args in inputs])


def test_moved_weights():
    assert moved(lambda W: (W - 0.1 * W * W, W - 0.1 * (W + 1))) is MOVED
    assert moved(lambda W: (W + 0.3 * W * W, W + 0.3 * (W + 1))) is MOVED
    assert moved(lambda W: (W - 0.1 * W * W, W - 0.2 * (W + 1))) is None
    assert moved(lambda W: (W - 0.1 * W * W, W + 1)) is None
    assert moved(lambda W: (W - 0.1 * W * W, 3.0)) is None
    assert moved(lambda W: (W - 0.1 * W * W, None)) is None
    assert moved(lambda W: (W - 0.1 * W * W,)) is None and moved(lambda W: 5.0) is None
    assert moved(lambda W: (W - (0.1 if len(W) == 3 else 0.2) * W * W, W - 0.1 * (W + 1))) is None


# --- what a sample of changed lines showed nobody looked at ---------------------------------------------------


def test_the_largest_number_is_compared_first_wherever_it_stands():
    """A factor read off an entry that is 0 would be nothing."""
    function = replaced(reference=lambda X: (X - X[0, 0], X * X))
    assert part(lambda X: (-(X - X[0, 0]), -(X * X)), function).id == "wrong_sign"


def test_numbers_that_are_no_gradient_are_asked_for_their_factor():
    inputs = [args[0] for args in INPUTS]
    asked = {}
    for name in ("plain", "plain_backward"):
        function = Function(name, ("X",), (Result("A"),), lambda X: X, scales=lambda X: plain_scales())
        asked[name] = diagnose(function, INPUTS, [-X for X in inputs], inputs).hint
    assert asked["plain"].startswith("All else is right") and asked["plain_backward"] != asked["plain"]


@pytest.mark.filterwarnings("error")
def test_a_mistake_of_the_bank_that_overflows_does_so_quietly():
    loud = Mistake("loud", "Loud.", "It overflows.", wrong=lambda X: (np.exp(X + 1e4), X * X))
    assert found(wrong_first, replaced(bank=(loud, *TASK.bank))).id == "minus_one"


def test_sizes_are_told_of_arrays_alone():
    function = Function("two", ("X", "y"), (Result("A"),), lambda X, y: X * y)
    inputs = [(np.ones((3, 2)), 2.0), (np.ones((2, 3)), 3.0)]
    wants = [function.reference(*args) for args in inputs]
    said = diagnose(function, inputs, [wants[0], 0.1 + wants[1] ** 3], wants)
    assert (
        said.id == "fits_one_size"
        and "X (3, 2)" in said.name + said.hint
        and "y ()" not in said.name + said.hint
    )


def test_what_the_way_tells_has_the_further_hints_of_the_exercise():
    from autograder.chapters.layers.functions import DENSE_BACKWARD

    g = np.random.default_rng(3)
    inputs = [tuple(g.normal(size=shape) for shape in ((7, 4), (4, 3), (7, 3))) for _ in range(2)]
    wants = [DENSE_BACKWARD.reference(*args) for args in inputs]
    said = diagnose(
        DENSE_BACKWARD,
        inputs,
        [(dX, -dW / len(X)) for (X, _, _), (dX, dW) in zip(inputs, wants, strict=True)],
        wants,
    )
    assert said.explains and said.more == DENSE_BACKWARD.more


@pytest.mark.parametrize("many, looked_for", [(MOST_NUMBERS - 6, 2), (MOST_NUMBERS, 0)])
def test_nobody_looks_for_what_was_done_to_millions_of_numbers(many, looked_for):
    looks = []

    def look(inputs, gots, wants):
        looks.append(gots)

    task = replace(TASK, finders=(look,), fallback=look)
    gots = [(np.zeros(many), right(*args)[1]) for args in INPUTS]
    found = Diagnosis(task, INPUTS, gots, [right(*args) for args in INPUTS])
    assert found.explained() is None and found.known().id == "first_wrong_A"
    assert len(looks) == looked_for
