"""Everyday errors with places: an index that is not there."""

from __future__ import annotations

import ast

from autograder.engine.everyday.says import Words, says
from autograder.engine.everyday.when_shapes import shape_in
from autograder.engine.reading import Everyday, Stop


def _out_of_bounds(stop: Stop) -> Words:
    match = stop.finds(
        r"index (?P<index>-?\d+) is out of bounds for axis (?P<axis>\d+) with size (?P<size>\d+)"
    )
    return match.groupdict() if match else None


def _row_for_entry(stop: Stop) -> Words:
    """`W[k]` on a matrix, k counted through all its entries."""
    words, tree = _out_of_bounds(stop), stop.tree
    if isinstance(tree, (ast.Assign, ast.AugAssign)):
        tree = tree.targets[0] if isinstance(tree, ast.Assign) else tree.target
    if words is None or not isinstance(tree, ast.Subscript) or isinstance(tree.slice, ast.Tuple):
        return None
    shape = shape_in(stop.kind(tree.value)) or ()
    if len(shape) != 2 or int(words["index"]) != shape[0]:
        return None
    return {"array": ast.unparse(tree.value), "index": ast.unparse(tree.slice), **words}


def _past_the_end(stop: Stop) -> Words:
    match = stop.finds(r"(?P<kind>list|tuple|string) index out of range")
    return match.groupdict() if match else None


PLACES = (
    Everyday(
        "row_for_entry",
        ("IndexError",),
        _row_for_entry,
        "`{array}[{index}]` is a whole row of a matrix.",
        "One entry needs all its indices, `{array}[i, j]`; your counter runs too far for the rows alone. "
        "`np.ndindex` goes through the entries of any shape.",
    ),
    Everyday(
        "index_out_of_bounds",
        ("IndexError",),
        _out_of_bounds,
        "There is no place {index} there.",
        "That axis has {size} places, numbered from 0, so the last is one less than {size}. Where does your "
        "counter end, and which axis does it count?",
    ),
    Everyday(
        "nothing_to_write_to",
        ("IndexError",),
        says(r"list assignment index out of range"),
        "A list has no places before something is in it.",
        "`append` puts a new item at its end; `[0.0] * n` makes one with n places.",
    ),
    Everyday(
        "past_the_end",
        ("IndexError",),
        _past_the_end,
        "The {kind} ends before that place.",
        "Places are numbered from 0, so the last is `len(…) - 1`. Where does your counter end, and does the "
        "line also ask for the next one, `i + 1`?",
    ),
    Everyday(
        "too_many_indices",
        ("IndexError",),
        says(r"too many indices for array: array is (?P<has>\d)-dimensional, but (?P<asked>\d) were indexed"),
        "The array has {has} axes, and you give {asked} indices.",
        "A flat array takes one index, a matrix two. Is it the array that you mean, and has it kept all its "
        "axes?",
    ),
)
