"""What can be read off an answer's own text: facts that are true of the code whatever its numbers are.

A fact speaks only where the numbers alone name nothing: a `return` that stands directly inside a loop, a
default list that all calls share, a result that is printed.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace

from autograder.engine.answer import Answer
from autograder.engine.facts_of_lists import copied_list, order_of_a_set, shared_default
from autograder.engine.facts_of_loops import begun_anew, return_in_loop
from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.function import Fault
from autograder.engine.mistake import Mistake
from autograder.engine.parsed import functions_of, line_of, nodes_of

# ids of sentences that only say what differs; a fact knows better why ("first_wrong_" of any node or result)
_GENERIC = frozenset(
    ["wrong_values", "fits_one_size", "special_case", "other_arguments", "slope_wrong", "gradient_wrong"]
    + ["edge_wrong", "paths_missing", "path_with_a_jump", "walked_the_wrong_way", "first_wrong_node"]
    + ["wrong_on_some_graphs", "order_wrong", "nodes_missing", "inputs_left_out", "step_off", "steps_off"]
    + ["rows_not_once", "wrong_count", "wrong_count_of_matrices", "spread_off", "sign_wrong", "not_data"]
    + ["missing_key", "only_the_first_row", "only_the_last_row", "first_at_zero", "last_at_zero"]
    + ["first_wrong_"]
)

# what a default that all calls share looks like from outside: a part of the paths
_OF_A_PART = frozenset(
    ["one_length_only", "short_paths_only", "levels_only", "each_node_once", "first_path_only"]
)

# what a floor under a denominator looks like that is none
_OF_THE_FLOOR = frozenset(["floor_missing", "floor_other", "floor_added", "zeros_wrong", "near_not_exact"])

# what a graph looks like to an answer that finds no edge in it
_NOTHING_FOUND = frozenset(
    ["output_alone", "walked_the_wrong_way", "never_finished", "no_paths_found", "paths_missing"]
    + ["all_zero", "wrong_on_some_graphs", "nodes_missing", "empty_path_is_zero"]
)

# what a result looks like that is made by one round of a loop alone
_OF_ONE_ROUND = frozenset(["not_there_yet", "untrained", "learnt_nothing", "last_step_alone", "remembers"])

# the answer was stopped: what happened is said as well as what made it
_STOPPED = frozenset(["too_slow", "too_much_memory"])


def better(fault: Fault, answers: Sequence[Answer]) -> Fault:
    """The same fault, told by what stands in the code where the numbers alone could not name it."""
    for answer in answers:
        tree = _tree(answer.source)
        if tree is None:
            continue
        for finds, ids in _FACTS:
            id_ = "first_wrong_" if fault.mistake.id.startswith("first_wrong_") else fault.mistake.id
            found = finds(tree, answer.name) if id_ in ids else None
            if found is not None:
                id_ = found.id if id_ in _GENERIC | _OF_A_PART | _OF_THE_FLOOR else id_
                hint = f"{fault.mistake.name} {found.hint}" if id_ in _STOPPED else found.hint
                return Fault(replace(found, id=id_, hint=hint, more=fault.mistake.more), fault.could_not)
    return fault


def _tree(source: str) -> ast.Module | None:
    try:
        return ast.parse(source) if source else None
    except (SyntaxError, ValueError):
        return None


def _prints_instead(tree: ast.Module, name: str) -> Mistake | None:
    function = next(functions_of(tree, name), None)
    if function is None or function.name != name:
        return None
    returns = [node for node in nodes_of(function) if isinstance(node, ast.Return) and node.value is not None]
    prints = [
        node
        for node in nodes_of(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    if not returns:
        return STRUCTURE["prints_instead"] if prints else STRUCTURE["no_return"]
    grown = [node for node in returns if _changes_in_place(node.value)]
    if grown:
        return said(STRUCTURE["returns_a_change"], line=line_of(grown[0]))
    return STRUCTURE["no_return_on_this_way"]


def _changes_in_place(value: ast.expr | None) -> bool:
    names = ("append", "extend", "insert", "sort", "reverse", "update", "add", "remove", "print")
    if not isinstance(value, ast.Call):
        return False
    called = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
    return called in names and not ast.unparse(value.func).startswith("np.")


def _items_unpacked(tree: ast.Module, name: str) -> Mistake | None:
    """`for u, v in edges.items()` where the keys of `edges` are pairs themselves."""
    for loop in ast.walk(tree):
        if not isinstance(loop, (ast.For, ast.comprehension)) or not isinstance(loop.target, ast.Tuple):
            continue
        if ast.unparse(loop.iter) != "edges.items()":
            continue
        if len(loop.target.elts) == 2 and all(isinstance(part, ast.Name) for part in loop.target.elts):
            first, second = (ast.unparse(part) for part in loop.target.elts)
            if _is_taken_apart(tree, first):
                continue
            return said(STRUCTURE["items_unpacked"], first=first, second=second)
    return None


def _is_taken_apart(tree: ast.Module, name: str) -> bool:
    """`u, v = edge` or `edge[0]`: the name is used as the pair that it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.value) == name:
            return True
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == name:
            return True
        if isinstance(node, ast.Call) and name in [ast.unparse(part) for part in node.args]:
            return True
    return False


