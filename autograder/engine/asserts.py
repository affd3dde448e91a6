"""An exercise judged by a test cell of plain asserts, for those who want no bank of mistakes.

    EXERCISES = (asserted("E10.1", "relu", points=2, beside=__file__),)

The asserts stand in the notebook alone. They run in the process that judges, on stand-ins: a name of the
solution is a function that asks the student's own, wherever that runs, and gives back plain data. The text
comes from the release, or from the text notebook beside `beside`; never from a submission.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import functools
import importlib
import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from autograder.engine import structure
from autograder.engine.answer import Answer, Call, Odd
from autograder.engine.assert_rules import BUILTINS, MODULES
from autograder.engine.calling import TimeUp, time_limit
from autograder.engine.function import Fault
from autograder.engine.mistake import Mistake
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Walk, judged

SECONDS = 30.0  # for one whole cell; a single call of the student's gets 5
ALWAYS_A_FAULT = ("NotImplementedError", "TimeoutError", "Crash", "NotCallable", "WireError")
_FILE, _MARK = "<asserts>", "now asserting"


def asserted(exercise_id: str, *names: str, points: float, beside: str | Path) -> Exercise:
    """An exercise whose test cell is plain asserts about `names`.

    beside : `__file__` of the module that declares it; the text notebook (`10_my_topic.py`) lies there
    """

    @judged("Every assert holds.")
    def judge(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
        run_asserts(walk, setting.asserts or cell_of(Path(beside).parent, exercise_id), answers)

    return Exercise(exercise_id, names, {"": points}, judge)


def cell_of(folder: Path, what: str) -> str:
    """The test cell of `what` in the folder's text notebook. Raises ValueError where there is none."""
    for path in sorted(folder.glob("[0-9]*_*.py")):
        head, found, rest = path.read_text(encoding="utf-8").partition(f'# %% test="{what}"')
        if found:
            return rest.partition("\n")[2].partition("\n# %%")[0].strip()
    raise ValueError(f'no cell with test="{what}" in {folder}')


def run_asserts(walk: Walk, text: str, answers: Sequence[Answer]) -> None:
    """Run a cell of asserts; leaves the walk at the first that does not hold, or at a call that failed."""
    tree = ast.parse(text, _FILE)
    asserts = [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    asserts.sort(key=lambda node: node.lineno)
    begun: list[int] = []

    def mark(number: int) -> None:
        begun.append(number)
        walk.at(f"assert {number + 1}")

    failed: dict[int, Fault] = {}  # id of an exception -> what the student reads of the call that raised it
    names: dict[str, Any] = {**_trusted(), "np": np, _MARK: mark}
    names |= {answer.name: _stand_in(answer, text, failed) for answer in answers}
    code = compile(ast.fix_missing_locations(_Marked(asserts).visit(tree)), _FILE, "exec")
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), time_limit(SECONDS):
            warnings.simplefilter("ignore")
            exec(code, names)
    except Fault:
        raise
    except TimeUp:
        walk.fail("too_slow", after=f" after {SECONDS:g} s", enough="less would be enough")
    except Exception as error:
        if id(error) in failed:
            raise failed[id(error)] from None
        walk.fail(_mistake(error, asserts, begun, text))
    if not begun:
        walk.fail(Mistake("no_assert", "No assert was reached.", "What you returned led past all of them."))


class _Marked(ast.NodeTransformer):
    """Puts a call of `mark(i)` before each assert, so that the one that fails is known by its number."""

    def __init__(self, asserts: list[ast.Assert]):
        self.asserts = asserts

    def visit_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        function, number = ast.Name(_MARK, ast.Load()), ast.Constant(self.asserts.index(node))
        return [ast.copy_location(ast.Expr(ast.Call(function, [number], [])), node), node]


def _mistake(error: Exception, asserts: list[ast.Assert], begun: list[int], text: str) -> Mistake:
    """What the student reads of the assert that was being tried; its own message comes first."""
    number = begun[-1] if begun else 0
    condition = " ".join((ast.get_source_segment(text, asserts[number].test) or "").split())
    said = str(error) if isinstance(error, AssertionError) else ""
    hint = f"This should hold: {condition}"
    if not isinstance(error, AssertionError):
        hint += f". Asking it stopped with {type(error).__name__}: {str(error)[:200]}"
    return Mistake(f"assert_{number + 1}", (said or f"Assert {number + 1} does not hold.")[:300], hint)


def _stand_in(answer: Answer, text: str, failed: dict[int, Fault]) -> Any:
    """What stands for a name of the solution: its data where the cell only reads it, else a function."""
    nodes = ast.walk(ast.parse(text))
    called = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    if answer.name not in called:
        return _data(answer, answer.value(), failed)

    @functools.wraps(answer.call)
    def ask(*args: Any) -> Any:
        return _data(answer, answer.call(*args, read_only=False), failed)

    return ask


def _data(answer: Answer, call: Call, failed: dict[int, Fault]) -> Any:
    """The plain data of a call. Raises what the student's function raised, or a Fault.

    A cell of asserts cannot see a change made to an argument, so a call that makes one is a fault in itself:
    `kept = centre(x)` then `assert x[0] == 1.0` passed for an answer that writes into x.
    """
    if call.ok and call.changed and (fault := structure.call_fault(call, answer.name)) is not None:
        raise fault
    if not call.ok:
        fault = structure.call_fault(call, answer.name)
        assert fault is not None, "a call with an error is always a fault"
        kind = getattr(builtins, str(call.error), None)
        if call.error in ALWAYS_A_FAULT or call.poisoned:
            raise fault
        if not (isinstance(kind, type) and issubclass(kind, Exception)) or kind is UnicodeDecodeError:
            kind = RuntimeError
        error = _raised(kind, call.message)
        failed[id(error)] = fault
        raise error
    odd = next(_odd(call.value), None)
    if odd is not None:
        name = f"`{answer.name}` gave back an object of the class {odd.kind}."
        raise Fault(
            Mistake("no_plain_data", name, "Numbers, text, lists, tuples, dicts and arrays are asked.")
        )
    return call.value


def _raised(kind: type[Exception], message: str) -> Exception:
    try:
        return kind(message)
    except TypeError:  # an exception that wants more than a text
        return RuntimeError(message)


def _odd(value: Any) -> Iterator[Odd]:
    """Every part of `value` that is no plain data."""
    if isinstance(value, Odd):
        yield value
    elif isinstance(value, np.ndarray) and value.dtype.kind == "O":
        yield Odd("array of objects")
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _odd(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _odd(key)
            yield from _odd(item)


def _trusted() -> dict[str, Any]:
    """Globals of a cell: the built-ins that `assert_rules` lets through, and no other."""
    allowed: dict[str, Any] = {name: getattr(builtins, name) for name in BUILTINS}
    return {"__builtins__": {**allowed, "__import__": _import}, "__name__": "asserts"}


def _import(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> Any:
    if name.split(".")[0] not in MODULES or level:
        raise ImportError(f"asserts can import {', '.join(MODULES)}, not {name}")
    importer: Callable[..., Any] = importlib.__import__
    return importer(name, globals, locals, fromlist, level)
