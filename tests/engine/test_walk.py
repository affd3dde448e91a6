"""The engine itself: what it refuses, what it accepts, in which order it looks."""

import warnings
from collections import namedtuple
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.engine import compare, registry, structure
from autograder.engine import walk as engine
from autograder.engine.answer import Odd
from autograder.engine.local import LocalAnswer, plain
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, rng
from autograder.engine.scales import batch_scales
from autograder.engine.verdict import COULD_NOT_CHECK, NOT_YET, PASSED, Setting
from autograder.engine.walk import Function, Link, Probe, Result, check_function, judged

# --- a small exercise: the two gradients of a product ------------------------------------------------------


def right(X, d):
    return X * 2 + 1, X.T @ d


TASK = Function(
    "product",
    ("X", "d"),
    (Result("A", "X"), Result("B")),
    right,
    form="tuple",
    bank=(
        Mistake("no_one", "The 1 is missing.", "Look at the 1.", wrong=lambda X, d: (X * 2, X.T @ d)),
        Mistake("flipped", "B is flipped.", "Look at B.", wrong=lambda X, d: (X * 2 + 1, -(X.T @ d))),
    ),
    scales=lambda X, d: batch_scales(len(X)),
    links=(Link("B", "B comes first."), Link("A", "Then A.")),
    more=("second", "third"),
    refuses=("numerical_gradient", "derivative"),
)


@judged("Well.")
def judge(walk, answers, part, setting):
    probes = []
    for i, (n, p, k) in enumerate([(5, 3, 4), (7, 2, 3)]):
        g = rng(setting, "test", i)
        probes.append(Probe((away_from_zero(g, (n, p)), away_from_zero(g, (n, k)))))
    g = rng(setting, "test", 9)
    extra = Probe(
        (away_from_zero(g, (1, 3)), away_from_zero(g, (1, 4))), "one row", "N was 1.", "It fails for one row."
    )
    check_function(walk, answers[0], TASK, probes, [extra])


def verdict(function, source=""):
    return judge([LocalAnswer(function, "product", source)], "", Setting())


def named(function, source=""):
    return verdict(function, source).mistake.id


def test_right_answer_passes_with_every_property():
    said = verdict(right)
    assert said.status == PASSED and said.passed_with == "Well."
    assert [name for name, held in said.holds if held] == [
        "returns a pair",
        "shapes",
        "inputs unchanged",
        "values",
        "one row",
    ]


