"""Names that the text of a cell would give a value to, whether it can be run or not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

_MAGIC = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)
_HEADS = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.MULTILINE)


def given_names(source: str) -> set[str]:
    """Names that a cell would give a value to, wherever it stops; also of a text that is no Python."""
    try:
        tree = ast.parse(_MAGIC.sub(r"\1pass", source))
        return set(_bound(tree.body))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {name for pair in _HEADS.findall(source) for name in pair if name}


def _bound(nodes: Iterable[ast.AST]) -> Iterable[str]:
    """Names bound by statements in their own scope."""
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from ((alias.asname or alias.name).partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif not isinstance(node, (ast.Lambda, ast.comprehension)):
            yield from _bound(ast.iter_child_nodes(node))
