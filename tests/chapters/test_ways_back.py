"""Every known mistake at every step of a way back, in one result, in what travels on, and in pairs, is named."""

from __future__ import annotations

import re

import numpy as np
import pytest
import wrong_ways

from autograder.engine import card, registry
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Setting

WAYS = {
    "E4.3": (wrong_ways.neuron_roads, wrong_ways.neuron_code, "neuron_backward", ""),
    "E6.3": (wrong_ways.net_roads, wrong_ways.net_code, "backward", "all"),
}
CHANGES = {"E4.3": wrong_ways.neuron_changes(), "E6.3": wrong_ways.net_changes()}
SETTING = Setting(seed=5)
pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")


def said(exercise, roads):
    """The hint for a way back, as text; "" if it passes."""
    _, code, name, part = WAYS[exercise]
    source = code(roads)
    names = {"np": np}
    exec(registry.exercises()[exercise].given, names)
    exec(source, names)
    answer = LocalAnswer(names[name], name, source)
    verdict = registry.run(f"{exercise} {part}".strip(), [answer], SETTING)
    return "" if verdict.passed else card.bare(f"{verdict.headline} {verdict.hint}")


def is_named(words, hint):
    return re.search(words, hint, re.IGNORECASE) and len(hint) <= 500


@pytest.mark.parametrize("exercise", WAYS)
def test_the_right_way_back_passes(exercise):
    assert said(exercise, WAYS[exercise][0]()) == ""


@pytest.mark.parametrize(
    "exercise, change",
    [(exercise, change) for exercise, changes in CHANGES.items() for change in changes],
    ids=lambda value: value if isinstance(value, str) else f"{value.step}: {value.line}",
)
def test_a_mistake_is_named_wherever_it_is_made(exercise, change):
    roads = WAYS[exercise][0]()
    results = wrong_ways.below(roads, change.step)
    hint = said(exercise, wrong_ways.changed(roads, change, results))
    assert is_named(change.words, hint), hint
    for result in results if len(results) > 1 else []:
        alone = said(exercise, wrong_ways.changed(roads, change, [result]))
        assert is_named(change.words, alone), f"{result} alone: {alone}"
        assert re.search(rf"(In|in|makes) {result}\b|travels on to layer {result[-1]}", alone), alone
        others = [other for other in roads if other != result]
        assert all(re.search(rf"\b{other}\b.* (is|are) right", alone) for other in others), alone
        assert not re.search(r"everything|first wrong", alone, re.IGNORECASE), alone
    if len(results) == 3:  # in all that travels on, not where the first result leaves
        onward = said(exercise, wrong_ways.changed(roads, change, results[1:]))
        assert is_named(change.words, onward), onward
        assert f"{results[0]} is right" in onward, onward


@pytest.mark.parametrize("factor, words", wrong_ways.FACTORS.items())
def test_a_factor_is_told_of_the_results_that_have_it(factor, words):
    roads = wrong_ways.net_roads()
    for results in (["dW3"], ["dW2"], ["dW1"], ["dW2", "dW1"], ["dW3", "dW1"]):
        hint = said("E6.3", wrong_ways.scaled(roads, factor, results))
        assert is_named(words, hint), hint
        assert not re.search("everything|first wrong", hint, re.IGNORECASE), hint
        for result in roads:
            right = re.search(rf"[^.]*\b{result}\b[^.]* (is|are) right\.", hint)
            assert bool(right) == (result not in results), f"{results}: {hint}"
    everywhere = said("E6.3", wrong_ways.scaled(roads, factor, list(roads)))
    assert is_named(words, everywhere), everywhere


def pairs(exercise, count):
    """Two mistakes at two steps, drawn by chance; none that hides what stands before it."""
    g = np.random.default_rng(17)
    changes = [c for c in CHANGES[exercise] if "0 * d" not in c.line and "ones(d" not in c.line]
    while count:
        one, two = (changes[i] for i in g.integers(len(changes), size=2))
        if one.step != two.step and one.words != two.words:
            count -= 1
            yield exercise, one, two


@pytest.mark.parametrize(
    "exercise, one, two",
    [*pairs("E4.3", 25), *pairs("E6.3", 45)],
    ids=lambda value: value if isinstance(value, str) else f"{value.step}: {value.line}",
)
def test_two_mistakes_are_both_named(exercise, one, two):
    roads = WAYS[exercise][0]()
    for change in (one, two):
        roads = wrong_ways.changed(roads, change, wrong_ways.below(roads, change.step))
    hint = said(exercise, roads)
    named = [bool(is_named(change.words, hint)) for change in (one, two)]
    assert all(named) and "besides" in hint, hint