@pytest.mark.parametrize(
    "answer, mistake",
    [
        (lambda X, d: None, "returned_none"),
        (lambda X, d: print("hello"), "returned_none"),
        (lambda X, d: 1 / 0, "divided_by_zero"),
        (lambda X, d: nowhere, "undefined_name"),  # noqa: F821
        (lambda X: X, "other_arguments"),
        (lambda X, d: X @ d, "shapes_do_not_fit"),
        (lambda X, d: right(X, d)[0], "wrong_count"),
        (lambda X, d: (*right(X, d), X), "wrong_count"),
        (lambda X, d: 3.0, "wrong_count"),
        (lambda X, d: {"A": 1, "B": 2}, "wrong_count"),
        (lambda X, d: "A, B", "text"),
        (lambda X, d: (right(X, d)[0], "B"), "text"),
        (lambda X, d: (right(X, d)[0], None), "not_data"),
        (lambda X, d: (right(X, d)[0], (x for x in X)), "not_data"),
        (lambda X, d: object(), "not_data"),
        (lambda X, d: right(X, d)[::-1], "other_order"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1].T), "transposed"),
        (lambda X, d: (right(X, d)[0].T, right(X, d)[1]), "transposed"),
        (lambda X, d: (right(X, d)[0], np.stack([right(X, d)[1]] * len(X))), "not_summed_over_samples"),
        (lambda X, d: (right(X, d)[0], 0.0), "wrong_shape"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1].astype(object)), "object_dtype"),
        (lambda X, d: (right(X, d)[0], [[1, 2], [3]]), "ragged"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1] + 0j), "complex"),
        (lambda X, d: (right(X, d)[0].astype(int), right(X, d)[1]), "whole_numbers"),
        (lambda X, d: (np.trunc(right(X, d)[0]), right(X, d)[1]), "whole_numbers"),
        (lambda X, d: (right(X, d)[0] * np.nan, right(X, d)[1]), "nan"),
        (lambda X, d: (right(X, d)[0] / np.zeros(1), right(X, d)[1]), "nan"),
        (lambda X, d: (X * 2, X.T @ d), "no_one"),
        (lambda X, d: (-X * 2 - 1, -X.T @ d), "wrong_sign"),
        (lambda X, d: (X + 0.5, X.T @ d / 2), "half"),
        (lambda X, d: tuple(r / len(X) for r in right(X, d)), "scaled"),
        (lambda X, d: (X * 4, 2 * X.T @ d), "no_one"),
        (lambda X, d: (X * 2 + 1, (X.T @ d) ** 3), "first_wrong_B"),
        (lambda X, d: ((X * 2) ** 3, X.T @ d), "first_wrong_A"),
        (lambda X, d: ((X * 2) ** 3, (X.T @ d) ** 3), "first_wrong_B"),
        (lambda X, d: (X * 2 + 1 + (len(X) == 7), X.T @ d), "fits_one_size"),
        (lambda X, d: right(X, d) if len(X) > 1 else (X, X.T @ d), "special_case"),
        (lambda X, d: right(X, d) if len(X) > 1 else None, "special_case"),
        (lambda X, d: right(X, d) if len(X) > 1 else 1 / 0, "special_case"),
    ],
)
def test_wrong_answer_gets_its_name(answer, mistake):
    assert named(answer) == mistake


def test_a_number_that_is_whole_on_one_probe_is_whole_by_chance():
    one = Function("one", ("x",), (Result("s"),), lambda x: x * 1.004, is_scalar=True)
    probes = [Probe((value,)) for value in (1.0, 1.3)]

    @judged()
    def judge_one(walk, answers, part, setting):
        check_function(walk, answers[0], one, probes)

    def name(answer):
        return judge_one([LocalAnswer(answer, "one", "")], "", Setting()).mistake.id

    assert name(lambda x: round(x * 1.004, 2)) == "rounded_afterwards"
    assert name(lambda x: round(x * 1.004)) == "whole_numbers"


def in_place(X, d):
    X *= 2
    return X + 1, X.T @ d


def in_place_by_force(X, d):
    result = right(X, d)
    X.flags.writeable = True
    X *= 0
    return result


def test_an_input_that_is_written_to_is_found():
    assert named(in_place) == "changes_input"
    assert named(in_place_by_force) == "changes_input"


def test_a_global_is_found():
    names = {"np": np, "X": np.ones((5, 3))}
    exec("def product(A, d):\n    return X * 2 + 1, X.T @ d", names)
    said = verdict(names["product"])
    assert said.mistake.id == "uses_global" and "`X`" in said.headline
    assert names["X"].tolist() == np.ones((5, 3)).tolist(), "the notebook's own X must come back"


def test_functions_modules_and_constants_of_the_notebook_are_free():
    names = {"np": np, "TWO": 2, "rate": 1, "W": lambda X: X}
    exec(
        "def double(X):\n    return X * TWO\n"
        "def product(X, d):\n    return W(double(X)) + rate, np.dot(X.T, d)",
        names,
    )
    assert verdict(names["product"]).passed


def test_an_answer_that_remembers_is_found():
    seen = []

    def remembers(X, d):
        seen.append(1)
        return X * 2 + len(seen), X.T @ d

    assert named(remembers) == "remembers"


def test_an_answer_that_draws_lots_is_found():
    lots = np.random.default_rng(0)
    assert named(lambda X, d: (X * 2 + lots.normal(), X.T @ d)) == "remembers"


