"""One thing, one name: a class of ours stands once, and a function with a name of its own does too."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from backprop import contents

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (ROOT / "autograder", ROOT / "course" / "backprop")
ANSWERS = ROOT / "autograder" / "rehearsal" / "answers"  # written as students write them

# one meaning, two places, each with its reason
IN_TWO_PLACES = {
    "Chapter": "what a chapter asks, and its row in the course's table of contents",
    "Figure": "a figure, and its row in the course's table of contents",
    "Odd": "a value that does not cross, on both sides of the wall: inside/ may import nothing of the engine",
    "OneLineParser": "the manners of both command lines; the course stands without the autograder",
    "Option": "one choice of a question, in a quiz and before a figure",
}
# words that say nothing alone: they stood for two things in one room or another
ONCE = ("find", "same", "bare", "in_words")


def definitions() -> dict[str, set[str]]:
    """Name of a class, or of a function at the top of a module -> files it is defined in."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (path for room in ROOMS for path in room.rglob("*.py") if ANSWERS not in path.parents):
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found[node.name].add(path.relative_to(ROOT).as_posix())
    return found


DEFINED = definitions()
CLASSES = [name for name in DEFINED if name.lstrip("_")[:1].isupper()]


def test_the_classes_are_found():
    assert {"Walk", "Session", "Svg", "ExportRow"} & set(CLASSES) and len(CLASSES) > 150


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_the_name_of_a_class_has_one_meaning(name):
    assert len(DEFINED[name]) == (2 if name in IN_TWO_PLACES else 1), sorted(DEFINED[name])


def test_every_exception_is_still_one():
    assert set(IN_TWO_PLACES) <= set(CLASSES)


@pytest.mark.parametrize("name", ONCE)
def test_a_short_name_of_a_function_has_one_meaning(name):
    assert len(DEFINED[name]) <= 1, sorted(DEFINED[name])


def test_no_variant_of_a_figure_is_drawn_in_the_file_of_another():
    """The slide was, in the file of the liars. A story or a variant shares all of its figure's file."""
    apart = {one.file: one.drawing for one in contents.FIGURES if one.drawing and one.drawing != one.file}
    assert apart == {}
