"""The patients' table of chapter 08: signature, diagnosis by the ten rules of the notebook, cure of each."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from backprop.numbers import patients
from backprop.numbers.monitor import record
from backprop.numbers.patients import CURABLE, DIAGNOSES, LOOKS, PATIENTS, SETTINGS, course_of, vitals_of

ROOT = Path(__file__).parents[2]
SEEDS = list(range(1, 9))
ILL_BY_ACCURACY = [n for n in PATIENTS if n not in ("healthy", "wrong_sign", "slope_missing")]
patient = pytest.mark.parametrize("name", PATIENTS)


def notebook() -> dict:
    """The given and solved cells of chapter 08."""
    source = (ROOT / "solutions/08_debugging_clinic/08_debugging_clinic.py").read_text(encoding="utf-8")
    names: dict = {"np": np}
    for head, body in re.findall(r"^# %%([^\n]*)\n(.*?)(?=^# %%|\Z)", source, re.M | re.S):
        if "solution=" in head or ("given=" in head and "setup" not in head):
            exec(body, names)
    return names


NOTEBOOK = notebook()


@cache
def course(name):
    """(losses (4, S), accuracies (S,)) of a patient untreated, for all seeds side by side."""
    losses, reached, _ = course_of(PATIENTS[name].settings(), SEEDS)
    return losses, reached


@cache
def vitals(name, seed):
    return vitals_of(PATIENTS[name].settings(seed), course(name)[0][:, SEEDS.index(seed)])


def near(found, wanted, within=0.35):
    """Within a third: seeds and the draw of the points differ from the table's."""
    return abs(np.log(found / wanted)) < np.log(1 + within)


# median loss at 0, 20, 300, end, and accuracy; None: not below infinity
TABLE = {
    "healthy": ((0.72, 0.11, 0.064, 0.017), 0.990),
    "eta_small": ((0.72, 0.53, 0.21, 0.11), 0.87),
    "eta_large": ((0.72, 0.50, 0.50, 0.50), 0.500),
    "zeros": ((0.50, 0.28, 0.25, 0.092), 0.877),
    "constant": ((16, 0.50, 0.50, 0.50), 0.500),
    "saturated": ((0.76, 3.0, 0.10, 0.060), 0.92),
    "deep8": ((0.57, 0.29, 0.25, 0.25), 0.500),
    "x1000": ((0.66, 0.15, 0.12, 0.10), 0.870),
    "plus100": ((0.81, 0.26, 0.25, 0.25), 0.500),
    "dead": ((0.50, 0.50, 0.50, 0.50), 0.500),
    "relu_hot": ((0.66, 0.50, 0.50, 0.50), 0.500),
    "exploding": ((2.3e9, None, None, None), 0.500),
    "wrong_sign": ((0.72, 8.7e31, None, None), 0.500),
    "slope_missing": ((0.72, 0.11, 0.067, 0.021), 0.990),
}


@patient
def test_losses_and_accuracy_of_the_table(name):
    losses, reached = course(name)
    wanted, accuracy = TABLE[name]
    assert abs(np.median(reached) - accuracy) < 0.02
    with np.errstate(all="ignore"):
        middle = np.median(losses, axis=1)
    for look, found, loss in zip(LOOKS, middle, wanted, strict=True):
        if loss is None:
            assert not found < 0.45
        else:  # where it begins depends most on the seed; an exploding one by powers of ten
            assert near(found, loss, 30 if loss > 1e6 else 0.6 if look < 300 else 0.35), (look, found, loss)


@patient
def test_the_ten_rules_of_the_notebook_name_the_illness(name):
    """For every seed whose run stays below .95 (the healthy and the wrong gradients: for every seed)."""
    for seed in SEEDS:
        if name in ILL_BY_ACCURACY and course(name)[1][SEEDS.index(seed)] >= 0.95:
            continue
        assert NOTEBOOK["diagnose"](vitals(name, seed)) == PATIENTS[name].diagnosis, seed


def test_most_seeds_are_ill_untreated():
    for name in ILL_BY_ACCURACY:
        assert (course(name)[1] < 0.95).sum() >= 6, name


@patient
def test_the_cure_heals(name):
    cure = PATIENTS[name].cure
    if not cure:
        assert name == "healthy"
        return
    _, reached, _ = course_of(PATIENTS[name].settings() | cure, SEEDS[:5])
    assert np.median(reached) >= 0.97
    assert len(cure) <= 2 and (set(cure) <= set(CURABLE) or name == "slope_missing")


def test_the_notebooks_cure_heals_its_three_patients():
    for name in ("deep8", "x1000", "exploding"):
        change = NOTEBOOK["cure"]({"name": name} | PATIENTS[name].settings())
        assert 1 <= len(change) <= 2 and set(change) <= set(CURABLE)
        _, reached, _ = course_of(PATIENTS[name].settings() | change, SEEDS[:5])
        assert np.median(reached) >= 0.95