def test_no_answer_yet_and_no_function():
    def stub(X, d):
        raise NotImplementedError

    assert verdict(stub).status == COULD_NOT_CHECK and named(stub) == "not_answered"
    assert named(42) == "not_a_function"


def test_endless_loop_is_stopped_once():
    @judged()
    def hurried(walk, answers, part, setting):
        check_function(walk, answers[0], TASK, [Probe((np.ones((3, 2)), np.ones((3, 2))))] * 4, seconds=0.2)

    def endless(X, d):
        while True:
            try:
                while True:
                    pass
            except Exception:
                pass

    said = hurried([LocalAnswer(endless, "product")], "", Setting())
    assert said.mistake.id == "too_slow" and said.status == COULD_NOT_CHECK


def test_structure_is_looked_at_before_values():
    said = verdict(lambda X, d: (X * 2, (X.T @ d).T))
    assert [name for name, held in said.holds if not held] == ["shapes"]


def test_scale_is_said_besides_the_mistake():
    said = verdict(lambda X, d: (-X * 2, -X.T @ d))
    assert said.mistake.id == "no_one" and "opposite sign" in said.hint


def test_mistake_without_hints_gets_those_of_the_exercise():
    assert verdict(lambda X, d: (X * 2, X.T @ d)).more == ("second", "third")


# --- forbidden calls: the source is read as text -----------------------------------------------------------


@pytest.mark.parametrize(
    "source, forbidden",
    [
        ("def product(X, d):\n    return numerical_gradient(f, X), 0", "numerical_gradient"),
        ("def product(X, d):\n    g = numerical_gradient\n    return g(f, X), 0", "numerical_gradient"),
        ("def product(X, d):\n    return derivative (f, X), 0", "derivative"),
        ("from autograder.chapters.reference import backward as product", "autograder"),
        ("import solutions", "solutions"),
    ],
)
def test_forbidden_source(source, forbidden):
    said = verdict(right, source)
    assert said.status == NOT_YET and forbidden in said.headline


@pytest.mark.parametrize(
    "source",
    [
        "def product(X, d):\n    derivative = 2\n    return X * derivative + 1, X.T @ d",
        "def product(X, d):\n    # numerical_gradient(f, X) says the same\n    return X * 2 + 1, X.T @ d",
        'def product(X, d):\n    """Like numerical_gradient(f, X)."""\n    return X * 2 + 1, X.T @ d',
        "def sigmoid_derivative(s):\n    return s\n"
        "def product(X, d):\n    return sigmoid_derivative(X) * 2 + 1, X.T @ d",
        "def derivative(X):\n    return 2\ndef product(X, d):\n    return X * derivative(X) + 1, X.T @ d",
    ],
)
def test_innocent_source(source):
    assert verdict(right, source).passed


# --- what is accepted (curriculum section 4) ---------------------------------------------------------------

Pair = namedtuple("Pair", "A B")


@pytest.mark.parametrize(
    "answer",
    [
        lambda X, d: list(right(X, d)),
        lambda X, d: Pair(*right(X, d)),
        lambda X, d: tuple(r.tolist() for r in right(X, d)),
        lambda X, d: tuple(r.astype(np.float32) for r in right(X, d)),
        lambda X, d: right(X.astype(np.float32), d.astype(np.float32)),
        lambda X, d: tuple(r.astype(np.longdouble) for r in right(X, d)),
        lambda X, d: tuple(np.asfortranarray(r) for r in right(X, d)),
        lambda X, d: tuple(r.T.copy().T for r in right(X, d)),
        lambda X, d: tuple(np.repeat(r, 2, axis=0)[::2] for r in right(X, d)),
        lambda X, d: tuple(np.matrix(r) for r in right(X, d)),
        lambda X, d: tuple(np.ma.masked_array(r) for r in right(X, d)),
        lambda X, d: tuple(r * (1 + 1e-9) for r in right(X, d)),
    ],
)
def test_other_right_forms_are_accepted(answer):
    said = verdict(answer)
    assert said.passed, said.headline


