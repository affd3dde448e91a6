"""What is done to right numbers at the end: each step is named of the results that have it, and of no others."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.engine import afterwards, last_step
from autograder.engine.function import Function, Result
from autograder.engine.mistake import Mistake

PAIR = Function("pair_backward", ("W", "b"), (Result("dW", "W"), Result("db", "b")), lambda W, b: (W * W - 1, 3 * b), form="tuple")  # fmt: skip
INPUTS = [
    (np.random.default_rng(seed).normal(size=(5, 4)), np.random.default_rng(seed + 9).normal(size=6))
    for seed in (1, 2)
]
WANTS = [PAIR.reference(*args) for args in INPUTS]


def finished(change_W=lambda W, g: g, change_b=lambda b, g: g, bank=()):
    gots = [(change_W(W, dW), change_b(b, db)) for (W, b), (dW, db) in zip(INPUTS, WANTS, strict=True)]
    return afterwards.finished(PAIR, INPUTS, gots, WANTS, bank)


def test_right_numbers_need_no_step():
    assert finished() is None


@pytest.mark.parametrize(
    "id_, clause, ask, act", last_step._ACTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_step_is_named_of_one_result_alone(id_, clause, ask, act):
    found = finished(change_W=lambda W, g: act(g))
    assert found.name.startswith("`dW` ") and clause.removeprefix("{verb} ").split("{")[0] in found.name, (
        found.name
    )
    assert found.id == id_ and ask in found.hint and found.hint.endswith("`db` is right.")


STEPS = {
    "cut_off_afterwards": (lambda W, g: np.clip(g, -0.5, 0.7), "cut off at 0.7 and −0.5"),
    "rounded_afterwards": (lambda W, g: np.round(g, 3), "rounded to 3 decimals"),
    "length_one": (lambda W, g: g / np.linalg.norm(g), "length 1"),
    "largest_one": (lambda W, g: g / np.abs(g).max(), "its largest entry"),
    "off_by_one_number": (lambda W, g: g - 0.25, "off by the same number everywhere, −0.25"),
    "moved_already": (lambda W, g: W - 0.1 * g, "after a step"),
    "decay_alone": (lambda W, g: g + 0.01 * W, "weight decay"),
    "one_factor": (lambda W, g: 0.3 * g, "0.3 times what it should be"),
    "two_values": (lambda W, g: np.where(g > 0, 0.01, -0.01), "0.01 or −0.01 in every entry, with the right sign"),
    "last_at_zero": (lambda W, g: g * (np.arange(4) < 3), "the last column, which is 0"),
    "first_at_zero": (lambda W, g: g * (np.arange(5) > 0)[:, None], "the first row, which is 0"),
}  # fmt: skip


@pytest.mark.parametrize("id_", STEPS)
def test_a_step_with_a_number_of_its_own_is_named_with_it(id_):
    change, said = STEPS[id_]
    found = finished(change_W=change)
    assert found.id == id_ and said in found.name, found.name


def test_the_last_entry_alone_is_told_from_the_last_row():
    def drop(W, g):
        return np.where(np.arange(20).reshape(5, 4) == 19, 0.0, g)

    assert "the last entry, which is 0" in finished(change_W=drop).name


def test_a_gradient_is_only_said_to_be_made_shorter_where_several_are():
    def shorter(W, g):
        return g * min(1.0, 1.5 / np.linalg.norm(g))

    assert finished(change_W=shorter) is None  # every probe is: it may as well be another factor of each


def test_results_with_one_step_stand_in_one_sentence():
    found = finished(lambda W, g: np.abs(g), lambda b, g: np.abs(g))
    assert found.name == "`dW` and `db` are without their signs." and "right" not in found.hint


def test_results_with_two_steps_are_told_one_after_the_other():
    found = finished(lambda W, g: np.abs(g), lambda b, g: g[::-1])
    assert found.name == "`dW` is without its signs." and "And besides: `db` is back to front." in found.hint


def test_a_known_mistake_of_one_result_stands_beside_a_step_of_the_other():
    bank = [(Mistake("cubed", "b is cubed.", "Look at b."), [(dW, db**3) for dW, db in WANTS])]
    found = finished(lambda W, g: np.abs(g), lambda b, g: g**3, bank)
    assert (
        "b is cubed." in f"{found.name} {found.hint}" and "without its signs" in f"{found.name} {found.hint}"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda W, g: g * np.nan,
        lambda W, g: g[0],
        lambda W, g: np.zeros((0, 4)),
        lambda W, g: 1.0,
        lambda W, g: None,
        lambda W, g: g**3 + W,
    ],
)
def test_what_is_no_such_step_stays_unsaid(change):
    assert finished(change_W=change) is None


def test_nothing_but_zeros_is_said_and_is_no_step_of_its_own():
    assert finished(change_W=lambda W, g: 0 * g).name == "`dW` is 0 everywhere."


def test_all_results_brought_to_one_length_together():
    def whole(i):
        return np.sqrt(sum(np.sum(part**2) for part in WANTS[i]))

    gots = [tuple(part / whole(i) for part in want) for i, want in enumerate(WANTS)]
    found = afterwards.finished(PAIR, INPUTS, gots, WANTS)
    assert found.id == "length_one_together"


def test_a_result_of_which_one_row_alone_was_written():
    assert (
        "0 in all rows but the first" in finished(change_W=lambda W, g: g * (np.arange(5) == 0)[:, None]).name
    )


def test_one_cut_entry_of_few_is_no_limit():
    assert afterwards.step_of("s", [np.array([0.5, 0.2])], [np.array([0.9, 0.2])]) is None


def test_one_number_that_is_off_is_left_to_the_sentence_with_its_direction():
    assert afterwards.step_of("s", [np.array(1.5), np.array(2.5)], [np.array(1.0), np.array(2.0)]) is None


def test_a_limit_that_every_number_is_beyond_is_not_told_as_the_sign_alone():
    right = [np.array([[2.0, -3.0, 1.5], [-2.0, 4.0, -1.1]])]
    _, clause, ask = last_step._two_values([np.clip(right[0], -1, 1)], right)
    assert "1 or −1 in every entry" in clause and "cut off" in ask
    assert last_step._two_values([np.sign(right[0] / 3)], [right[0] / 3]) is None  # told as the sign alone
    assert "cut off" not in last_step._two_values([2 * np.sign(right[0])], right)[2]
    assert last_step._two_values([np.array([1.0, 1.0, -1.0, 1.0, 1.0, 1.0])], [np.full(6, 2.0)]) is None
