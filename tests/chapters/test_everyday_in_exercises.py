"""Each everyday error is put into right answers of each exercise: the card has the line, its kinds and the name."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import answers
import numpy as np
import pytest
from everyday_samples import SAMPLES

from autograder.engine import registry
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Verdict

# training takes seconds and says the same; E0.2 and E8.3 are data and a choice
SKIPPED = {"E0.2", "E7.3", "E7.4", "E8.2", "E8.3", "E5.4 bonus", "E7.4 bonus"}
RIGHT: dict[str, list[Path]] = defaultdict(list)  # exercise -> its right answers
for path in answers.files("right"):
    RIGHT[path.parent.name].append(path)
EXERCISES = sorted(RIGHT.keys() - SKIPPED)


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
    for path in RIGHT[exercise]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        mark = ERRORS[error][0](tree)
        if mark is not None:
            return ast.unparse(ast.fix_missing_locations(tree)), mark
    return None


def verdict(exercise_id: str, text: str, given: dict[str, object] | None = None) -> Verdict:
    exercise = registry.exercises()[exercise_id]
    names: dict[str, object] = {"__name__": "answer", "np": np, **(given or {})}
    answers.run(exercise.given, "given", names)
    answers.run(text, str(Path("everyday") / exercise_id), names)
    part = next(part for part, points in exercise.parts.items() if points)
    mine = [LocalAnswer(names[name], name, text) for name in exercise.names]
    return registry.run(f"{exercise_id} {part}".strip(), mine, answers.QUICK)


CASES = [(exercise, error) for exercise in EXERCISES for error in ERRORS if broken(exercise, error)]


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


# where the exercise itself knows better why: a missing key at a node that no arrow leaves
BETTER = {"dead_end_breaks", "seed_never_put_in", "no_path_breaks", "unknown_name_breaks", "special_case"}


def put_in(exercise: str, id_: str) -> tuple[str, dict[str, object]]:
    """A right answer that first does what a sample does, and the names that the sample needs."""
    body, args, _ = SAMPLES[id_]
    path = next(path for path in RIGHT[exercise] if is_plain(path))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = registry.exercises()[exercise].names[0]
    node = next(n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name == name)
    if isinstance(node, ast.ClassDef):
        node = next(n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "forward")
    own = [argument.arg for argument in node.args.args]
    again = f"self.forward({own[1]})" if own[0] == "self" else f"{name}({', '.join(own)})"
    body = body.replace("answer(a)", again)
    lines = [f"{letter} = sample_{letter}" for letter in "abcd"[: len(args)]] + body.split("\n")
    node.body = [*ast.parse("\n".join(lines).replace("return ", "result = ")).body, *node.body]
    given = {f"sample_{letter}": value for letter, value in zip("abcd", args, strict=False)}
    return ast.unparse(ast.fix_missing_locations(tree)), given


def is_plain(path: Path) -> bool:
    """The function asked for is defined by itself, not by another's name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = registry.exercises()[path.parent.name].names[0]
    node = next((n for n in tree.body if getattr(n, "name", "") == name), None)
    if isinstance(node, ast.ClassDef):
        return any(getattr(n, "name", "") == "forward" for n in node.body)
    return isinstance(node, ast.FunctionDef) and not node.decorator_list


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_every_everyday_error_is_read_in_each_exercise(exercise):
    """The card has the name, the learner's line, and the exercise's own hints after it."""
    for id_ in SAMPLES:
        text, given = put_in(exercise, id_)
        said = verdict(exercise, text, given)
        told = f"{said.headline} {said.hint}"
        assert not said.passed and said.mistake.id in {id_, *BETTER}, f"{id_}: {said.mistake.id}: {told}"
        assert "our line" in told, f"{id_}: {told}"
        assert said.more, f"{id_}: the exercise's own hints follow"


def test_every_error_finds_a_place_in_many_exercises():
    for error in ERRORS:
        places = {exercise for exercise, one in CASES if one == error}
        assert len(places) >= 3, (error, places)
