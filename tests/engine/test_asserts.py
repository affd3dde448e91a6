"""A cell of asserts: what it may say, and what becomes of each answer to it."""

import numpy as np
import pytest

from autograder.engine.assert_rules import bound_by, refusal
from autograder.engine.asserts import asserted, cell_of
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Setting

SOLVED = {"relu": "function", "shapes": "value", "Dense": "class"}
CELL = """s = np.array([-1.0, 2.0])
assert np.allclose(relu(s), [0, 2]), "The sign decides."
for n in (1, 2):
    assert np.shape(relu(np.ones(n))) == (n,)
"""


def verdict(answer, cell=CELL, name="relu"):
    """What becomes of a function or value as the answer to a cell."""
    exercise = asserted("E10.1", name, points=1, beside=__file__)
    return exercise.judge((LocalAnswer(answer, name, ""),), "", Setting(asserts=cell))


# --- what a cell may say


@pytest.mark.parametrize(
    "cell",
    [
        CELL,
        "assert relu(2) == 2",
        "assert relu(2) is not None",
        "import math\nassert math.isclose(relu(1.5), 1.5)",
        "from itertools import product\nassert all(relu(a * b) >= 0 for a, b in product((1, 2), (3, -4)))",
        "def slope(s, eps=1e-6):\n    return (relu(s + eps) - relu(s - eps)) / (2 * eps)\nassert abs(slope(1) - 1) < 1e-3",
        "try:\n    relu('x')[0]\nexcept TypeError as error:\n    assert str(error)\nelse:\n    assert False",
        'assert shapes["H1"] == (5, 4) and isinstance(shapes, dict)',
        "assert sorted(relu(x) for x in [3, -1]) == [0, 3]",
        "assert relu(lambda s: s * s) == 4",
    ],
)
def test_ordinary_asserts_can_be_judged(cell):
    assert refusal(cell, SOLVED) is None


