"""Exercises by their ids, their points, and the probes on which they are tried."""

import numpy as np
import pytest
from small_exercise import right

from autograder.engine import registry
from autograder.engine.local import LocalAnswer
from autograder.engine.probes import rng
from autograder.engine.verdict import COULD_NOT_CHECK, Setting


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