def test_prints_and_warnings_cost_nothing(capfd):
    import os
    import sys

    def noisy(X, d):
        print("out")
        print("err", file=sys.stderr)
        os.write(2, b"fd 2")
        os.write(1, b"fd 1")
        warnings.warn("careful", RuntimeWarning, stacklevel=1)
        np.exp(np.array([1000.0]))
        return right(X, d)

    assert verdict(noisy).passed
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "value", [0.5, np.float64(0.5), np.array(0.5), np.array([0.5]), np.array([[0.5]]), [0.5]]
)
def test_anything_with_one_element_is_a_number(value):
    assert compare.same(plain(value), 0.5)


@pytest.mark.parametrize("value", [np.array([0.5, 0.5]), [], "0.5", None, {}, 0.5 + 0j, float("nan"), True])
def test_nothing_else_is_that_number(value):
    assert not compare.same(plain(value), 0.5)


def test_tolerances():
    want = np.array([1.0, 1e-3])
    assert compare.same(want * (1 + 0.9e-7), want) and not compare.same(want * (1 + 2e-7), want)
    assert compare.same(want + 0.9e-10, want) and not compare.same(want + 3e-9, want)
    single = (want * (1 + 5e-5)).astype(np.float32)
    assert compare.same(single, want) and not compare.same((want * (1 + 5e-4)).astype(np.float32), want)
    assert compare.same(0.0, 4e-18), "the tanh form gives 0 for σ(−40)"


def test_dict_in_any_order_of_keys():
    assert compare.same({"b": 1, "a": [2.0]}, {"a": np.array([2.0]), "b": 1})
    assert not compare.same({"a": [2.0]}, {"a": np.array([2.0]), "b": 1})


# --- plain data only ---------------------------------------------------------------------------------------


def test_subclasses_arrive_as_their_base():
    class Number(float):
        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

        def __float__(self):
            return 7.0

    class Text(str):
        __slots__ = ()

    class Array(np.ndarray):
        pass

    assert type(plain(Number(0.5))) is float and plain(Number(0.5)) == 0.5 and plain(Number(0.5)) != 1
    assert type(plain(Text("a"))) is str
    assert type(plain(np.zeros(3).view(Array))) is np.ndarray
    assert type(plain(Pair(1, 2))) is tuple


def test_what_is_not_data_arrives_as_odd():
    assert isinstance(plain(object()), Odd) and isinstance(plain(len), Odd) and isinstance(plain({1, 2}), Odd)
    assert isinstance(plain(np.array([object()]))[0], Odd)
    endless = []
    endless.append(endless)
    assert plain(endless)  # comes to an end


# --- the registry ------------------------------------------------------------------------------------------


def test_unknown_exercises_say_what_there_is():
    with pytest.raises(registry.UnknownExercise, match="no exercise 'E9.9'"):
        registry.find("E9.9")
    with pytest.raises(registry.UnknownExercise, match='checked as "E4.1 values", "E4.1 quiet"'):
        registry.find("E4.1")


def test_a_check_that_stumbles_gives_no_points(monkeypatch):
    from dataclasses import replace

    def broken(answers, part, setting):
        raise RuntimeError("bug")

    exercise = replace(registry.find("E4.3")[0], judge=broken)
    monkeypatch.setattr(registry, "find", lambda what: (exercise, ""))
    said = registry.run("E4.3", [LocalAnswer(right)])
    assert said.status == COULD_NOT_CHECK and "bug" in said.hint