def _hat_for_power(tree: ast.Module, name: str) -> Mistake | None:
    """`10^-12`, which Python works out without a word."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.BitXor):
            continue
        sides = [_whole(node.left), _whole(node.right)]
        if sides[1] is None:
            continue
        gives = f" and gives {sides[0] ^ sides[1]}".replace("-", "−") if sides[0] is not None else ""
        power = ast.unparse(ast.BinOp(node.left, ast.Pow(), node.right))
        return said(STRUCTURE["hat_for_power"], piece=ast.unparse(node), gives=gives, power=power)
    return None


def _whole(node: ast.expr) -> int | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if type(value) is int else None


def _single_name_asked(tree: ast.Module, name: str) -> Mistake | None:
    """`edges.get(node, [])` or `node in edges`, where the keys of edges are pairs."""
    for function in functions_of(tree, name):
        names = [argument.arg for argument in function.args.args]
        for node in ast.walk(function):
            found = _one_name_of(node, names)
            if found is not None:
                edges, asked, instead = found
                words = {"edges": edges, "name": asked, "instead": instead}
                return said(STRUCTURE["single_name_asked"], piece=ast.unparse(node), **words)
    return None


def _one_name_of(node: ast.AST, arguments: Sequence[str]) -> tuple[str, str, str] | None:
    """(the dict, the name it is asked for, what comes of it), of an argument of the function."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and len(node.args) == 2:
        dict_, (asked, other) = node.func.value, node.args
        empty = isinstance(other, (ast.List, ast.Tuple, ast.Dict)) and ast.unparse(other) in (
            "[]",
            "()",
            "{}",
        )
        named = isinstance(dict_, ast.Name) and dict_.id in arguments and isinstance(asked, ast.Name)
        if node.func.attr == "get" and empty and named:
            return ast.unparse(dict_), ast.unparse(asked), f"`{ast.unparse(other)}` comes back"
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        asked, dict_ = node.left, node.comparators[0]
        if (
            isinstance(asked, ast.Name)
            and isinstance(dict_, ast.Name)
            and {asked.id, dict_.id} <= {*arguments}
        ):
            return dict_.id, asked.id, f"the answer is {isinstance(node.ops[0], ast.NotIn)} for every name"
    return None


Finds = Callable[[ast.Module, str], Mistake | None]

_FACTS: tuple[tuple[Finds, frozenset[str]], ...] = (
    (_prints_instead, frozenset(["returned_none"])),
    (shared_default, frozenset(["remembers", *_STOPPED])),
    (shared_default, _GENERIC),
    (shared_default, _OF_A_PART),
    (return_in_loop, _GENERIC),
    (return_in_loop, frozenset(["sends_before_receiving"])),
    (order_of_a_set, _GENERIC),
    (copied_list, frozenset(["changes_input"])),
    (_hat_for_power, _GENERIC),
    (_hat_for_power, _OF_THE_FLOOR),
    (_items_unpacked, _GENERIC),
    (_single_name_asked, _NOTHING_FOUND),
    (begun_anew, _GENERIC | _OF_ONE_ROUND),
)
