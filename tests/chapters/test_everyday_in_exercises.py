"""Each everyday error is put into right answers of each exercise: the card has the line, its kinds and the name."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from pathlib import Path

import answers
import numpy as np
import pytest

from autograder.engine import registry
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Verdict

# training takes seconds and says the same; E0.2 and E8.3 are data and a choice
SKIPPED = {"E0.2", "E7.3", "E7.4", "E8.2", "E8.3", "E5.4 bonus"}


def exercises() -> list[str]:
    return sorted({path.parent.name for path in answers.files("right")} - SKIPPED)


def first(tree: ast.AST, fits: Callable[[ast.AST], bool]) -> ast.AST | None:
    return next((node for node in ast.walk(tree) if fits(node)), None)


def own_names(tree: ast.Module) -> list[ast.Name]:
    """Local names that are read, at least four letters long."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    arguments = {a.arg for function in functions for a in function.args.args}
    stored = {
        n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    } - arguments
    read = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
    return [n for n in read if n.id in stored and len(n.id) > 3]


def misspell(tree: ast.Module) -> str | None:
    names = own_names(tree)
    if not names:
        return None
    names[0].id = names[0].id[:-1]
    return names[0].id


def forget_np(tree: ast.Module) -> str | None:
    known = ("exp", "sum", "zeros", "zeros_like", "sqrt", "dot", "max", "abs", "array", "mean")
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if isinstance(value, ast.Attribute) and ast.unparse(value.value) == "np" and value.attr in known:
                if value.attr in ("sum", "max", "abs"):  # Python has functions of these names
                    continue
                setattr(parent, field, ast.Name(value.attr, ast.Load()))
                return value.attr
    return None


def hat(tree: ast.Module) -> str | None:
    power = first(tree, lambda node: isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow))
    if power is None:
        return None
    power.op = ast.BitXor()
    return "^"


def forget_return(tree: ast.Module) -> str | None:
    """All `return x` become `x`."""
    changed = False
    for parent in ast.walk(tree):
        body = getattr(parent, "body", None)
        for i, node in enumerate(body if isinstance(body, list) else []):
            if isinstance(node, ast.Return) and node.value is not None:
                body[i], changed = ast.Expr(node.value), True
    return "None" if changed else None


def call_a_number(tree: ast.Module) -> str | None:
    """`a * (b + c)` without its star."""
    product = first(
        tree,
        lambda node: (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Mult)
            and isinstance(node.left, ast.Name)
            and isinstance(node.right, ast.BinOp)
        ),
    )
    if product is None:
        return None
    name, inside = product.left, product.right
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is product:
                setattr(parent, field, ast.Call(name, [inside], []))
                return f"{name.id}("
    return None


ERRORS = {
    "misspelt_name": (misspell, {"misspelt_name", "undefined_name", "used_before_its_value"}),
    "np_forgotten": (forget_np, {"np_forgotten", "misspelt_name"}),
    "hat_for_power": (hat, {"hat_for_power"}),
    "returned_none": (
        forget_return,
        {"returned_none", "forward_returns_none", "none_in_a_sum", "none_taken_apart", "array_for_number"},
    ),
    "not_callable": (call_a_number, {"not_callable"}),
}


def broken(exercise: str, error: str) -> tuple[str, str] | None:
    """A right answer with the error in it, and what marks the line; None where it has no place for it."""
    for path in answers.files("right"):
        if path.parent.name != exercise:
            continue
        tree = copy.deepcopy(ast.parse(path.read_text(encoding="utf-8")))
        mark = ERRORS[error][0](tree)
        if mark is not None:
            return ast.unparse(ast.fix_missing_locations(tree)), mark
    return None


def verdict(exercise_id: str, text: str) -> Verdict:
    exercise = registry.exercises()[exercise_id]
    names: dict[str, object] = {"__name__": "answer", "np": np}
    answers.run(exercise.given, "given", names)
    answers.run(text, str(Path("everyday") / exercise_id), names)
    part = next(part for part, points in exercise.parts.items() if points)
    mine = [LocalAnswer(names[name], name, text) for name in exercise.names]
    return registry.run(f"{exercise_id} {part}".strip(), mine, answers.QUICK)


CASES = [(exercise, error) for exercise in exercises() for error in ERRORS if broken(exercise, error)]


@pytest.mark.parametrize("exercise, error", CASES, ids=lambda value: value)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_an_everyday_error_is_named_in_every_exercise(exercise, error):
    text, mark = broken(exercise, error)
    said = verdict(exercise, text)
    assert not said.passed
    told = f"{said.headline} {said.hint}"
    assert said.mistake.id in ERRORS[error][1], told
    assert said.more, "the exercise's own hints follow"
    if not said.mistake.id.endswith(("returned_none", "returns_none")):
        assert mark in told and "our line" in told, told


def test_every_error_finds_a_place_in_many_exercises():
    for error in ERRORS:
        places = {exercise for exercise, one in CASES if one == error}
        assert len(places) >= 3, (error, places)
