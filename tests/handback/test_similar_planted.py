"""Three copies among 120 simulated students: other names, other lines first, other spacing; listed first."""

from __future__ import annotations

import ast
import csv
import io
import json
import random
import re
import sys
from collections.abc import Callable, Iterator

import pytest
from room import Room
from submissions import ROOT

from autograder.authoring.course import Course
from autograder.rehearsal.simulate import HABITS, make_class

pytestmark = pytest.mark.slow
NAME = "04_one_neuron"


class Renamed(ast.NodeTransformer):
    """Every name that the cell binds has another: variables, arguments where they are no exercise's own."""

    def __init__(self, names: set[str]):
        self.other = {name: f"value_{number}" for number, name in enumerate(sorted(names))}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.other.get(node.id, node.id)
        return node


def bound(tree: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def used(tree: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}


def renamed(source: str) -> str:
    tree = ast.parse(source)
    return ast.unparse(Renamed(bound(tree)).visit(tree))


def reordered(source: str) -> str:
    """Two assignments in a row change places where neither needs the other."""
    tree = ast.parse(source)
    for block in (node.body for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.Module))):
        place = 0
        while place + 1 < len(block):
            one, other = block[place : place + 2]
            apart = not (bound(one) & used(other) or bound(other) & used(one))
            if isinstance(one, ast.Assign) and isinstance(other, ast.Assign) and apart:
                block[place], block[place + 1] = other, one
                place += 1
            place += 1
    return ast.unparse(tree)


def spaced(source: str) -> str:
    tight = re.sub(r" ([=+*-]) ", r"\1", ast.unparse(ast.parse(source)))
    return "# my own work\n" + tight.replace("    ", "  ").replace("\n", "\n\n")


def disguised(source: str) -> str:
    return spaced(reordered(renamed(source)))


def code_answers(notebook: dict) -> Iterator[dict]:
    for cell in notebook["cells"]:
        meta = cell["metadata"].get("nbgrader", {})
        if meta.get("solution") and cell["cell_type"] == "code" and not meta["grade_id"].startswith("quiz"):
            yield cell


def is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def plant(room: Room, of: str, by: str, disguise: Callable[[str], str]) -> tuple[str, str]:
    """`by` hands in the code of `of` in disguise; the pair as it is listed."""
    copied = json.loads((room.folder(of, NAME) / f"{NAME}.ipynb").read_text())
    theirs = json.loads((room.folder(by, NAME) / f"{NAME}.ipynb").read_text())
    for cell, mine in zip(code_answers(copied), code_answers(theirs), strict=True):
        mine["source"] = disguise(cell["source"]) if is_python(cell["source"]) else cell["source"]
    room.hand_in(by, NAME, theirs)
    return tuple(sorted((of, by)))


@pytest.mark.parametrize("seed", [0, 9])
@pytest.mark.parametrize(
    "disguises", [(renamed, reordered, spaced), (disguised,) * 3], ids=["one way each", "all at once"]
)
def test_three_planted_pairs_are_listed_first_and_no_other_above(tmp_path, seed, disguises):
    room = Room(tmp_path, NAME)
    students = make_class(Course(ROOT), NAME, 120, seed, room.root / "simulated")
    for student in students:
        text = (room.root / "simulated" / student.name / f"{NAME}.ipynb").read_text()
        room.hand_in(student.name, NAME, text)
    worked = [s.name for s in students if s.kind in HABITS and "blank" not in s.answers.values()]
    chosen = random.Random(seed).sample(worked, 6)
    planted = {
        plant(room, of, by, disguise)
        for of, by, disguise in zip(chosen[::2], chosen[1::2], disguises, strict=True)
    }
    said = room.run(sys.executable, "-m", "autograder", "report", "04", "--similar", "--csv").stdout
    places = {int(row["place"]): (row["one"], row["other"]) for row in csv.DictReader(io.StringIO(said))}
    assert {places[place] for place in (1, 2, 3)} == planted
