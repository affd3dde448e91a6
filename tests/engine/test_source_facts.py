"""What is read off an answer's own text is true of it, whatever else stands there."""

from __future__ import annotations

import ast

import pytest

from autograder.engine.facts_of_lists import copied_list
from autograder.engine.facts_of_loops import begun_anew
from autograder.engine.source_facts import _hat_for_power, _single_name_asked

COPIES = {
    "new = params.copy()\n    for i in range(3):\n        new[i] -= grads[i]": "`new[i] -= grads[i]`",
    "new = list(params)\n    for p, g in zip(new, grads):\n        p -= g": "`p -= g`",
    "new = params[:]\n    for i, p in enumerate(new):\n        p *= 0.5": "`*` instead of `*=`",
    "new = [*params]\n    for i, (p, g) in enumerate(zip(new, grads)):\n        p += g": "`new = [*params]`",
    # what is written into, or may be, is something else
    "new = params.copy()\n    for i in range(3):\n        new[i] = new[i] - grads[i]": None,
    "new = [p.copy() for p in params]\n    for p, g in zip(new, grads):\n        p -= g": None,
    "new = params.copy()\n    grads[0] *= 2\n    new[0] -= grads[0]": None,
    "new = params.copy()\n    for g in grads:\n        g *= 2\n    new[0] -= 1": None,
    "for p in params:\n        p -= 1": None,
}


@pytest.mark.parametrize("body, said", COPIES.items())
def test_a_copied_list_is_told_where_its_arrays_are_all_that_is_written_into(body, said):
    found = copied_list(ast.parse(f"def step(params, grads):\n    {body}"), "step")
    assert (found is None) if said is None else (found.id == "copied_list" and said in found.hint)


HATS = {
    "10^-12": "`10 ^ -12` compares the bits of two whole numbers and gives −2. A power is written with two stars, "
    "`10 ** (-12)`.",
    "n ^ 2": "`n ^ 2` compares the bits of two whole numbers. A power is written with two stars, `n ** 2`.",
    "(a > 0) ^ (b > 0)": None,
    "a ^ True": None,
}


@pytest.mark.parametrize("line, said", HATS.items())
def test_a_hat_is_told_where_a_whole_number_stands_behind_it(line, said):
    found = _hat_for_power(ast.parse(line), "f")
    assert (found and found.hint) == said
    assert said is None or "−2" not in said or 10 ^ -12 == -2


LOOPS = {
    "for path in a:\n        total = 0.0\n        total += path\n    return total": "`total = 0.0` stands inside",
    "for k in range(9):\n        Ws = first(b)\n        for i in a:\n            Ws = step(Ws, i)\n    return Ws": (
        "`Ws = first(b)` stands inside"
    ),
    # it begins before the loop, is another name than the one handed back, or is made of what the loop hands out
    "total = 0.0\n    for path in a:\n        total += path\n    return total": None,
    "total = 0.0\n    for path in a:\n        product = 1.0\n        product *= path\n        total += product\n"
    "    return total": None,
    "for row in a:\n        total = row\n        total += 1\n    return total": None,
    "for k in a:\n        total = 0.0\n    return total": None,
}


@pytest.mark.parametrize("body, said", LOOPS.items())
def test_what_begins_anew_in_each_round_is_told_where_it_is_what_comes_back(body, said):
    found = begun_anew(ast.parse(f"def f(a, b):\n    {body}"), "f")
    assert (found is None) if said is None else (found.id == "begun_anew" and said in found.hint)


NAMES = {
    "return edges.get(node, [])": "`[]` comes back",
    "if node not in edges:\n        return []": "the answer is True for every name",
    "if node in edges:\n        return []": "the answer is False for every name",
    # a pair, a dict of one's own, a value that is no list of nodes
    "return edges.get((node, 'x'), [])": None,
    "mine = {}\n    return mine.get(node, [])": None,
    "return edges.get(node, 0.0)": None,
    "for pair in edges:\n        if pair in edges:\n            return []": None,
}


@pytest.mark.parametrize("body, said", NAMES.items())
def test_a_dict_of_pairs_that_is_asked_for_one_name_is_told(body, said):
    found = _single_name_asked(ast.parse(f"def f(edges, node):\n    {body}"), "f")
    assert (found is None) if said is None else (found.id == "single_name_asked" and said in found.hint)
