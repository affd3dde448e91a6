"""README, CONTRIBUTING and SECURITY speak of this house: every path exists, the plan shows every room."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from submissions import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
TOP = {path.name for path in ROOT.iterdir()} - {"class", "build"}  # what commands make
# a word of ours that is a path: it begins with a folder of the checkout, or is a file at its top
PATH = re.compile(r"(?<![\w./~:-])(?:\.ci|[A-Za-z][\w.-]*)(?:/[\w.<>*-]+)*/?")
PLACEHOLDER = re.compile(r"NAME|STUDENT|OWNER|\bX\b|\.\.\.")


def paths(text: str) -> list[str]:
    """Everything in a document that is written as a path in this checkout."""
    text = re.sub(r"https?://\S+", "", text)
    found = {word.rstrip(".") for word in PATH.findall(text)}
    inside = {word for word in found if "/" in word and word.split("/")[0] in TOP}
    named = {word for word in found if re.fullmatch(r"[\w-]+\.(?:md|toml|txt|cfg)", word)}
    return sorted(word for word in inside | named if not PLACEHOLDER.search(word))


def there(path: str) -> bool:
    return bool(list(ROOT.glob(path.rstrip("/")))) if "*" in path else (ROOT / path).exists()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_in_a_document_exists(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    found = paths(text)
    assert found or document == "CHANGELOG.md"
    assert [path for path in found if not there(path) and not there(f"tests/{path}")] == []


def test_a_path_that_is_gone_would_be_seen():
    assert paths(
        "see `autograder/checks/one_neuron.py`, `tests/classroom/` and https://x.example/tests/a"
    ) == [
        "autograder/checks/one_neuron.py",
        "tests/classroom/",
    ]
    assert not there("autograder/checks/one_neuron.py") and there("course/*/*.ipynb")


def table() -> list[tuple[str, str, str]]:
    """CONTRIBUTING's "Where do I find …": (what, file, name in it)."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.split("## Where do I find …")[1].split("\n## ")[0]
    return re.findall(r"^\| ([^|]+) \| `([^`|]+)` \|\s*`?([^`|]*?)`?\s*\|$", section, re.M)


def names_in(path: Path) -> set[str]:
    """What a module holds at its top."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        for target in getattr(node, "targets", [getattr(node, "target", None)]):
            found |= {name.id for name in ast.walk(target) if isinstance(name, ast.Name)} if target else set()
    return found


@pytest.mark.parametrize(("what", "file", "name"), table(), ids=[what for what, _, _ in table()])
def test_what_one_looks_for_is_where_the_table_says(what, file, name):
    assert (ROOT / file).is_file(), f"{what}: {file} is gone"
    assert not name or name in names_in(ROOT / file), f"{what}: {file} has no {name}"


def test_the_table_is_read_whole():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = text.split("## Where do I find …")[1].split("\n## ")[0].count("\n| ") - 1
    assert len(table()) == rows > 25


def test_the_plan_shows_every_room_and_no_other():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    plan = text.split("## The house")[1].split("```")[1]
    shown = set(re.findall(r"(?<![\w/])(\w+)/(?=\s|$)", plan)) - {"solutions", "autograder", "course"}
    rooms = {
        path.parent.name
        for house in (ROOT / "autograder", ROOT / "course" / "backprop")
        for path in house.glob("*/__init__.py")
    }
    assert shown == rooms
