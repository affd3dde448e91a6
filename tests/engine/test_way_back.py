"""A small way back of two results, and what is said of mistakes on it: the place, and no more than was compared."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.engine.telling import listed, told, told_in_part
from autograder.engine.way_back import Explanation, Leg, Otherwise, Road, Way
from autograder.engine.way_search import Search, right_values

SKIP = Otherwise("skipped", "{what} is skipped", "Where is {what}?", lambda d, env: d, "skip {what}", True)
SQUARE = Otherwise("squared", "{what} is squared", "Is {what} in it twice?", lambda d, env: d * env["a"] ** 2)
BROKEN = Otherwise("broken", "{what} is broken", "Shapes.", lambda d, env: d @ np.ones((7, 7)))
PLUS = Otherwise("plus", "{what} is added", "Added?", lambda d, env: d + 1)


def leg(name, factor, *otherwise, at=0):
    words = {"what": name}
    return Leg(
        name,
        "middle" if name.startswith("m") else name,
        lambda d, env: env[factor] if d is None else d * env[factor],
        otherwise,
        words=words,
        general={"what": "the middle"},
        stations=("L", "m", "A", "B"),
        at=at,
    )


START = leg("start", "s")
M1, M2 = leg("m1", "a", SKIP, SQUARE, BROKEN, PLUS), leg("m2", "b", SKIP, PLUS, at=1)
WAY = Way(
    (
        Road("A", (START, M1, leg("endA", "c", SKIP)), to="layer 2"),
        Road("B", (START, M1, M2, leg("endB", "d", SKIP)), to="layer 1"),
    ),
    lambda *arrays: dict(zip("sabcd", arrays, strict=True)),
    (
        (
            "other_forward",
            "the forward pass is another",
            "Look at it.",
            lambda *arrays: dict(zip("sabcd", (arrays[0] + 1, *arrays[1:]), strict=True)),
        ),
    ),
)
LABELS = {"2": [2.0, 2.0], "-1": [-1.0, -1.0], "N": [3.0, 5.0]}


def inputs():
    g = np.random.default_rng(4)
    return [tuple(g.normal(size=shape) + 2 for _ in range(5)) for shape in ((3, 4), (5, 2))]


def answered(A, B):
    """What comes back for A and B: expressions in s, a, b, c, d and N."""
    gots = {"A": [], "B": []}
    for arrays in inputs():
        names = dict(zip("sabcd", arrays, strict=True)) | {"N": len(arrays[0])}
        gots["A"].append(eval(A, {"np": np}, names))
        gots["B"].append(eval(B, {"np": np}, names))
    return Search(WAY, inputs(), gots, LABELS).explanations()


def said(A, B):
    return told(WAY, answered(A, B), ("more",))


RIGHT_A, RIGHT_B = "s*a*c", "s*a*b*d"


def test_the_way_gives_the_right_values():
    env = WAY.see(*inputs()[0])
    values = right_values(WAY, env)
    assert np.allclose(values["A"], env["s"] * env["a"] * env["c"]) and set(values) == {"A", "B"}
    assert WAY.results == ("A", "B") and WAY.below(M1) == ("A", "B") and WAY.below(M2) == ("B",)


def test_nothing_is_told_of_a_right_answer():
    found = answered(RIGHT_A, RIGHT_B)
    assert all(len(e) == 1 and e[0].right and e[0].size == 0 for e in found.values())
    assert said(RIGHT_A, RIGHT_B) is None and told_in_part(WAY, found) is None


@pytest.mark.parametrize(
    "A, B, id_, name, hint",
    [
        ("s*c", "s*b*d", "skipped", "m1 is skipped.", "Where is m1?"),
        ("s*c", RIGHT_B, "skipped_in_A", "In `A` alone m1 is skipped.", "Where is m1? `B` is right."),
        (RIGHT_A, "s*b*d", "skipped_in_B", "In what travels on to layer 1 m1 is skipped.", "Where is m1? `A` is right."),
        (RIGHT_A, "s*a*d", "skipped", "m2 is skipped.", "Where is m2? `A` is right."),
        ("s*c", "s*d", "skipped", "The middle is skipped.", "Where is the middle?"),
        ("s*a", RIGHT_B, "skipped", "endA is skipped.", "Where is endA? `B` is right."),
        ("(s*a+0)*a*c", "(s*a+0)*a*b*d", "squared", "m1 is squared.", "Is m1 in it twice?"),
        ("(s+1)*a*c", "(s+1)*a*b*d", "other_forward", "The forward pass is another.", "Look at it."),
        ("2*s*a*c", "2*s*a*b*d", "scaled", "Everything is exactly 2 times too large.", "All else is right. Which factor is there once too often, or not at all?"),
        ("-s*a*c", "-s*a*b*d", "wrong_sign", "Everything is turned round: the right size, the opposite sign.", None),
        ("2*s*a*c", RIGHT_B, "factor_in_A", "`A` alone is exactly 2 times too large.", "What travels on is free of it: look at the line of this one alone. `B` is right."),
        (RIGHT_A, "N*s*a*b*d", "factor_in_B", "`B` alone is exactly N times too large (N = number of rows).", None),
        ("0.7*s*a*c", "0.7*s*a*b*d", "scaled", "Everything is 0.7 times what it should be.", "All else is right. Which factor is there once too often, or not at all?"),
    ],
)  # fmt: skip
def test_one_mistake_with_its_place(A, B, id_, name, hint):
    mistake = said(A, B)
    assert (mistake.id, mistake.name) == (id_, name) and mistake.explains
    assert hint is None or mistake.hint == hint
    assert mistake.more == ("more",)


def test_the_drawing_marks_a_step_only_where_all_below_it_have_the_mistake():
    step = said("s*c", "s*b*d").step
    assert (step.stations, step.at, step.label, step.missing) == (("L", "m", "A", "B"), 0, "skip m1", True)
    assert said("s*c", RIGHT_B).step is None and said("(s+1)*a*c", "(s+1)*a*b*d").step is None
    assert said("2*s*a*c", "2*s*a*b*d").step is None


def test_two_mistakes_are_told_one_after_the_other():
    mistake = said("s*a**2*c", "s*a**2*d")
    assert mistake.id == "squared" and mistake.hint.endswith("And besides: m2 is skipped.")
    mistake = said("-s*c", "-s*b*d")
    assert mistake.id == "skipped" and "And besides: everything is turned round" in mistake.hint
    mistake = said("2*s*c", "s*b*d")
    assert mistake.id == "skipped" and mistake.hint.endswith(
        "And besides: `A` alone is exactly 2 times too large."
    )


def test_three_mistakes_along_one_road_are_found_from_what_is_known_of_the_first():
    mistake = said("-s*a**2", "-s*a**2*d")
    assert mistake.id == "squared" and mistake.hint.count("is skipped") == 2
    assert mistake.hint.endswith(
        "And besides: everything is turned round: the right size, the opposite sign."
    )


def test_at_most_so_many_mistakes():
    found = answered("-s*c", "-s*b*d")
    assert told(WAY, found, most=1) is None and told(WAY, found, most=2) is not None


def test_the_first_is_told_where_the_second_has_something_else_besides():
    found = answered("s*c", "np.sin(s)*d")
    assert found["B"] == [] and told(WAY, found) is None
    mistake = told_in_part(WAY, found, ("more",))
    assert mistake.id == "skipped" and mistake.more == ("more",)
    assert mistake.hint.endswith("`B` has something else besides: mend this first, then check again.")
    assert told_in_part(WAY, answered(RIGHT_A, "np.sin(s)*d")) is None
    assert told_in_part(WAY, answered("np.cos(s)", "np.sin(s)*d")) is None


def test_factors_that_no_label_has_and_that_change_are_no_explanation():
    assert answered("s*a*c*(0.7 if len(s)==3 else 0.9)", RIGHT_B)["A"] == []


@pytest.mark.parametrize("value", ["None", "'text'", "s[:1]*a[:1]", "np.nan*s", "[[1, 2], [3]]", "s*1j"])
def test_what_cannot_be_compared_has_no_explanation(value):
    assert answered(value, RIGHT_B)["A"] == []


def test_zeros_are_explained_by_zeros_alone():
    assert answered("0*s", RIGHT_B)["A"] == []


def test_single_precision_is_let_off():
    found = answered("(s*a*c).astype(np.float32)", "(s*b*d).astype(np.float32)")
    assert found["A"][0].right and found["B"][0].faults[0][1].id == "skipped"


# single numbers, each a multiple of any other: whether a factor is one of the known is told by the probes after the first
ROWS = [3.0, 5.0, 4.0, 7.0]
FACTORS = {"2": [2.0] * 4, "-1": [-1.0] * 4, "N": ROWS, "1/N": [1 / n for n in ROWS]}
NUMBERS = [tuple(np.random.default_rng(seed).uniform(0.5, 2, 5)) for seed in range(4)]


class ToTheLastProbe(Search):
    """Looks at the factors when it has one of every probe, and not before."""

    def _label(self, ratios):
        return super()._label(ratios) if len(ratios) == len(self.envs) else ("not looked at yet", [])


def of_numbers(search, A, B):
    """(explanations, how many ratios were asked for) of answers that are one number each."""
    named = [dict(zip("sabcd", each, strict=True)) | {"N": n} for each, n in zip(NUMBERS, ROWS, strict=True)]
    gots = {name: [eval(text, {"np": np}, one) for one in named] for name, text in (("A", A), ("B", B))}
    searching, asked = search(WAY, NUMBERS, gots, FACTORS), []
    for got in searching.gots.values():
        got.ratio = lambda value, probe, ratio=got.ratio: asked.append(probe) or ratio(value, probe)
    return searching.explanations(), len(asked)


@pytest.mark.parametrize(
    "A, B, explained",
    [
        (RIGHT_A, RIGHT_B, True),
        ("s*c", "s*b*d", True),
        ("N*s*c", "N*s*b*d", True),
        ("s*a*c/N", RIGHT_B, True),
        ("-s*a**2*c", "2*s*a*d", True),
        ("0.7*s*a", "0.7*s*a*b*d", True),
        ("(s+1)*a*c", "(s+1)*a*b*d", True),
        ("np.sin(s)*c", "np.cos(a)*d", False),
        ("s*a*c*(2 if N < 6 else 3)", RIGHT_B, False),
        ("N*s*a*c if N < 6 else s*a*c", RIGHT_B, False),
    ],
)
def test_what_is_found_is_the_same_where_all_probes_are_walked(A, B, explained):
    (found, asked), (patient, asked_of_all) = of_numbers(Search, A, B), of_numbers(ToTheLastProbe, A, B)
    assert found == patient and bool(found["A"]) is explained
    assert asked <= asked_of_all


def test_a_factor_that_none_of_the_known_begins_with_is_left_at_the_second_probe():
    asked, of_all = (of_numbers(kind, "np.sin(s)*c", "np.cos(a)*d")[1] for kind in (Search, ToTheLastProbe))
    assert 3 * asked == of_all > 0


def test_sizes_of_explanations():
    assert Explanation(((M1, SKIP),), (1.0,), "2").size == 2
    assert Explanation(forward=0).size == 1 and not Explanation(forward=0).right


def test_names_are_listed():
    assert (
        listed(["a"]) == "a" and listed(["a", "b"]) == "a and b" and listed(["a", "b", "c"]) == "a, b and c"
    )
