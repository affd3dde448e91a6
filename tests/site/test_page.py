"""A notebook as a page: which of its cells are there, what they show, and the doors to where one works."""

from __future__ import annotations

import re
from itertools import takewhile

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from submissions import COURSE

from autograder.engine import registry
from autograder.site.kernel import SHOWN
from autograder.site.page import Doors, linked, page_of

DOORS = Doors("https://b.example/?labpath=course%2F04", "course-1.2.3.zip")
HEADING = re.compile(r"^(### [EM]\d|## )", re.M)
HREF = 'href="https://b.example/?labpath=course%2F04"'


def graded(cell: NotebookNode, **meta) -> NotebookNode:
    cell.metadata = NotebookNode(nbgrader=meta)
    return cell


def code(source: str, name: str) -> NotebookNode:
    return new_code_cell(source, id=name)


def page(*cells: NotebookNode, **outputs: list) -> NotebookNode:
    return page_of(new_notebook(cells=list(cells)), outputs, DOORS)


def html_output(markup: str, **metadata) -> NotebookNode:
    return new_output("display_data", {"text/html": markup, "text/plain": "words"}, metadata=metadata)


def test_an_exercise_is_its_text_its_stub_and_one_door():
    stub = graded(
        code("def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()", "f"), solution=True
    )
    checks = [graded(code(f'check("E1.1 {part}", f)', part), grade=True) for part in ("a", "b")]
    made = page(
        new_markdown_cell("### E1.1"), stub, *checks, f=[html_output("secret")], a=[html_output("passed")]
    )
    assert [cell.cell_type for cell in made.cells] == ["markdown", "code", "markdown"]
    assert made.cells[1].outputs == [] and "YOUR CODE HERE" in made.cells[1].source
    door = made.cells[2].source
    assert HREF in door and 'href="course-1.2.3.zip"' in door and "check(" not in door


def test_a_page_says_below_its_title_what_it_is():
    top, rest = page(
        new_markdown_cell("# 04 · One\n\n*About 90 minutes*\n\nHere is one.\n\nIt says 1.", id="a")
    ).cells
    assert top.source.startswith("# 04 · One\n\n*About 90 minutes*\n\n<p") and HREF in top.source
    assert "what it says to press, run or write is done there" in top.source
    assert rest.source == "Here is one.\n\nIt says 1." and rest.id == "a"
    assert len(page(new_markdown_cell("# A title alone")).cells) == 1


def test_a_written_answer_is_a_door():
    asked = graded(new_markdown_cell("YOUR ANSWER HERE"), solution=True, grade=True)
    (cell,) = page(asked).cells
    assert "YOUR ANSWER" not in cell.source and HREF in cell.source


def test_what_was_typed_for_a_card_is_left_out_and_code_to_read_stays():
    card = [html_output("<b>card</b>", **{SHOWN: True})]
    cells = [
        code('predict("4.1", cockpit())', "a"),
        code("from backprop import hand_in\n\nhand_in(4)", "b"),
        code("medicine = {}\n\npatient_cured(medicine)", "c"),
        code('print("x")', "d"),
    ]
    made = page(*cells, a=card, b=card, c=card, d=[new_output("stream", text="x\n")])
    assert [cell.metadata.get("tags", []) for cell in made.cells] == [["remove-input"]] * 2 + [[], []]
    assert all(cell.outputs for cell in made.cells)


def test_one_style_sheet_serves_all_outputs_and_a_plot_has_words():
    (cell,) = page(code("f()", "a"), a=[html_output("<style>.bp{}</style><p>words</p>")]).cells
    assert cell.outputs[0].data["text/html"] == "<p>words</p>"
    assert cell.metadata["mystnb"]["image"]["alt"]


def test_the_error_below_a_card_is_not_said_a_second_time():
    error = new_output("error", ename="NotYet", evalue="E0.1: not yet.", traceback=[])
    said = page(code("f()", "a"), a=[html_output('<div class="bp-check">'), error]).cells[0]
    alone = page(code("f()", "a"), a=[html_output("<p>"), error]).cells[0]
    assert [len(said.outputs), len(alone.outputs)] == [1, 2]


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("[05](../05_layers/05_layers.ipynb).", "[05](05_layers.ipynb)."),
        ("[words](../glossary.ipynb)", "[words](glossary.ipynb)"),
        ("[04](04_one_neuron/04_one_neuron.ipynb)", "[04](04_one_neuron.ipynb)"),
        ("[slides](https://a.example/x.ipynb)", "[slides](https://a.example/x.ipynb)"),
    ],
)
def test_links_between_notebooks_are_links_between_pages(written, leads):
    assert linked(written) == leads


@pytest.mark.parametrize("name", [one.notebook for one in registry.chapters().values()])
def test_every_exercise_of_a_chapter_has_its_heading_and_a_door_behind_it(name):
    released = nbformat.read(COURSE.notebook(name), as_version=4)
    made = page_of(released, {}, DOORS)
    texts = [cell.source for cell in made.cells if cell.cell_type == "markdown"]
    for exercise in registry.chapter(name).by_id().values():
        heading = f"## Quiz {exercise.id[1:]} " if exercise.id.startswith("Q") else f"### {exercise.id} "
        at = next(i for i, text in enumerate(texts) if heading in text)
        own = takewhile(lambda text: not HEADING.search(text), texts[at + 1 :])
        assert any(HREF in text for text in own), exercise.id
    assert not [cell for cell in made.cells if cell.cell_type == "code" and cell.source.startswith("check(")]
