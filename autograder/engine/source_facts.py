"""What can be read off an answer's own text: facts that are true of the code whatever its numbers are.

A fact speaks only where the numbers alone name nothing: a `return` that stands directly inside a loop, a
default list that all calls share, a result that is printed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from autograder.engine.answer import Answer
from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.function import Fault
from autograder.engine.mistake import Mistake

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
Loop = ast.For | ast.While


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


def _functions(tree: ast.AST, name: str) -> Iterator[ast.FunctionDef]:
    """The function asked for, and every other function in the text that it could call."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return iter(sorted(found, key=lambda node: node.name != name))


def _line(node: ast.AST) -> str:
    return ast.unparse(node).splitlines()[0].replace("`", "'")[:60]


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
            yield child
            yield from _own(child)


def _return_in_loop(tree: ast.Module, name: str) -> Mistake | None:
    for function in _functions(tree, name):
        for loop in _own(function):
            if not isinstance(loop, Loop):
                continue
            for statement in loop.body:
                words = {"loop": _line(loop), "when": "after the first round"}
                if isinstance(statement, ast.Return):
                    return said(STRUCTURE["return_in_loop"], line=_line(statement), **words)
                early = _collected_too_early(loop, statement)
                if early is not None:
                    words["when"] = f"in the first round in which `{_line(statement)[3:-1]}` holds"
                    return said(STRUCTURE["return_in_loop"], line=_line(early), **words)
    return None


_GROWS = ("append", "extend", "insert", "add")


def _collected_too_early(loop: Loop, statement: ast.stmt) -> ast.Return | None:
    """`if …: return total` inside the loop that makes the total."""
    if not isinstance(statement, ast.If):
        return None
    grown = {ast.unparse(n.target) for n in ast.walk(loop) if isinstance(n, ast.AugAssign)}
    for node in ast.walk(loop):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _GROWS:
            grown.add(ast.unparse(node.func.value))
    returns = [n for n in statement.body if isinstance(n, ast.Return) and n.value is not None]
    return next((n for n in returns if n.value is not None and ast.unparse(n.value) in grown), None)


