"""What is read off an answer's own text is true of it, whatever else stands there."""

from __future__ import annotations

import ast

import pytest

from autograder.engine.source_facts import _copied_list, _hat_for_power

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
    found = _copied_list(ast.parse(f"def step(params, grads):\n    {body}"), "step")
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