def test_points_of_the_contract():
    """Curriculum section 5, by hand: every graded part and its points."""
    contract = """
        E0.1:1 E0.2:2 E1.1:1 E1.2:2 E1.3:2 E1.4:4 E2.1:2 E2.2:5 E2.3:2 E3.1:2 E3.2:4 E3.3:2
        E4.1_values:1 E4.1_quiet:1 E4.2:2 E4.3:4 E4.4:2 E5.1:2 E5.2:1 E5.3:4 E5.4:3 E6.1:2 E6.2:2
        E6.3_dW3:1 E6.3_dW2:1 E6.3_all:3 E6.4:1 E7.1:1 E7.2:2 E7.3_moons:1 E7.3_spirals:1 E7.4:2
        E8.1:2 E8.2_eight:1 E8.2_twelve:1 E8.3:2
    """
    pairs = [word.replace("_", " ").rsplit(":", 1) for word in contract.split()]
    contract = {what: int(points) for what, points in pairs}
    assert sum(contract.values()) == 72
    for what, points in contract.items():
        exercise, part = registry.find(what)
        assert exercise.parts[part] == points, what


def test_probes_depend_on_seed_and_exercise_alone():
    one, two = (
        rng(Setting(seed=3), "E4.3").normal(size=3),
        rng(Setting(full=True, seed=3), "E4.3").normal(size=3),
    )
    assert one.tolist() == two.tolist()
    assert rng(Setting(seed=4), "E4.3").normal() != one[0] != rng(Setting(seed=3), "E4.2").normal()


def test_probes_follow_the_rules():
    """Sizes pairwise different, nothing 0, no gradient of ones, targets inside (0, 1) and not ½."""
    seen = []

    def spy(*args):
        seen.append(args)

    for what in ("E4.3", "E5.3", "E6.3 all"):
        seen.clear()
        exercise, part = registry.find(what)
        from autograder.engine.compare import scaled

        functions = {"E4.3": "neuron_backward", "E5.3": "dense_backward", "E6.3 all": "backward"}
        from autograder.chapters import reference

        right_one = getattr(reference, functions[what])

        def off(*args, right_one=right_one):
            spy(*args)
            return scaled(right_one(*args), 0.7123)

        registry.run(what, [LocalAnswer(off, functions[what])], Setting(full=True, seed=11))
        assert seen
        for args in seen:
            for array in args:
                assert np.all(array != 0) and np.ptp(array) > 0 if np.size(array) > 1 else True
                assert not np.shares_memory(np.asarray(array), np.asarray(args[0])) or array is args[0]
        if what == "E6.3 all":
            sizes = {(*X.shape, *W1.shape[1:], *W2.shape[1:], *Y.shape[1:]) for X, Y, W1, W2, _ in seen}
            assert sizes == {(7, 4, 6, 5, 3), (5, 3, 4, 6, 1)}
            assert all(np.all((Y > 0.05) & (Y < 0.95) & (np.abs(Y - 0.5) > 1e-3)) for _, Y, *_ in seen)


# --- a broken engine is seen -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "module, name, broken",
    [
        (engine, "same", lambda *a, **k: True),
        (engine, "Diagnosis", lambda *a, **k: SimpleNamespace(explained=lambda: None, known=lambda: None)),
        (structure, "array_fault", lambda *a, **k: None),
        (structure, "call_fault", lambda *a, **k: None),
    ],
)
def test_breaking_the_engine_is_seen(module, name, broken, monkeypatch):
    """Each of four wrong answers is named by one part of the engine; without it the name is lost."""
    cases = [
        (lambda X, d: (X * 2 + 1, (X.T @ d) ** 3), "first_wrong_B"),
        (lambda X, d: (X * 2, X.T @ d), "no_one"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1].T), "transposed"),
        (lambda X, d: 1 / 0, "divided_by_zero"),
    ]
    assert all(named(answer) == mistake for answer, mistake in cases)
    monkeypatch.setattr(module, name, broken)
    outcome = []
    for answer, mistake in cases:
        try:
            said = verdict(answer)
            outcome.append(said.mistake is not None and said.mistake.id == mistake)
        except Exception:
            outcome.append(False)
    assert not all(outcome)
