"""An answer's own text as a tree: its functions, what stands in one of them, a line of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def functions_of(tree: ast.AST, name: str) -> Iterator[ast.FunctionDef]:
    """The function asked for, and every other function in the text that it could call."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return iter(sorted(found, key=lambda node: node.name != name))


def line_of(node: ast.AST) -> str:
    return ast.unparse(node).splitlines()[0].replace("`", "'")[:60]


def nodes_of(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
            yield child
            yield from nodes_of(child)
