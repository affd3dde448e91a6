"""`contents.py` says what is true: chapters as declared, and each figure's number, file, drawing and numbers."""

import ast
import importlib

import pytest
from backprop import contents
from submissions import ROOT

from autograder.engine import registry

LIBRARY = ROOT / "course/backprop"
PLUMBING = {"__init__", "controls", "figure", "png"}  # files in figures/ that make no figure


def imports(path) -> set[str]:
    """Modules of the library that a file names in an import: "drawing.lamps", "numbers.graph"."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("backprop"):
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name.removeprefix("backprop.") for name in found}


def test_the_chapters_are_those_declared():
    ours = [one for one in registry.chapters().values() if one.folder.parent == ROOT / "autograder/chapters"]
    assert [(one.number, one.module, one.folder) for one in contents.CHAPTERS] == [
        (one.number, one.name, one.notebook) for one in ours
    ]


def test_each_chapter_has_a_notebook_and_each_notebook_a_chapter():
    folders = sorted(path.parent.name for path in (ROOT / "solutions").glob("*/*.py"))
    assert folders == [one.folder for one in contents.CHAPTERS]


@pytest.mark.parametrize("figure", contents.FIGURES, ids=lambda figure: figure.function)
def test_a_figure_is_what_the_table_says(figure):
    module = importlib.import_module(f"backprop.figures.{figure.file}")
    function = getattr(module, figure.function)
    assert function.__module__ == module.__name__, "it is made in another file"
    assert function().number == figure.number


@pytest.mark.parametrize("figure", contents.FIGURES, ids=lambda figure: figure.function)
def test_its_drawing_and_numbers_are_really_imported(figure):
    own = imports(LIBRARY / "figures" / f"{figure.file}.py")
    drawing = imports(LIBRARY / "drawing" / f"{figure.drawing}.py")
    assert f"drawing.{figure.drawing}" in own
    if figure.numbers:
        assert f"numbers.{figure.numbers}" in own | drawing
    else:
        assert not any(name.startswith("numbers.") for name in own), "it stands on numbers; say which"


def test_a_file_is_named_for_what_it_makes():
    """A figure's function has the name of its file; a file that makes several may have one of their own."""
    makes: dict[str, list[str]] = {}
    for figure in contents.FIGURES:
        makes.setdefault(figure.file, []).append(figure.function)
    assert [file for file, functions in makes.items() if len(functions) == 1 and functions != [file]] == []


def test_every_file_of_figures_stands_in_the_table():
    files = {path.stem for path in (LIBRARY / "figures").glob("*.py")} - PLUMBING
    assert files == {figure.file for figure in contents.FIGURES}


@pytest.mark.parametrize("floor", ["drawing", "numbers"])
def test_a_file_of_a_figure_has_the_figures_name(floor):
    """One name from the notebook to the file, on every floor where a figure has a file of its own."""
    named = {figure.file for figure in contents.FIGURES}
    used: dict[str, set[str]] = {}
    for figure in contents.FIGURES:
        used.setdefault(getattr(figure, floor), set()).add(figure.file)
    odd = {name: files for name, files in used.items() if name and len(files) == 1 and name not in files}
    if floor == "drawing":
        assert odd == {}
    assert not any(name in named for name in odd), f"a file with another figure's name: {odd}"
