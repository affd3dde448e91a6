"""Facts of a text about its loops: left too early, begun anew in each round."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.mistake import Mistake
from autograder.engine.parsed import functions_of, line_of, nodes_of

Loop = ast.For | ast.While


def return_in_loop(tree: ast.Module, name: str) -> Mistake | None:
    for function in functions_of(tree, name):
        for loop in nodes_of(function):
            if not isinstance(loop, Loop):
                continue
            for statement in loop.body:
                words = {"loop": line_of(loop), "when": "after the first round"}
                if isinstance(statement, ast.Return):
                    return said(STRUCTURE["return_in_loop"], line=line_of(statement), **words)
                early = _collected_too_early(loop, statement)
                if early is not None:
                    words["when"] = f"in the first round in which `{line_of(statement)[3:-1]}` holds"
                    return said(STRUCTURE["return_in_loop"], line=line_of(early), **words)
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


def begun_anew(tree: ast.Module, name: str) -> Mistake | None:
    """`total = 0.0` or `Ws = first_weights(…)` inside the loop whose result is handed back after it."""
    for function in functions_of(tree, name):
        returned = [n.value for n in nodes_of(function) if isinstance(n, ast.Return) and n.value is not None]
        names = {n.id for value in returned for n in ast.walk(value) if isinstance(n, ast.Name)}
        for loop in function.body:
            if not isinstance(loop, Loop):
                continue
            begun: dict[str, ast.Assign] = {}
            for statement in loop.body:
                for changed in _changed_again(statement):
                    if changed in begun:
                        return said(STRUCTURE["begun_anew"], line=line_of(begun[changed]), name=changed)
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
