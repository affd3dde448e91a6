"""Every number printed in a hint of chapters 01 to 03, 07 and 08, computed anew."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule import mistakes as chain_rule
from autograder.chapters.chain_rule import path_mistakes as paths
from autograder.chapters.debugging_clinic import mistakes as debugging_clinic
from autograder.chapters.debugging_clinic import vital_signs
from autograder.chapters.gradient_check import exercises as gradient_check
from autograder.chapters.gradient_check import mistakes as slopes
from autograder.chapters.gradient_check.numerical_gradient import central
from autograder.chapters.reverse_mode import exercises as reverse_mode
from autograder.chapters.reverse_mode import mistakes as ways_back
from autograder.chapters.reverse_mode import tape
from autograder.chapters.training import mistakes as training
from autograder.chapters.training import sgd_epoch
from autograder.chapters.training.init_weights import spreads
from autograder.engine.mistake import Mistake

SOLUTIONS = Path(__file__).parents[2] / "solutions"

SMALL = {("p", "q"): 2.0, ("q", "r"): 5.0, ("p", "r"): -3.0}


def holds(text, *numbers):
    for number in numbers:
        assert number in text, f"{number} is not in: {text}"


def test_one_road():
    holds(chain_rule.ONE_ROAD_MORE[1], "hands on 3", "slope is 2", f"at 3 is {3 * 3**2}", f"carries {27 * 2}")


def test_edge_of_a_product():
    holds(chain_rule.EDGES_MORE[1], "holds 10", f"holds {5.1 * 2:.1f}", "other number, 2")


def test_paths_of_a_small_graph():
    edges = dict.fromkeys([("p", "q"), ("q", "r"), ("p", "r")], 1.0)
    assert sorted(graphs.paths(edges, "p", "r")) == [("p", "q", "r"), ("p", "r")]
    assert graphs.paths(edges, "q", "p") == [] and graphs.paths(edges, "r", "r") == [("r",)]
    holds(paths.PATHS_MORE[1], "two paths", "[p, q, r] and [p, r]", "there is one, [r]")


def test_sum_over_a_small_graph():
    assert graphs.path_sum(SMALL, "p", "r") == 7 and graphs.gradients(SMALL, "p") == {"p": 1, "q": 2, "r": 7}
    holds(paths.SUM_MORE[1], "2·5 = 10", "together 7")
    holds(ways_back.TAPE_MORE[1], "sends 2 to q and −3 to r", "2·5 = 10", "holds 7")
    assert graphs.order(SMALL, "p") == ["p", "q", "r"]
    holds(ways_back.ORDER_MORE[1], "p, q, r")


def test_ladder():
    edges = graphs.ladder(tape.DIAMONDS, np.random.default_rng(0))
    holds(ways_back.TAPE["every_path_walked"].hint, "25 diamonds", "2²⁵ paths", f"only {len(edges)} edges")


def test_cost():
    assert reverse_mode.cost((3, 4, 2)) == (4, 20)
    holds(ways_back.COST_MORE[1], "(3, 4, 2)", "4 paths", "3·4 + 4·2 = 20")


@pytest.mark.parametrize("widths, want", [((2, 2, 2, 1), (4, 10)), ((3,) * 5 + (1,), (81, 39))])
def test_cost_of_the_contract(widths, want):
    assert reverse_mode.cost(widths) == want
    assert reverse_mode.cost((8,) * 9 + (1,)) == (16777216, 520)


def test_square_by_both_formulas():
    def square(w):
        return w**2

    assert (square(3.5), square(2.5)) == (12.25, 6.25)
    assert gradient_check.derivative(square, 3, 0.5, "forward") == 6.5
    assert gradient_check.derivative(square, 3, 0.5, "central") == 6
    holds(slopes.SLOPE_MORE[1], "12.25", "6.25", "3.25/0.5 = 6.5", "6/1 = 6", "itself is 6")


def test_gradient_of_two_entries():
    def f(W):
        return W[0] ** 2 + 10 * W[1]

    assert central(f, np.array([3.0, 1.0]), 0.5).tolist() == [6, 10]
    ups = [f(np.array(W)) for W in ([3.5, 1], [2.5, 1], [3, 1.5], [3, 0.5])]
    assert ups == [22.25, 16.25, 24, 14]
    holds(slopes.GRADIENT_MORE[1], "(22.25 − 16.25)/1 = 6", "(24 − 14)/1 = 10", "Four calls")


def test_relative_error_of_two_entries():
    found = gradient_check.relative_error(np.array([3.0, -4.0]), np.array([3.0, 1.0]))
    holds(slopes.ERROR_MORE[1], f"5/7 = {found:.3f}")


def test_spreads_of_a_small_net():
    assert spreads((16, 4, 1), 2.0) == [0.5, 0.5]
    holds(training.START_MORE[1], "gain 2", "2/4 = 0.5", "1/2 = 0.5")


def test_one_in_twenty_beyond_two_spreads():
    share = np.mean(np.abs(np.random.default_rng(0).standard_normal(10**6)) > 2)
    assert round(1 / share) in (20, 21, 22)
    holds(training.START["uniform"].hint, "one number in twenty")


def test_batches_of_five_rows():
    order, batch = (3, 0, 4, 1, 2), 2
    cut = tuple(tuple(sorted(order[i : i + batch])) for i in range(0, 5, batch))
    assert cut in sgd_epoch.orders(5, 2) and len(cut) == 3 and len(cut[-1]) == 1
    holds(training.EPOCH_MORE[1], "three steps", "(3, 0), (4, 1) and (2)", "divides by 1")


def test_share_of_a_small_layer():
    H = np.array([[6, 1], [-7, 2], [0, -9]])
    assert np.mean(np.abs(H) > 5) == 0.5 and not np.all(np.maximum(H, 0) == 0, axis=0).any()
    holds(debugging_clinic.SIGNS_MORE[1], "[[6, 1], [−7, 2], [0, −9]]", "`saturated` is 0.5", "`dead` is 0")
    assert set(debugging_clinic.WHERE) == set(vital_signs.KEYS)


def test_check_of_the_wrong_sign_is_one():
    a = np.random.default_rng(0).normal(size=9)
    assert gradient_check.relative_error(a, -a) == pytest.approx(1.0)
    holds(debugging_clinic.SIGNS["check_made_up"].hint, "about 1")


CHAPTERS = (chain_rule, paths, ways_back, slopes, training, debugging_clinic)


def texts(thing):
    """Every sentence in a bank: mistakes, lists and dicts of them, hints that stand alone."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mistake):
        yield from (thing.name, thing.hint, *thing.more)
    elif isinstance(thing, dict):
        for item in thing.values():
            yield from texts(item)
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts(item)


@pytest.mark.parametrize("module", CHAPTERS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_sections_named_in_hints_are_there(module):
    found = [
        text
        for name, thing in vars(module).items()
        if name.isupper() or name == "WHERE"
        for text in texts(thing)
    ]
    assert found
    headings = "\n".join(path.read_text(encoding="utf-8") for path in SOLUTIONS.glob("*/*.py"))
    for text in found:
        for section in re.findall(r"[Ss]ection (\d\.\d)", text):
            assert f"# ## {section} " in headings, f"{section}: {text}"
        for figure in re.findall(r"[Ff]igure (\d\.\d)", text):
            assert f'predict("{figure}"' in headings or f"fig {figure}" in headings, f"{figure}: {text}"


@pytest.mark.parametrize("module", CHAPTERS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_voice_of_hints(module):
    """No scolding words, no exclamation marks, and never more than four sentences."""
    for text in (t for n, thing in vars(module).items() if n.isupper() for t in texts(thing)):
        assert not re.search(r"\b(simply|just|obviously|wrong answer|incorrect|stupid)\b|!", text, re.I), text
        assert len(re.findall(r"[.?](?=\s|$)", text)) <= 6, text
