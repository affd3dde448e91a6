"""An answer written beside its cell is shown to the marker with its place, and the cell is not 0 unseen."""

from __future__ import annotations

import base64
import json

import nbformat
import pytest
from nbgrader.utils import determine_grade
from submissions import answered, blank, cell, code, markdown, place, stripped

from autograder.marking.elsewhere import HEAD, meant_for
from autograder.marking.rebuild import Recorded, read_submission, rebuilt

NAME, WORDS = "04_one_neuron", "Because the slope of the sigmoid is s times one minus s."
RELEASE = nbformat.reads(json.dumps(blank(NAME)), as_version=4)
RECORDED = {
    c.metadata.nbgrader.grade_id: Recorded(
        c.source, c.cell_type, c.metadata.nbgrader.checksum, c.metadata.nbgrader.get("points")
    )
    for c in RELEASE.cells
    if "nbgrader" in c.metadata
}
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and the rest").decode()


def answer_of(notebook):
    """The cell of M4 as it goes to the marker."""
    result = rebuilt(RELEASE, RECORDED, read_submission(json.dumps(notebook).encode()))
    return next(c for c in result.cells if c.id == "M4")


def with_cell(at: int, new: dict) -> dict:
    """A solved notebook, M4 as released, with a cell of the student's beside it."""
    notebook = answered(NAME, M4="YOUR ANSWER HERE")
    notebook["cells"].insert(place(notebook, "M4") + at, new)
    return notebook


def question_edited() -> dict:
    notebook = answered(NAME, M4="YOUR ANSWER HERE")
    question = notebook["cells"][place(notebook, "M4") - 1]
    question["source"] = "".join(question["source"]) + f"\n\n{WORDS}"
    return notebook


def code_edited(grade_id: str) -> dict:
    notebook = answered(NAME, M4="YOUR ANSWER HERE")
    one = cell(notebook, grade_id)
    one["source"] = "".join(one["source"]) + f"\n# {WORDS}"
    return notebook


def emptied() -> dict:
    notebook = with_cell(1, markdown(WORDS))
    cell(notebook, "M4")["source"] = ""
    return notebook


def deleted() -> dict:
    notebook = with_cell(1, markdown(WORDS))
    notebook["cells"].pop(place(notebook, "M4"))
    return notebook


def far_below() -> dict:
    notebook = answered(NAME, M4="YOUR ANSWER HERE")
    notebook["cells"].append(markdown(WORDS))
    return notebook


def at_the_top() -> dict:
    notebook = answered(NAME, M4="YOUR ANSWER HERE")
    notebook["cells"].insert(0, markdown(f"M4: {WORDS}"))
    return notebook


ELSEWHERE = {
    "above": (with_cell(0, markdown(WORDS)), "In a cell next to it, above"),
    "above the question": (with_cell(-1, markdown(WORDS)), "In a cell above"),
    "below": (with_cell(1, markdown(WORDS)), "In a cell next to it, below"),
    "in a raw cell": (
        with_cell(1, {**markdown(WORDS), "cell_type": "raw"}),
        "In a cell next to it, below",
    ),
    "at the end": (far_below(), "In a cell below"),
    "at the top, by its name": (at_the_top(), "In a cell above"),
    "in the question": (question_edited(), "In the text of the notebook above, the question"),
    "in a comment": (with_cell(1, code(f"x = 1\n# {WORDS}")), "As a comment in a code cell next to it, below"),
    "in a docstring": (with_cell(1, code(f'"""{WORDS}"""')), "As a comment in a code cell next to it, below"),
    "as code that is none": (with_cell(0, code(WORDS)), "As a comment in a code cell next to it, above"),
    "in the test cell": (code_edited("Q4"), "In the locked cell `Q4` above"),
    "in the code before": (code_edited("quiz_4"), "As a comment in a code cell above"),
    "beside an emptied cell": (emptied(), "In a cell next to it, below"),
    "without metadata": (stripped(with_cell(1, markdown(WORDS))), "In a cell"),
}  # fmt: skip


@pytest.mark.parametrize("where", ELSEWHERE)
def test_an_answer_in_another_cell_reaches_the_marker_with_its_place(where):
    notebook, place_of_it = ELSEWHERE[where]
    answer = answer_of(notebook)
    assert HEAD in answer.source and WORDS in answer.source.replace("\u2060", "")
    assert f"*{place_of_it}" in answer.source
    assert determine_grade(answer) == (None, 2), "nbgrader would give 0 points and ask nobody"


def test_pictures_of_the_other_cell_come_with_it():
    new = {
        **markdown("![proof](attachment:my proof.png)"),
        "attachments": {"my proof.png": {"image/png": PNG}},
    }
    answer = answer_of(with_cell(1, new))
    assert "![proof](attachment:1-picture-1.png)" in answer.source
    assert answer.attachments == {"1-picture-1.png": {"image/png": PNG}}


@pytest.mark.parametrize(
    "notebook",
    [blank(NAME), answered(NAME, M4="YOUR ANSWER HERE"), with_cell(1, code("1 + 1")), with_cell(1, markdown("---"))],
    ids=["as released", "code alone", "scratch", "a line"],
)  # fmt: skip
def test_where_nobody_wrote_anything_nobody_has_to_look(notebook):
    answer = answer_of(notebook)
    assert HEAD not in answer.source and determine_grade(answer) == (0, 2)


def test_an_answer_in_the_place_of_a_deleted_cell_is_the_answer():
    assert answer_of(deleted()).source == WORDS


def test_an_answer_in_its_own_cell_is_left_alone():
    notebook = with_cell(1, markdown("A note."))
    cell(notebook, "M4")["source"] = WORDS
    assert answer_of(notebook).source == WORDS


def test_what_stands_below_the_next_graded_cell_is_not_meant_unless_it_says_so():
    def marked(name: str, make) -> nbformat.NotebookNode:
        return make("", metadata={"nbgrader": {"grade_id": name, "grade": True, "solution": True}})

    cells = [
        marked("M1", nbformat.v4.new_markdown_cell),
        nbformat.v4.new_markdown_cell("Between the two."),
        marked("E1-1", nbformat.v4.new_code_cell),
        nbformat.v4.new_markdown_cell("Below both."),
        nbformat.v4.new_markdown_cell("M1: by its name."),
    ]
    found = meant_for(0, cells, [0, 2], [one.source for one in cells])
    assert [one.text for one in found] == ["Between the two.", "M1: by its name."]
