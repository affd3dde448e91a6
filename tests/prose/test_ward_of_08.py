"""What chapter 08 says of its patients: what makes them ill, what their owners say, what is told too early."""

import re

import numpy as np
import prose
import pytest
from backprop import readings, ward_round
from backprop.figures.monitor import BLIND, SEED
from backprop.numbers.monitor import untreated
from backprop.numbers.patients import DIAGNOSES, PATIENTS, clinic_data
from backprop.numbers.training import run_forward


def test_nine_patients_differ_in_one_setting_and_four_in_more():
    counts = sorted(len(p.changes) for p in PATIENTS.values())
    assert counts[:1] + counts[1:10] == [0] + [1] * 9 and len(counts) == 14
    assert (counts[10], counts[-1]) == (2, 4)


def test_what_the_owners_say_is_what_the_monitor_shows():
    assert "says 0 to all points" in PATIENTS["exploding"].complaint
    X, Ws = clinic_data().X, untreated("exploding", SEED).weights[20]
    with np.errstate(over="ignore", invalid="ignore"):
        assert not run_forward(X, Ws, "relu")[2].any()
    share = re.search(r"(\d+) % right", PATIENTS["slope_missing"].complaint)
    assert share and int(share[1]) == round(100 * untreated("slope_missing", SEED).accuracy)


def test_no_cure_of_e8_3_is_told_before_it_is_asked():
    """Neither the two gains in one word with the patient, nor what became of number 7."""
    asked = (prose.ROOT / "solutions/08_debugging_clinic/08_debugging_clinic.py").read_text(encoding="utf-8")
    before = asked[: asked.index('solution="cure"')]
    assert not re.search(r"\\sqrt2|√2|99 of 100|\"scaling\": \"standardise\"", before)


def test_the_eight_beds_hold_eight_different_cases(capsys):
    assert len({PATIENTS[n].diagnosis for n in BLIND}) == 8 and set(readings("A")) >= {
        "loss",
        "twins",
        "check",
    }
    truth = {letter: PATIENTS[n].diagnosis for letter, n in zip("ABCDEFGH", BLIND, strict=True)}
    ward_round(**truth)
    assert "8 of 8" in capsys.readouterr().out
    ward_round(A="dead", B="mumps")
    said = capsys.readouterr().out
    assert "bed A  dead: not yet" in said and "'mumps' is not one of" in said and "0 of 8" in said
    for true in DIAGNOSES.values():  # a wrong diagnosis does not give the right one away
        assert true not in said.splitlines()[0]
    with pytest.raises(ValueError, match="beds are"):
        readings("Z")
