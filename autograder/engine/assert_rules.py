"""What a test cell of plain asserts may say, so that it means the same in a notebook and when it is graded.

When graded, the cell runs in the process that judges and the student's functions run elsewhere: copies of
plain data go out and come back. What needs the student's own object cannot be judged so; it is refused
when the notebook is built, with a sentence that says what can.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

MODULES = ("numpy", "math", "itertools", "functools", "fractions", "random")
BUILTINS = (
    *("abs", "all", "any", "bool", "callable", "complex", "dict", "divmod", "enumerate", "filter", "float"),
    *("frozenset", "int", "isinstance", "iter", "len", "list", "map", "max", "min", "next", "pow", "print"),
    *("range", "repr", "reversed", "round", "set", "slice", "sorted", "str", "sum", "tuple", "type", "zip"),
    *("Exception", "ArithmeticError", "AssertionError", "IndexError", "KeyError", "LookupError"),
    *("NotImplementedError", "OverflowError", "RuntimeError", "TypeError", "ValueError", "ZeroDivisionError"),
)
OBJECT_ONLY = ("base", "flags", "ctypes", "data", "shares_memory", "may_share_memory")
_UNKNOWN_STATEMENTS = (
    *(ast.ClassDef, ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await, ast.Yield, ast.YieldFrom),
    *(ast.Global, ast.Nonlocal, ast.With),
)


def bound_by(solution: str) -> dict[str, str]:
    """The names that a solution cell binds at its top -> "function", "class" or "value"."""
    found: dict[str, str] = {}
    for node in ast.parse(solution).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found[node.name] = "class" if isinstance(node, ast.ClassDef) else "function"
        elif isinstance(node, ast.Assign):
            kind = "function" if isinstance(node.value, ast.Lambda) else "value"
            found |= {name.id: kind for target in node.targets for name in _names(target)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = "value"
    return found


def refusal(cell: str, solved: Mapping[str, str]) -> str | None:
    """Why a cell of asserts cannot be judged, as a sentence that says what can; None where it can.

    solved : name -> "function", "class" or "value", as `bound_by` finds them in the solutions before the cell
    """
    try:
        tree = ast.parse(cell)
    except SyntaxError as wrong:
        return f"it is not Python (line {wrong.lineno}: {wrong.msg})"
    if not any(isinstance(node, ast.Assert) for node in ast.walk(tree)):
        return 'it asks nothing; write assert …, or one call check("E10.1", name)'
    return next(_Reader(tree, solved).refusals(), None)


def used(cell: str, names: Mapping[str, str] | tuple[str, ...]) -> list[str]:
    """Those of `names` that a cell reads, each once, in its order."""
    loads = [node.id for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Name)]
    return [name for name in dict.fromkeys(loads) if name in names]


class _Reader:
    """Walks one cell; `refusals` yields a sentence for each thing that cannot be judged."""

    def __init__(self, tree: ast.Module, solved: Mapping[str, str]):
        self.tree, self.solved = tree, solved
        nodes = list(ast.walk(tree))
        self.called = {id(n.func) for n in nodes if isinstance(n, ast.Call)}
        self.own = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        self.own |= {n.name for n in nodes if isinstance(n, (ast.FunctionDef, ast.ExceptHandler)) and n.name}
        self.own |= {n.arg for n in nodes if isinstance(n, ast.arg)}
        aliases = [a for n in nodes if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names]
        self.own |= {(a.asname or a.name).split(".")[0] for a in aliases}

    def refusals(self) -> Iterator[str]:
        for name in self.own & set(self.solved):
            yield f"it binds {name} itself; use another name here, {name} is the student's"
        for node in ast.walk(self.tree):
            said = self._one(node)
            if said:
                yield f"line {getattr(node, 'lineno', 1)}: {said}"

    def _one(self, node: ast.AST) -> str | None:
        if isinstance(node, _UNKNOWN_STATEMENTS):
            return "only plain statements can be judged: assert, =, for, while, if, try, import, def"
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return self._import(node)
        if isinstance(node, ast.Compare) and any(isinstance(op, (ast.Is, ast.IsNot)) for op in node.ops):
            sides = (node.left, *node.comparators)
            if not any(isinstance(side, ast.Constant) and side.value is None for side in sides):
                return "copies arrive, so `is` says nothing; compare with == (`is None` works)"
        if isinstance(node, ast.Attribute) and (node.attr.startswith("_") or node.attr in OBJECT_ONLY):
            return f"copies of plain data arrive, so .{node.attr} says nothing; look at values and shapes"
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and self._is_theirs(node.value):
            return "what a function does to its arguments does not arrive; use what it returns"
        if isinstance(node, ast.Call) and self._is_theirs(node):
            return self._call(node)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            return self._name(node)
        return None

    def _is_theirs(self, call: ast.Call) -> bool:
        return isinstance(call.func, ast.Name) and call.func.id in self.solved

    def _call(self, call: ast.Call) -> str | None:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if self.solved[name] == "value":
            return f"{name} is data in the solution and cannot be called; a function can"
        if call.keywords:
            return f"arguments of {name} go by position, {name}(a, b)"
        return None

    def _name(self, node: ast.Name) -> str | None:
        kind = self.solved.get(node.id)
        if kind == "class":
            return (
                f"{node.id} is a class, and only plain data arrives; "
                "asserts can call functions, a class needs an Exercise with a judge"
            )
        if kind == "function" and id(node) not in self.called:
            return f"{node.id} can only be called, {node.id}(…); its own object does not arrive"
        if kind or node.id in self.own or node.id in BUILTINS or node.id == "np":
            return None
        return (
            f"{node.id} is not known when this is graded; asserts can use what this cell binds, "
            f"the names of the solutions ({', '.join(self.solved) or 'none yet'}), np and plain built-ins"
        )

    def _import(self, node: ast.Import | ast.ImportFrom) -> str | None:
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else [str(node.module)]
        foreign = [name for name in names if name.split(".")[0] not in MODULES]
        return f"asserts can import {', '.join(MODULES)}, not {foreign[0]}" if foreign else None


def _names(target: ast.expr) -> list[ast.Name]:
    return [node for node in ast.walk(target) if isinstance(node, ast.Name)]
