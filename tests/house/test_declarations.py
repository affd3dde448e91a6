"""A chapter's declaration names everything outside its folder that judges its answers; the reuse key reads it."""

import ast
import importlib
from pathlib import Path

import pytest
from submissions import ROOT

from autograder.engine import registry

CHAPTERS = registry.chapters()


def modules_of(path: Path) -> set[str]:
    """Every module that a file imports, a name that is a module itself included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if is_module(name) else str(node.module) for name in inner}
    return found


def is_module(name: str) -> bool:
    try:
        return importlib.import_module(name).__name__ == name
    except ImportError:
        return False


@pytest.mark.parametrize("notebook", CHAPTERS)
def test_depends_on_is_what_the_folder_imports_from_elsewhere(notebook):
    chapter = CHAPTERS[notebook]
    own = f"autograder.chapters.{chapter.name}"
    imported: set[str] = set()
    for path in (ROOT / "autograder/chapters" / chapter.name).rglob("*.py"):
        imported |= modules_of(path)
    elsewhere = {
        name
        for name in imported
        if name.startswith(("autograder.chapters.", "backprop")) and not name.startswith(own)
    }
    assert {module.__name__ for module in chapter.depends_on} == elsewhere
