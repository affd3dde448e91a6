"""Everyday errors with dicts: a key that is not there."""

from __future__ import annotations

import ast
import re

from autograder.engine.everyday.says import Words
from autograder.engine.reading import Everyday, Stop


def _looked_up(stop: Stop) -> tuple[str, str] | None:
    """(the dict, the key) as written, where the error came from square brackets."""
    tree = stop.tree
    if isinstance(tree, ast.AugAssign):
        tree = tree.target
    if not isinstance(tree, ast.Subscript):
        return None
    return ast.unparse(tree.value), ast.unparse(tree.slice)


def _added_to_nothing(stop: Stop) -> Words:
    found, line = _looked_up(stop), stop.line_tree
    if (
        found is None
        or not isinstance(line, ast.AugAssign)
        or ast.unparse(line.target) != "{}[{}]".format(*found)
    ):
        return None
    sign = stop.scene.line.split("=")[0].strip()[-1]
    return {"dict": found[0], "key": stop.message, "sign": sign if sign in "+-*/" else "+"}


def _pair_key(stop: Stop) -> tuple[str, str] | None:
    """A dict whose keys are pairs, and what it was asked for."""
    found = _looked_up(stop)
    return found if found and re.search(r"keys? \(", stop.kind(found[0])) else None


def _single_name(stop: Stop) -> Words:
    found = _pair_key(stop)
    return {"dict": found[0], "key": stop.message} if found and isinstance(stop.key, str) else None


def _pair_turned(stop: Stop) -> Words:
    found = _looked_up(stop)
    turned = stop.key[::-1] if isinstance(stop.key, tuple) else None
    if found is None or f"a dict in which {turned} is a key" != stop.kind(found[0]):
        return None
    return {"dict": found[0], "key": str(stop.key), "turned": str(turned)}


def _pair_and_value(stop: Stop) -> Words:
    key = stop.key
    return {} if isinstance(key, tuple) and key and isinstance(key[0], tuple) else None


def _number_for_name(stop: Stop) -> Words:
    found = _looked_up(stop)
    if (
        found is None
        or not isinstance(stop.key, (int, float))
        or not re.search(r"keys? '", stop.kind(found[0]))
    ):
        return None
    return {"dict": found[0], "key": stop.message}


def _place_for_pair(stop: Stop) -> Words:
    """`edges[i, i + 1]`: two places where the keys are pairs of names."""
    found, key = _looked_up(stop), stop.key
    if found is None or not isinstance(key, tuple) or not all(isinstance(part, int) for part in key):
        return None
    return {"dict": found[0], "key": stop.message} if re.search(r"keys? \('", stop.kind(found[0])) else None


def _no_arrow(stop: Stop) -> Words:
    """Two names that are no key, asked of a dict whose keys are pairs of names."""
    found, key = _looked_up(stop), stop.key
    if found is None or not isinstance(key, tuple) or [type(part) for part in key] != [str, str]:
        return None
    return {"dict": found[0], "key": stop.message} if re.search(r"keys? \('", stop.kind(found[0])) else None


def _misspelt_key(stop: Stop) -> Words:
    return {"key": stop.message, "near": stop.scene.near} if stop.scene.near else None


def _no_such_key(stop: Stop) -> Words:
    found = _looked_up(stop)
    return {"dict": found[0], "key": stop.message} if found else None


KEYS = (
    Everyday(
        "adds_to_a_missing_key",
        ("KeyError",),
        _added_to_nothing,
        "`{sign}=` on a key that is not there yet.",
        "`{sign}=` first reads what is there, and {key} is not in `{dict}`. Let every key start at 0 before "
        "something is added to it.",
    ),
    Everyday(
        "pair_and_value",
        ("KeyError",),
        _pair_and_value,
        "`.items()` gives a key and its value.",
        "Here the key itself is a pair, so of your two names the first holds the whole pair and the second "
        "the number. Write `for (u, v), number in ….items()`.",
    ),
    Everyday(
        "pair_turned_round",
        ("KeyError",),
        _pair_turned,
        "The pair is the other way round.",
        "`{dict}` has no {key}; it has {turned}. The order of the two names is part of the key: (u, v) is "
        "the arrow from u to v.",
    ),
    Everyday(
        "single_name_for_pair",
        ("KeyError",),
        _single_name,
        "The keys of `{dict}` are pairs.",
        "You ask for {key}, a single name; a key is a pair of neighbours, (u, v). Which arrows leave a node "
        "you only find by looking through the keys.",
    ),
    Everyday(
        "number_for_name",
        ("KeyError",),
        _number_for_name,
        "The keys of `{dict}` are names, not places.",
        "You ask for {key}; a dict is asked for a key, not for the first or second entry.",
    ),
    Everyday(
        "places_for_pair",
        ("KeyError",),
        _place_for_pair,
        "The keys of `{dict}` are pairs of names, not of places.",
        "You ask for {key}. In a list, a place leads to a name by square brackets; which list holds the "
        "names here?",
    ),
    Everyday(
        "no_such_pair",
        ("KeyError",),
        _no_arrow,
        "`{dict}` has no key {key}.",
        "Its keys are certain pairs, and this is none of them: two names that you have at hand, or that "
        "stand side by side in a list, need not be joined. Which pairs does `{dict}` hold?",
    ),
    Everyday(
        "misspelt_key",
        ("KeyError",),
        _misspelt_key,
        "There is no key {key}.",
        "There is one that is spelt '{near}'. Capital letters count.",
    ),
    Everyday(
        "no_such_key",
        ("KeyError",),
        _no_such_key,
        "`{dict}` has no key {key}.",
        "Was it ever put in? Where a key may be missing, `.get(key, …)` gives something else in its place.",
    ),
)
