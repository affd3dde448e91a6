"""Everyday errors with values: yes or no of an array, what does not come apart, nothing below the line."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from autograder.engine.everyday.says import Words, says
from autograder.engine.reading import Everyday, Stop

_TRUTH = r"truth value of an (array|empty array)"
_PYTHONS_OWN = r"(?<![\w.])(?P<name>max|min|sorted|any|all)\("


def _yes_or_no(word: str) -> Callable[[Stop], Words]:
    def when(stop: Stop) -> Words:
        if not stop.finds(_TRUTH):
            return None
        match = re.search(word, f"{stop.scene.piece} {stop.scene.line}")
        return {key: value for key, value in match.groupdict().items() if value} if match else None

    return when


def _called_by_python(stop: Stop) -> Words:
    """`max(…)` and the like at the place itself; elsewhere in the line it is not what stopped."""
    found = stop.finds(_TRUTH) and re.search(_PYTHONS_OWN, stop.scene.piece or stop.scene.line)
    return found.groupdict() if found else None


def _asked_by_in(stop: Stop) -> Words:
    """A membership test at the place itself: the `in` of a `for` compares nothing."""
    if not stop.finds(_TRUTH) or stop.tree is None:
        return None
    tests = [sign for node in ast.walk(stop.tree) if isinstance(node, ast.Compare) for sign in node.ops]
    return {} if any(isinstance(sign, (ast.In, ast.NotIn)) for sign in tests) else None


def _names_for_a_call(stop: Stop) -> Words:
    """`s, z = neuron_forward(x, w, y)`: a function that hands back more than there are names."""
    found = stop.finds(
        r"(?P<much>not enough|too many) values to unpack \(expected (?P<wanted>\d+)(, got (?P<got>\d+))?"
    )
    line = stop.line_tree
    if found is None or not isinstance(line, ast.Assign) or not isinstance(line.value, ast.Call):
        return None
    if not isinstance(line.value.func, ast.Name):
        return None
    got = found["got"] or ("more" if found["much"] == "too many" else "fewer")
    return {"call": f"{line.value.func.id}(…)", "wanted": found["wanted"], "got": got}


def _name_and_list(stop: Stop) -> Words:
    """`a + rest`: a name, which is a text, and a list of names."""
    match = stop.finds(r"can only concatenate str \(not \"(?P<kind>list|tuple)\"\)")
    if match is None or len(stop.parts) != 2:
        return None
    as_one = "[{}]" if match["kind"] == "list" else "({},)"
    return {"part": stop.parts[0], "kind": match["kind"], "as_one": as_one.format(stop.parts[0])}


VALUES = (
    Everyday(
        "text_and_list",
        ("TypeError",),
        _name_and_list,
        "`+` joins a text only to a text.",
        "`{part}` is a text, and a {kind} stands on the other side. As a {kind} of one it is written "
        "`{as_one}`.",
    ),
    Everyday(
        "python_max_of_array",
        ("ValueError",),
        _called_by_python,
        "Python's own `{name}` compares whole rows.",
        "On a matrix it asks whether one row is larger than another, and that has no single answer. "
        "`np.{name}` looks at the entries of any array.",
    ),
    Everyday(
        "array_in_a_list",
        ("ValueError",),
        _asked_by_in,
        "`in` compares array with array.",
        "That gives a yes or no for every entry, not one. Compare names or places in place of the arrays.",
    ),
    Everyday(
        "if_on_array",
        ("ValueError",),
        _yes_or_no(r"\b(?P<word>if|while|and|or|not|assert|elif)\b"),
        "`{word}` wants one yes or no.",
        "An array gives one for every entry. `np.where(condition, …, …)` chooses entry by entry; `np.any` or "
        "`np.all` makes one answer of many.",
    ),
    Everyday(
        "yes_or_no",
        ("ValueError",),
        _yes_or_no(r""),
        "A whole array stands where one yes or no is needed.",
        "A comparison of arrays gives a yes or no for every entry. `np.any` or `np.all` makes one of many.",
    ),
    Everyday(
        "items_unpacked",
        ("ValueError",),
        says(r"to unpack", line=r"\.items\(\)"),
        "`.items()` gives two things: a key and its value.",
        "Where the key itself is a pair, it is taken apart in brackets: `for (u, v), number in ….items()`.",
    ),
    Everyday(
        "names_for_a_call",
        ("ValueError",),
        _names_for_a_call,
        "The names on the left do not match what `{call}` returns.",
        "You wrote {wanted} names, and {got} come. Its docstring says what it returns, and in which order: a "
        "name for each, also for one that you do not need.",
    ),
    Everyday(
        "wrong_number_of_names",
        ("ValueError",),
        says(
            r"(?P<much>not enough|too many) values to unpack \(expected (?P<wanted>\d+)(, got (?P<got>\d+))?"
        ),
        "The names on the left do not match what comes: {much} values.",
        "You wrote {wanted} names. Going through a dict gives its keys alone, through an array its rows, "
        "through a text its letters: what does one of them hold here?",
    ),
    Everyday(
        "text_as_number",
        ("ValueError",),
        says(r"could not convert string to float|invalid literal for int"),
        "A text was to become a number.",
        "Python said: {message}. Does a name stand here in place of what it stands for?",
    ),
    Everyday(
        "ragged_array",
        ("ValueError",),
        says(r"setting an array element with a sequence|inhomogeneous"),
        "A whole array or list is put into the place of one number.",
        "Either its rows have different lengths, or one entry is to hold several numbers. Arrays of "
        "different shapes do not fit into one array: go through them one after another.",
    ),
    Everyday(
        "nothing_to_reduce",
        ("ValueError", "IndexError"),
        says(r"empty sequence|iterable argument is empty|zero-size array|pop from (an )?empty"),
        "There is nothing in it.",
        "The list or array is empty here. When does that happen, and what should come out then?",
    ),
    Everyday(
        "outside_the_domain",
        ("ValueError",),
        says(r"math domain error|expected a (non-negative|positive) input"),
        "That number has no root or logarithm.",
        "What is negative or 0 here, and should it be?",
    ),
    Everyday(
        "not_in_list",
        ("ValueError",),
        says(r"(?P<what>.{1,40}) is not in list|list\.(remove|index)\(x\)"),
        "What is looked for is not in the list.",
        "`index` and `remove` stop where it is not there. Ask with `in` first, or was it never put in?",
    ),
    Everyday(
        "divided_by_zero",
        ("ZeroDivisionError",),
        lambda stop: {"part": stop.parts[1] if len(stop.parts) == 2 else "what stands below the line"},
        "Here something is divided by 0.",
        "`{part}` is 0. When does that happen, and what should come out then?",
    ),
    Everyday(
        "never_stops_calling",
        ("RecursionError",),
        lambda stop: {},
        "Your function calls itself without end.",
        "It needs a case in which it does not call itself, and every call has to come nearer to that case. "
        "Which one is it, and is it asked for before the call?",
    ),
    Everyday(
        "too_large_for_math",
        ("OverflowError",),
        lambda stop: {},
        "A number became too large.",
        "`exp` of a large number has no place in a float. Which way round can it be asked, so that only "
        "small numbers come out?",
    ),
    Everyday(
        "your_own_assert",
        ("AssertionError",),
        lambda stop: {},
        "Your own `assert` says no.",
        "What it claims does not hold for the arrays that the check hands over. Is the claim right for every "
        "size?",
    ),
)
