"""What was written into a locked cell is kept as text below it, shown to the marker and named on the card."""

from __future__ import annotations

import json

import nbformat
import pytest
from submissions import answered, cell, recorded, release_text, stripped

from autograder.engine.calling import time_limit
from autograder.marking.execute import RunOptions, run_notebook
from autograder.marking.kept_text import Kept, added_lines, kept_cell, kept_in
from autograder.marking.names_given import given_names
from autograder.marking.rebuild import read_submission, rebuilt
from autograder.sandbox.launch import Zygote
from autograder.sandbox.session import Session

NAME = "04_one_neuron"
OWN = "def sigmoid(s):\n    return 1 / (1 + np.exp(-s))"


@pytest.fixture(scope="module")
def zygote():
    with Zygote(1) as started:
        yield started


def copy_of(notebook):
    release = nbformat.reads(release_text(NAME), as_version=4)
    return rebuilt(release, recorded(NAME), read_submission(json.dumps(notebook).encode()))


def added(notebook, name, text):
    """The notebook with lines added to one of its cells."""
    cell(notebook, name)["source"] = "".join(cell(notebook, name)["source"]) + f"\n{text}"
    return notebook


def below(nb, name):
    ids = [one.id for one in nb.cells]
    return nb.cells[ids.index(name) + 1]


def judged(zygote, nb):
    with Session(zygote, 60.0) as session:
        return {one.exercise: one for one in run_notebook(nb, session, RunOptions(), zygote.level).judged}


def test_the_text_stands_below_the_locked_cell_and_is_not_run():
    nb = copy_of(added(answered(NAME), "given-setup", "seen = open('x')\n<script>alert(1)</script>"))
    kept = below(nb, "given-setup")
    assert kept.cell_type == "markdown" and kept.source.startswith(
        "**Kept, not run.** 2 lines that the student wrote"
    )
    assert "    seen = open('x')" in kept.source and "<script" not in kept.source
    assert [one.source for one in nb.cells if one.id == "given-setup"] == [
        recorded(NAME)["given-setup"].source
    ]
    assert nbformat.validate(nb) is None and kept.id == "student-1"


def test_an_answer_in_a_test_cell_is_kept_and_its_own_place_is_named(zygote):
    notebook = answered(NAME)
    cell(notebook, "sigmoid")["source"] = "# below"
    cell(notebook, "E4-1-values")["source"] = f"{OWN}\ncheck('E4.1 values', sigmoid)"
    nb = copy_of(notebook)
    assert kept_in(nb) == [Kept("E4-1-values", "sigmoid", 3, ("sigmoid",))]
    found = judged(zygote, nb)
    for exercise in ("E4.1 values", "E4.1 quiet", "E4.2"):
        assert found[exercise].mistake == "in_a_locked_cell" and not found[exercise].passed
        assert found[exercise].headline == "sigmoid is not there: it was written into a locked cell."
        assert found[exercise].hint == (
            "3 lines that you wrote into a locked cell, E4-1-values, did not run: such cells are taken from the "
            "release. The text is kept below it; write it into the cell of sigmoid."
        )
    assert found["E4.4"].passed


def test_a_helper_in_the_set_up_is_named_where_it_is_missed(zygote):
    notebook = added(answered(NAME), "given-setup", "import math")
    cell(notebook, "sigmoid")["source"] = "def sigmoid(s):\n    return math.exp(s)"
    found = judged(zygote, copy_of(notebook))
    assert found["E4.1 values"].headline == "math is not there: it was written into a locked cell."
    assert found["E4.1 values"].hint.startswith(
        "One line that you wrote into a locked cell, given-setup, did not run"
    )
    assert found["E4.1 values"].hint.endswith("write it into the cell of sigmoid.")


def test_a_test_cell_with_more_in_it_says_so_only_where_it_does_not_pass(zygote):
    notebook = added(added(answered(NAME), "E4-4", "print(1)"), "E4-3", "print(2)")
    cell(notebook, "sgd_step")["source"] = "def sgd_step(params, grads, eta):\n    return params"
    found = judged(zygote, copy_of(notebook))
    assert "One line that you wrote into a locked cell, E4-4, did not run" in found["E4.4"].hint
    assert found["E4.3"].passed and "locked" not in found["E4.3"].hint


def test_a_cell_of_a_student_cannot_pose_as_kept():
    notebook = answered(NAME)
    forged = {"cell": "E4-3", "place": "x", "lines": 1, "names": ["neuron_backward"]}
    for one in notebook["cells"]:
        one["metadata"]["backprop"] = forged
    assert kept_in(copy_of(notebook)) == []


def test_nothing_is_kept_of_a_cell_that_is_only_shorter_or_spaced_otherwise():
    for change in (lambda text: "", lambda text: text.splitlines()[0], lambda text: f"\n\n{text}   \n\n"):
        notebook = answered(NAME)
        found = cell(notebook, "given-setup")
        found["source"] = change("".join(found["source"]))
        assert kept_in(copy_of(notebook)) == []


def test_nothing_is_kept_of_a_cell_as_another_release_had_it():
    from nbgrader.utils import compute_checksum

    notebook = answered(NAME)
    found = cell(notebook, "given-setup")
    found["source"] = "import numpy as np\nold = 1"
    assert [one.lines for one in kept_in(copy_of(notebook))] == [1]
    found["metadata"]["nbgrader"]["checksum"] = compute_checksum(nbformat.from_dict(found))
    assert kept_in(copy_of(notebook)) == []


def test_what_has_no_metadata_is_still_kept():
    nb = copy_of(stripped(added(answered(NAME), "E4-3", "mine = 1")))
    assert [(one.cell, one.lines) for one in kept_in(nb)] == [("E4-3", 1)]


def test_what_is_kept_reads_as_it_was_written_and_says_where_it_belongs():
    released = nbformat.v4.new_code_cell("x = 1", metadata={"nbgrader": {"grade_id": "E4-3"}})
    mine = nbformat.v4.new_code_cell("x = 1\na = 2\nb = 3")
    assert kept_cell(mine, released, [("near", {"z"}), ("own", {"b"})]).source == (
        "**Kept, not run.** 2 lines that the student wrote into a locked cell, `E4-3`, did not run: such cells "
        "are taken from the release. The text is kept below it. A place for it is the cell of `own`."
        "\n\n    a = 2\n    b = 3"
    )
    assert kept_cell(mine, released, [("near", {"z"})]).metadata["backprop"]["place"] == "near"
    assert kept_cell(mine, released, []).metadata["backprop"]["place"] == ""
    mine.source = "\n".join(f"n{i} = {i}" for i in range(60))
    assert len(kept_cell(mine, released, []).metadata["backprop"]["names"]) == 50


def test_each_line_is_counted_as_often_as_it_was_written():
    mine = nbformat.v4.new_code_cell("a\nb\na\n  b\n\nc  ")
    assert added_lines(mine, "a\n b") == ["a", "  b", "c"]


def test_where_no_answer_is_near_a_cell_of_ones_own_is_named():
    assert Kept("given-x", "", 1, ()).told().endswith("write it into a cell of your own.")


def test_names_are_found_in_the_time_that_the_text_is_long():
    for text in (
        "\n" * 90_000,
        " " * 90_000 + "%",
        "a" * 90_000,
        "def \n" * 20_000 + "(",
        "x\n" * 40_000 + "(",
        "1+" * 45_000,
    ):
        with time_limit(30):  # a thousandth of that is enough; what grows faster takes minutes
            given_names(text)
