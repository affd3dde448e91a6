"""The inputs that answers are tried on keep the rules of the curriculum, whatever the seed."""

from __future__ import annotations

import numpy as np

from autograder.engine.probes import Probe, away_from_zero, float32, rng, rounds, targets, whole
from autograder.engine.verdict import Setting

SEEDS = [Setting(seed=seed) for seed in range(40)]


def test_a_generator_knows_seed_exercise_and_number():
    def draw(seed, exercise, number):
        return rng(Setting(seed=seed), exercise, number).normal()

    kinds = [(0, "E4.3", 0), (1, "E4.3", 0), (0, "E4.2", 0), (0, "E4.3", 1)]
    assert len({draw(*kind) for kind in kinds}) == 4
    assert draw(0, "E4.3", 0) == draw(0, "E4.3", 0) == rng(Setting(), "E4.3").normal()


def test_the_same_numbers_from_year_to_year():
    """A change of the probes changes what every class was graded on: it should be meant."""
    assert np.allclose(rng(Setting(seed=3), "E4.3", 2).normal(size=2), [-1.044569351, -1.449605216])


def test_nothing_is_near_zero():
    for setting in SEEDS:
        values = away_from_zero(rng(setting, "test"), (20, 30))
        assert values.shape == (20, 30) and np.abs(values).min() >= 0.15
        assert 1.0 < values.std() < 1.4 and abs(values.mean()) < 0.3
        assert (values > 0).any() and (values < 0).any()
        assert np.abs(away_from_zero(rng(setting, "test"), 50, least=0.5)).min() >= 0.5
        assert away_from_zero(rng(setting, "test"), 400, scale=4.0).std() > 3
    assert np.ndim(away_from_zero(rng(Setting(), "test"), ())) == 0


def test_small_values_are_moved_outwards_with_their_sign():
    class Drawn:
        def normal(self, mean, scale, shape):
            assert (mean, scale, shape) == (0.0, 1.2, 4)
            return np.array([0.1, -0.1, 0.15, 2.0])

    assert away_from_zero(Drawn(), 4).tolist() == [0.25, -0.25, 0.15, 2.0]


def test_targets_are_no_special_numbers():
    for setting in SEEDS:
        values = targets(rng(setting, "test"), (30, 20))
        assert values.shape == (30, 20) and values.min() > 0.1 and values.max() < 0.9
        assert np.abs(values - 0.5).min() >= 0.05 and values.std() > 0.15

    class Drawn:
        def uniform(self, low, high, shape):
            assert (low, high, shape) == (0.1, 0.9, 4)
            return np.array([0.2, 0.46, 0.54, 0.55])

    assert np.allclose(targets(Drawn(), 4), [0.2, 0.57, 0.65, 0.55])


def test_rounds():
    assert list(rounds(Setting())) == [0] and list(rounds(Setting(full=True))) == [0, 1, 2]


def test_single_precision_reaches_arrays_alone():
    array, number, names = float32((np.ones(2), 0.5, ["a"]))
    assert array.dtype == np.float32 and type(number) is float and names == ["a"]


def test_whole_numbers_are_whole_and_never_zero():
    for setting in SEEDS:
        values = whole(rng(setting, "test"), (20, 10))
        assert values.dtype.kind == "i" and values.shape == (20, 10)
        assert set(np.unique(values)) == {-3, -2, -1, 1, 2, 3}


def test_a_plain_probe():
    probe = Probe((1,))
    assert (probe.property, probe.why, probe.headline, probe.id) == ("values", "", "", "special_case")
    assert probe.rtol is None and probe.explain is None
