"""Checks of notebook 08: E8.1 vital_signs (own module), E8.2 diagnose, E8.3 cure."""

from __future__ import annotations

import inspect
from math import isfinite
from typing import Any

import numpy as np
from backprop.numbers import patients, training
from backprop.numbers.patients import CURABLE, DIAGNOSES, PATIENTS

from autograder.chapters.debugging_clinic import mistakes as known
from autograder.chapters.debugging_clinic import ward as clinic
from autograder.chapters.debugging_clinic.fresh_ward import fresh_vitals
from autograder.chapters.debugging_clinic.vital_signs import judge_vital_signs
from autograder.engine.answer import Answer
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng
from autograder.engine.showing import shown
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Walk, judged

# what the locked cell of the notebook defines, for `autograder try`
GIVEN = "import numpy as np\n\n\n" + "\n\n".join(
    inspect.getsource(function)
    for function in (training.sigmoid, training.mse, training.run_forward, patients.gradient_check)
).replace('run_forward(X, Ws, act="sigmoid")', "run_forward(X, Ws, act)")  # as it stands in the notebook

# ---- E8.2 --------------------------------------------------------------------------------

WANTED = {"eight": 8, "twelve": 12}
Row = tuple[str, dict[str, Any]]  # a diagnosis, and the vital signs that show it


def ward(setting: Setting) -> list[Row]:
    """The fourteen patients as (diagnosis, vital signs), each with a seed of its own, in another order.

    In the notebook some of those that are kept in ward.json; when graded, fresh ones of the hidden seed.
    """
    generator = rng(setting, "E8.2", int(setting.full))
    shown = fresh_vitals(setting.seed) if setting.full else drawn(generator)
    found = [(patient.diagnosis, shown[name]) for name, patient in PATIENTS.items()]
    return [found[i] for i in generator.permutation(len(found))]


def drawn(generator: np.random.Generator) -> dict[str, dict[str, Any]]:
    """One of the kept runs of each patient."""
    kept = {name: list(clinic.vitals(name).values()) for name in PATIENTS}
    return {name: runs[int(generator.integers(len(runs)))] for name, runs in kept.items()}


def _diagnoses(walk: Walk, answer: Answer, rows: list[Row]) -> list[str]:
    """What the answer says about each patient, and whether it is one of the ten words."""
    calls = [answer.call(signs) for _, signs in rows]
    signature, more = "`diagnose(vitals)`", known.RULES_MORE
    for call in calls:
        if call.error in ("ZeroDivisionError", "ValueError", "IndexError", "OverflowError"):
            text = f"{call.error}: {call.message}"
            walk.fail(said(known.DIAGNOSES["stops_at_a_patient"], message=text), more=more)
        if call.ok and call.value is None and any(c.value is not None for c in calls):
            walk.fail(known.DIAGNOSES["no_word"], more=more)
        walk.accept(call, answer, expected="a word such as 'healthy'", signature=signature)
    words = [call.value for call in calls]
    for word in words:
        if not isinstance(word, str):
            walk.fail(known.DIAGNOSES["not_a_word"], more=more)
        if word not in DIAGNOSES:
            walk.fail(said(known.DIAGNOSES["unknown_word"], said=repr(str(word)[:40])), more=more)
    return [str(word) for word in words]


def _sees_the_loss_alone(answer: Answer, rows: list[Row], words: list[str]) -> bool:
    """True if the answers stay the same when all signs but the loss are another patient's."""
    others = [{**rows[i - 1][1], "loss": rows[i][1]["loss"]} for i in range(len(rows))]
    return [answer.call(signs).value for signs in others] == words


# the signs that leave least doubt first: what is missed there is named first. Who misses healthy and
# step_small alone has twelve of fourteen
CERTAIN = ("dead", "twins", "inputs", "exploding", "wrong_gradient", "saturated", "vanishing", "step_large")


def _missed_said(rows: list[Row], words: list[str]) -> str:
    """ " Missed: step_large, which you call dead." The sick called healthy first, and what it costs."""
    pairs = [(right, word) for (right, _), word in zip(rows, words, strict=True) if word != right]
    pairs.sort(key=lambda pair: pair[1] != "healthy")
    if not pairs:
        return ""
    missed = "; ".join(f"{right}, which you call {word}" for right, word in dict.fromkeys(pairs))
    count = sum(word == "healthy" for _, word in pairs)
    if not count:
        return f" Missed: {missed}."
    sick = "a sick patient goes" if count == 1 else f"{count} sick patients go"
    return (
        f" Missed: {missed}. So {sick} home as healthy, and whoever hears healthy looks no further. Mend "
        "this before you trust your rules: which vital sign tells?"
    )


def _first_missed(rows: list[Row], words: list[str]) -> tuple[str, str]:
    """(diagnosis, what was said instead) of one patient that is missed."""
    missed = [(right, word) for (right, _), word in zip(rows, words, strict=True) if word != right]
    return min((pair for pair in missed if pair[0] in CERTAIN), key=lambda pair: CERTAIN.index(pair[0]))