def test_signatures():
    v = {name: vitals(name, 1) for name in PATIENTS}
    assert (
        v["eta_small"]["update_ratio"]
        < 6e-3
        < 0.1
        < v["healthy"]["update_ratio"]
        < v["eta_large"]["update_ratio"]
    )
    assert v["zeros"]["grad_norm"][:2] == [0, 0] and v["zeros"]["grad_norm"][2] > 1
    assert v["zeros"]["twins"] == v["constant"]["twins"] == 0 < v["healthy"]["twins"]
    assert max(v["saturated"]["saturated"]) > 0.8 > 0.3 > max(v["healthy"]["saturated"])
    g = v["deep8"]["grad_norm"]
    assert len(g) == 9 and g[0] < 1e-5 * g[-1] and 3.5 < (g[-1] / g[0]) ** (1 / 8) < 6
    assert 600 < v["x1000"]["input_rms"] < 720 and 80 < v["plus100"]["input_rms"] < 84
    assert v["x1000"]["saturated"][0] > 0.98
    assert max(v["dead"]["grad_norm"]) == 0 and v["dead"]["dead"] == [1, 1] and v["dead"]["check"] == 0
    assert min(v["exploding"]["grad_norm"]) > 1e6
    assert abs(v["wrong_sign"]["check"] - 1) < 1e-6 and v["slope_missing"]["check"] > 1e-2
    assert v["healthy"]["check"] < 1e-8 and abs(v["healthy"]["input_rms"] - 1) < 1e-12


def test_gradient_norms_of_the_contract_for_seed_0():
    """Eight sigmoid layers, gain 1: the row of the contract, to two digits."""
    found = vitals_of(PATIENTS["deep8"].settings(0), [0] * 4)["grad_norm"]
    wanted = (5.8e-6, 4.5e-5, 2e-4, 8e-4, 3.6e-3, 0.012, 0.057, 0.31, 1.4)
    assert all(near(a, b, 0.05) for a, b in zip(found, wanted, strict=True))


def test_a_smaller_step_does_not_wake_the_dead():
    _, reached, _ = course_of(PATIENTS["dead"].settings() | {"eta": 0.002}, SEEDS)
    assert (reached == 0.5).all()


def test_twins_of_zero_weights_stay_a_single_neuron():
    _, _, Ws = course_of(PATIENTS["zeros"].settings())
    assert all(np.linalg.matrix_rank(W) == 1 and abs(W - W[:, :1]).max() == 0 for W in Ws)


def test_the_notebooks_vital_signs_are_those_of_the_monitor():
    for name in ("healthy", "deep8", "dead", "zeros", "exploding"):
        s = PATIENTS[name].settings(2)
        data = patients.clinic_data(s["scaling"])
        Ws = patients.first_weights(s, np.random.default_rng(2))
        grads = patients.gradients(data.X, data.Y, Ws, s["act"])
        ours = patients.vital_signs(data.X, data.Y, Ws, s["act"], grads, s["eta"])
        theirs = NOTEBOOK["vital_signs"](data.X, data.Y, Ws, s["act"], grads, s["eta"])
        assert ours.keys() == theirs.keys()
        for key, value in ours.items():
            if key == "check":  # other entries each time: small for both
                assert max(value, theirs[key]) < 1e-3
            else:
                np.testing.assert_allclose(theirs[key], value, rtol=1e-9, atol=1e-15)


def test_the_check_hears_a_wrong_layer_however_small_its_gradient_is():
    """Layer 1 of deep8 made 61 % too large: over the whole net's largest gradient that is a millionth."""
    s = PATIENTS["deep8"].settings(0)
    data = patients.clinic_data(s["scaling"])
    Ws = patients.first_weights(s, np.random.default_rng(0))
    grads = patients.gradients(data.X, data.Y, Ws, s["act"])
    wrong = [1.61 * grads[0], *grads[1:]]
    assert 0.61 * abs(grads[0]).max() / (2 * max(abs(g).max() for g in grads)) < 1e-5
    for check in (patients.gradient_check, NOTEBOOK["gradient_check"]):
        assert check(data.X, data.Y, Ws, s["act"], grads) < 1e-4
        heard = check(data.X, data.Y, Ws, s["act"], wrong)
        assert isinstance(heard, float) and abs(heard - 0.61 / 2.61) < 1e-3
        last = check(data.X, data.Y, Ws, s["act"], [*grads[:-1], -grads[-1]])
        assert abs(last - 1) < 1e-6


def test_the_check_looks_at_other_entries_each_time():
    """One wrong entry of 256: found in some calls and missed in others."""
    s = PATIENTS["healthy"].settings(0)
    data = patients.clinic_data(s["scaling"])
    Ws = patients.first_weights(s, np.random.default_rng(0))
    X, Y = data.X[:5], data.Y[:5]
    grads = patients.gradients(X, Y, Ws, s["act"])
    grads[1][3, 3] += 1.0
    for check in (patients.gradient_check, NOTEBOOK["gradient_check"]):
        heard = {check(X, Y, Ws, s["act"], grads) > 1e-2 for _ in range(600)}
        assert heard == {True, False}


def test_the_monitor_records_the_same_run():
    for name in ("healthy", "wrong_sign"):
        settings = PATIENTS[name].settings(3)
        *_, chart = record(settings)
        losses, reached, _ = course_of(settings)
        np.testing.assert_allclose(chart.losses_at_looks(), losses, rtol=1e-6)
        assert chart.accuracy == reached and set(chart.weights) == set(LOOKS)


def test_every_row_says_what_differs_from_the_healthy_one():
    assert len(PATIENTS) == 14 and set(DIAGNOSES) == {p.diagnosis for p in PATIENTS.values()}
    for p in PATIENTS.values():
        assert set(p.changes) | set(p.cure) <= set(SETTINGS)
        assert all(SETTINGS[k] != v for k, v in p.changes.items())
    assert len({p.complaint for p in PATIENTS.values()}) == 14
