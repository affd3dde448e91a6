"""Facts of a text about its lists: shared by all calls, copied in name alone, in no order."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.mistake import Mistake
from autograder.engine.parsed import functions_of, line_of


def shared_default(tree: ast.Module, name: str) -> Mistake | None:
    for function in functions_of(tree, name):
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


def order_of_a_set(tree: ast.Module, name: str) -> Mistake | None:
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


def copied_list(tree: ast.Module, name: str) -> Mistake | None:
    """`new = params.copy()`, then `new[i] -= …`: the copy holds the same arrays."""
    for function in functions_of(tree, name):
        arguments = {argument.arg for argument in function.args.args}
        copies: dict[str, str] = {}
        drawn: dict[str, str] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and _copied(node.value) in arguments:
                copies[ast.unparse(node.targets[0])] = line_of(node)
            elif isinstance(node, ast.For):
                drawn |= dict(_drawn(node.target, node.iter))
        writes = [(_root(n.target), n) for n in ast.walk(function) if isinstance(n, ast.AugAssign)]
        into = [(drawn.get(root, root), node) for root, node in writes if root in drawn or root in copies]
        owners = {owner for owner, _ in into}
        if not into or owners - set(copies) or arguments & {root for root, _ in writes}:
            continue  # what was written into may be something else
        owner, node = into[0]
        words = {"copy": copies[owner], "write": line_of(node), "sign": _SIGNS.get(type(node.op), "…")}
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