def _shared_default(tree: ast.Module, name: str) -> Mistake | None:
    for function in _functions(tree, name):
        arguments = function.args
        names = [a.arg for a in [*arguments.posonlyargs, *arguments.args]][-len(arguments.defaults) :]
        pairs = list(zip(names, arguments.defaults, strict=False))
        pairs += [(a.arg, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d]
        for argument, default in pairs:
            made = isinstance(default, ast.Call) and ast.unparse(default.func) in ("list", "dict", "set")
            if made or isinstance(default, (ast.List, ast.Dict, ast.Set)):
                words = {"argument": argument, "default": ast.unparse(default)}
                return said(STRUCTURE["shared_default"], **words)
    return None


def _prints_instead(tree: ast.Module, name: str) -> Mistake | None:
    function = next(_functions(tree, name), None)
    if function is None or function.name != name:
        return None
    returns = [node for node in _own(function) if isinstance(node, ast.Return) and node.value is not None]
    prints = [
        node
        for node in _own(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    if not returns:
        return STRUCTURE["prints_instead"] if prints else STRUCTURE["no_return"]
    grown = [node for node in returns if _changes_in_place(node.value)]
    if grown:
        return said(STRUCTURE["returns_a_change"], line=_line(grown[0]))
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


def _order_of_a_set(tree: ast.Module, name: str) -> Mistake | None:
    """`return list(seen)` where `seen` is a set."""
    sets = {
        ast.unparse(node.targets[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and (isinstance(node.value, (ast.Set, ast.SetComp)) or _called(node.value) == "set")
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Return) or _called(node.value) not in ("list", "tuple"):
            continue
        arguments = node.value.args if isinstance(node.value, ast.Call) else []
        if len(arguments) == 1 and ast.unparse(arguments[0]) in sets:
            return said(STRUCTURE["order_of_a_set"], name=ast.unparse(arguments[0]))
    return None


def _called(node: ast.AST | None) -> str:
    return getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""


def _copied_list(tree: ast.Module, name: str) -> Mistake | None:
    """`new = params.copy()`, then `new[i] -= …`: the copy holds the same arrays."""
    for function in _functions(tree, name):
        arguments = {argument.arg for argument in function.args.args}
        copies: dict[str, str] = {}
        drawn: dict[str, str] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and _copied(node.value) in arguments:
                copies[ast.unparse(node.targets[0])] = _line(node)
            elif isinstance(node, ast.For):
                drawn |= dict(_drawn(node.target, node.iter))
        writes = [(_root(n.target), n) for n in ast.walk(function) if isinstance(n, ast.AugAssign)]
        into = [(drawn.get(root, root), node) for root, node in writes if root in drawn or root in copies]
        owners = {owner for owner, _ in into}
        if not into or owners - set(copies) or arguments & {root for root, _ in writes}:
            continue  # what was written into may be something else
        owner, node = into[0]
        words = {"copy": copies[owner], "write": _line(node), "sign": _SIGNS.get(type(node.op), "…")}
        return said(STRUCTURE["copied_list"], **words)
    return None


_SIGNS: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def _copied(value: ast.expr) -> str:
    """The x of `x.copy()`, `list(x)`, `copy.copy(x)`, `x[:]` and `[*x]`, "" for anything else."""
    match = re.fullmatch(
        r"(\w+)\.copy\(\)|(?:list|copy\.copy)\((\w+)\)|(\w+)\[:\]|\[\*(\w+)\]", ast.unparse(value)
    )
    return next(filter(None, match.groups()), "") if match else ""


def _root(target: ast.expr) -> str:
    """The `new` of `new[i]`, the name of a name."""
    return _root(target.value) if isinstance(target, ast.Subscript) else ast.unparse(target)


def _drawn(target: ast.expr, source: ast.expr) -> Iterator[tuple[str, str]]:
    """(name, what it is drawn from): p from params in `for p, g in zip(params, grads)`."""
    inside = source.args if isinstance(source, ast.Call) else []
    if isinstance(target, ast.Tuple) and _called(source) == "enumerate" and len(inside) == 1:
        yield from _drawn(target.elts[1], inside[0])
    elif isinstance(target, ast.Tuple) and _called(source) == "zip":
        for part, one in zip(target.elts, inside, strict=False):
            yield from _drawn(part, one)
    elif isinstance(target, ast.Name) and isinstance(source, ast.Name):
        yield target.id, source.id


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


def _begun_anew(tree: ast.Module, name: str) -> Mistake | None:
    """`total = 0.0` or `Ws = first_weights(…)` inside the loop whose result is handed back after it."""
    for function in _functions(tree, name):
        returned = [n.value for n in _own(function) if isinstance(n, ast.Return) and n.value is not None]
        names = {n.id for value in returned for n in ast.walk(value) if isinstance(n, ast.Name)}
        for loop in function.body:
            if not isinstance(loop, Loop):
                continue
            begun: dict[str, ast.Assign] = {}
            for statement in loop.body:
                for changed in _changed_again(statement):
                    if changed in begun:
                        return said(STRUCTURE["begun_anew"], line=_line(begun[changed]), name=changed)
                if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                    target = statement.targets[0].id
                    used = {n.id for n in ast.walk(statement.value) if isinstance(n, ast.Name)}
                    if target in names and not used & (_targets(loop) | {target}):
                        begun[target] = statement
    return None


def _targets(loop: ast.For | ast.While) -> set[str]:
    """What changes from round to round by itself: the i of `for i in …`."""
    inside = ast.walk(loop.target) if isinstance(loop, ast.For) else ()
    return {n.id for n in inside if isinstance(n, ast.Name)}


def _changed_again(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement makes of themselves: `total += …`, `Ws = step(Ws, …)`, also further in."""
    for node in ast.walk(statement):
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            made = {n.id for n in ast.walk(node.value) if isinstance(n, ast.Name)}
            if node.targets[0].id in made:
                yield node.targets[0].id


def _single_name_asked(tree: ast.Module, name: str) -> Mistake | None:
    """`edges.get(node, [])` or `node in edges`, where the keys of edges are pairs."""
    for function in _functions(tree, name):
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
    (_shared_default, frozenset(["remembers", *_STOPPED])),
    (_shared_default, _GENERIC),
    (_shared_default, _OF_A_PART),
    (_return_in_loop, _GENERIC),
    (_return_in_loop, frozenset(["sends_before_receiving"])),
    (_order_of_a_set, _GENERIC),
    (_copied_list, frozenset(["changes_input"])),
    (_hat_for_power, _GENERIC),
    (_hat_for_power, _OF_THE_FLOOR),
    (_items_unpacked, _GENERIC),
    (_single_name_asked, _NOTHING_FOUND),
    (_begun_anew, _GENERIC | _OF_ONE_ROUND),
)