@judged()
def judge_diagnose(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> str:
    rows, wanted, more = ward(setting), WANTED[part], known.RULES_MORE
    walk.at("one of the ten words")
    words = _diagnoses(walk, answers[0], rows)
    walk.more = more
    walk.at(f"{wanted} of 14 patients")
    right = sum(said_ == diagnosis for said_, (diagnosis, _) in zip(words, rows, strict=True))
    for_healthy = next(
        word for word, (diagnosis, _) in zip(words, rows, strict=True) if diagnosis == "healthy"
    )
    if right >= wanted and (part != "twelve" or for_healthy == "healthy"):
        return f"{right} of 14 patients are right.{_missed_said(rows, words)}"
    if right >= wanted:
        walk.at("the healthy one among them")
        walk.fail(said(known.DIAGNOSES["misses_healthy"], right=right, said=for_healthy))
    if len(set(words)) == 1:
        walk.fail(said(known.DIAGNOSES["one_word_for_all"], said=words[0]), more=more)
    if _sees_the_loss_alone(answers[0], rows, words):
        walk.fail(said(known.DIAGNOSES["loss_alone"], right=right, wanted=wanted), more=more)
    missed, instead = _first_missed(rows, words)
    mistake = said(known.DIAGNOSES[f"misses_{missed}"], right=right, wanted=wanted, said=instead)
    walk.fail(mistake, more=more)
    return ""


# ---- E8.3 --------------------------------------------------------------------------------

FLOOR = 0.95
ALLOWED = {
    "gain": "A positive number.",
    "eta": "A positive number.",
    "scaling": "One of 'standardise', 'x1000', 'plus100'.",
    "act": "'sigmoid' or 'relu'.",
    "init": "One of 'random', 'zeros', 'constant', 'low bias'.",
    "seed": "A whole number, 0 or larger.",
    "sign": "1 or −1.",
}
_WORDS = {
    "scaling": ("standardise", "x1000", "plus100"),
    "act": ("sigmoid", "relu"),
    "init": ("random", "zeros", "constant", "low bias"),
}


def _valid(key: str, value: Any) -> bool:
    """True if a patient can be given this value."""
    if key in _WORDS:
        return isinstance(value, str) and value in _WORDS[key]
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        return False
    number = float(value)
    if key == "sign":
        return number in (1.0, -1.0)
    if key == "seed":
        return number == int(number) and 0 <= number < 2**32 if isfinite(number) else False
    return isfinite(number) and 0 < number <= 1e6


def _changes(walk: Walk, answer: Answer, name: str) -> dict[str, Any]:
    """What the answer would change in one patient, or leave if it is not a dict of at most two settings."""
    patient, more = {"name": name} | PATIENTS[name].settings(), known.CURES_MORE
    got = walk.call(answer, patient, expected="a dict of settings", signature="`cure(patient)`")
    if not isinstance(got, dict):
        walk.fail("not_data", name="the cure", kind=shown(got), expected="a dict of settings", more=more)
    if set(got) >= set(PATIENTS[name].settings()):
        walk.fail(known.CURES["whole_patient"], more=more)
    for key in got:
        if key not in CURABLE:
            walk.fail(said(known.CURES["not_a_setting"], key=repr(key)), more=more)
    if len(got) > 2:
        walk.fail(said(known.CURES["too_many_changes"], count=len(got)), more=more)
    for key, value in got.items():
        if not _valid(key, value):
            words = {"key": key, "value": repr(value)[:40], "allowed": ALLOWED[key]}
            walk.fail(said(known.CURES["value_unknown"], **words), more=more)
    return {key: value if isinstance(value, str) else float(value) for key, value in got.items()}


@judged("All three are cured: the median of five runs is right on 95 % and more.")
def judge_cure(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    walk.at("at most two settings")
    cures = {name: _changes(walk, answers[0], name) for name in clinic.CURED}
    more = known.CURES_MORE
    for name, changes in cures.items():
        walk.at(name)
        settings = PATIENTS[name].settings()
        new = {key: value for key, value in changes.items() if value != settings[key]}
        reached = float(np.median(clinic.cured(name, new)))
        words = {"name": name, "accuracy": f"{100 * reached:.1f} %"}
        if reached >= FLOOR:
            continue
        if changes and all(other == changes for other in cures.values()):
            walk.fail(said(known.CURES["same_for_all"], **words), more=more)
        if not new:
            walk.fail(said(known.CURES["nothing_changed"], **words), more=more)
        walk.fail(said(known.CURES[f"not_cured_{name}"], **words), more=more)


EXERCISES = [
    Exercise("E8.1", ("vital_signs",), {"": 2}, judge_vital_signs, GIVEN),
    Exercise("E8.2", ("diagnose",), {"eight": 1, "twelve": 1}, judge_diagnose),
    Exercise("E8.3", ("cure",), {"": 2}, judge_cure, seconds=30),
]