@pytest.mark.parametrize(
    "cell, said",
    [
        ("relu(2)", "it asks nothing"),
        ("assert relu(2) ==", "it is not Python (line 1"),
        ("assert isinstance(shapes, Dense)", "Dense is a class, and only plain data arrives"),
        ("assert Dense(2).W == 3", "a class needs an Exercise with a judge"),
        ("import inspect\nassert inspect.getsource(relu)", "not inspect"),
        ("from os import path\nassert path", "not os"),
        ("x = np.ones(2)\nassert relu(x) is not x", "compare with =="),
        ("assert relu(2) is True", "compare with =="),
        ("assert relu.__name__ == 'relu'", "._"),
        ("assert relu.calls == 1", "relu can only be called"),
        ("assert callable(relu)", "relu can only be called"),
        ("f = relu\nassert f(2) == 2", "relu can only be called"),
        ("assert sum(map(relu, [2])) == 2", "relu can only be called"),
        ("assert helper(2) == 2", "helper is not known when this is graded"),
        ("assert eval('1')", "eval is not known"),
        ("assert open('x')", "open is not known"),
        ("assert getattr(shapes, 'x')", "getattr is not known"),
        (
            "x = np.ones(2)\nrelu(x)\nassert x[0] == 1",
            "what a function does to its arguments does not arrive",
        ),
        ("assert relu(s=2) == 2", "arguments of relu go by position"),
        ("assert shapes(2) == 2", "shapes is data in the solution"),
        ("relu = abs\nassert relu(2) == 2", "it binds relu itself"),
        ("assert not np.shares_memory(relu(2), 2)", ".shares_memory"),
        ("assert relu(np.ones(2)).base.size", ".base"),
        ("class A: pass\nassert A", "only plain statements"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_what_can(cell, said):
    assert said in refusal(cell, SOLVED)


def test_names_of_a_solution_are_told_apart():
    text = "def f(x): return x\ng = lambda x: x\nclass C: pass\na, b = 1, 2\nn: int = 3"
    assert bound_by(text) == {
        "f": "function",
        "g": "function",
        "C": "class",
        "a": "value",
        "b": "value",
        "n": "value",
    }


# --- what becomes of an answer


def test_a_right_answer_passes_and_lists_its_asserts():
    passed = verdict(lambda s: np.maximum(s, 0))
    assert passed.passed and [name for name, held in passed.holds if held] == ["assert 1", "assert 2"]


def test_the_text_behind_the_comma_is_the_headline():
    failed = verdict(abs)
    assert (failed.status, failed.mistake.id) == ("not yet", "assert_1")
    assert failed.headline == "The sign decides." and "np.allclose(relu(s), [0, 2])" in failed.hint


def test_an_assert_without_words_shows_what_should_hold():
    failed = verdict(lambda s: np.maximum(np.resize(s, 2), 0))
    assert failed.mistake.id == "assert_2" and "np.shape(relu(np.ones(n))) == (n,)" in failed.hint


def test_an_answer_that_writes_into_its_argument_earns_nothing():
    """A cell of asserts cannot see it: `kept = centre(x)` then `assert x[0] == 1.0` passed."""

    def relu(s):
        s *= s > 0
        return s

    failed = verdict(relu)
    assert not failed.passed and failed.mistake.id == "changes_input"


@pytest.mark.parametrize(
    "answer, mistake",
    [
        (lambda s: "text", "assert_1"),
        (lambda s: None, "assert_1"),
        (lambda s: np.nan, "assert_1"),
        (lambda s: (x for x in s), "no_plain_data"),
        (lambda s: [object()], "no_plain_data"),
        (lambda s: {"a": object()}, "no_plain_data"),
        (7, "not_a_function"),
    ],
)
def test_what_is_no_answer_earns_nothing(answer, mistake):
    failed = verdict(answer)
    assert not failed.passed and failed.mistake.id == mistake


def test_a_blank_could_not_be_checked():
    def relu(s):
        raise NotImplementedError

    assert verdict(relu).status == "could not check"


def test_an_object_that_equals_everything_is_no_answer():
    class Equal:
        def __eq__(self, other):
            return True

        def __array__(self, *a, **k):
            return np.array([0.0, 2.0])

    assert not verdict(lambda s: Equal()).passed
    assert not verdict(lambda s: Equal(), "assert relu(2) == 5").passed


def test_what_the_function_raises_can_be_asserted():
    cell = "try:\n    relu('x')\nexcept TypeError:\n    pass\nelse:\n    assert False, 'No error.'\nassert relu(2) == 2"
    assert verdict(lambda s: s + 0, cell).passed
    assert verdict(lambda s: s, cell).headline == "No error."


def test_what_the_function_raises_and_nobody_awaits_is_named():
    failed = verdict(lambda s: s @ np.ones(7))
    assert not failed.passed and "assert" not in failed.mistake.id


def test_a_value_is_read_as_data():
    cell = 'assert shapes["H1"] == (5, 4)'
    assert verdict({"H1": (5, 4)}, cell, "shapes").passed
    assert verdict({"H1": (4, 5)}, cell, "shapes").mistake.id == "assert_1"
    assert verdict({}, cell, "shapes").mistake.id == "assert_1"


def test_asserts_that_are_never_reached_earn_nothing():
    assert not verdict(lambda s: [], "for x in relu(2):\n    assert x == 1").passed


def test_the_judging_process_has_no_other_names():
    for name in ("open", "eval", "exec", "getattr", "globals", "__loader__"):
        assert not verdict(abs, f"assert {name}").passed


def test_without_a_release_the_text_beside_the_declaration_is_read(tmp_path):
    (tmp_path / "10_x.py").write_text(
        '# %% test="E10.1" points=1\nassert relu(-1) == 0\n\n# %% [markdown]\n# x\n'
    )
    assert cell_of(tmp_path, "E10.1") == "assert relu(-1) == 0"
    with pytest.raises(ValueError, match="E10.2"):
        cell_of(tmp_path, "E10.2")
