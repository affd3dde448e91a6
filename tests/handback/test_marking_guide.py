"""Rubric and our own answer stand in the formgrader, and nowhere where a student reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from jinja2 import Environment
from room import Room
from submissions import COURSE, ROOT, answered
from traitlets.config import Config

from autograder.authoring.configuration import folders
from autograder.handback import marking_guide
from autograder.handback.configuration import page_configuration
from autograder.handback.marking_guide import Guide, guides_of, html_of

NAME = "04_one_neuron"
OURS = "There is one path from"  # of our own answer to M4, and nowhere in the release


def pages(tmp_path) -> tuple:
    """(what the formgrader makes of a submission, what feedback does)."""
    from nbconvert.exporters import HTMLExporter
    from nbgrader.server_extensions.formgrader import formgrader, handlers

    config = Config()
    folders(config, tmp_path)
    page_configuration(config)
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    names = {
        "notebook_id": NAME,
        "assignment_id": NAME,
        "index": 0,
        "total": 1,
        "base_url": "",
        "student": "ada",
    }
    nb = nbformat.reads(json.dumps(answered(NAME, M4="My own words.")), as_version=4)
    graded = formgrader.HTMLExporter(config=config).from_notebook_node(nb, resources=dict(names))[0]
    other = HTMLExporter(config=config, template_name="classic").from_notebook_node(
        nb, resources=dict(names)
    )[0]
    return graded, other


@pytest.fixture
def here(monkeypatch):
    monkeypatch.chdir(ROOT)


def test_every_written_answer_has_a_rubric_and_our_answer(here):
    """Of all notebooks: the points of the rubric are those of the cell."""
    for name in COURSE.names():
        release = json.loads(COURSE.notebook(name).read_text(encoding="utf-8"))
        metas = [
            cell["metadata"].get("nbgrader", {})
            for cell in release["cells"]
            if cell["cell_type"] == "markdown"
        ]
        written = {
            meta["grade_id"]: meta["points"] for meta in metas if meta.get("solution") and meta.get("grade")
        }
        guides = guides_of(name)
        assert set(guides) == set(written)
        for cell, points in written.items():
            rows = [row.split("|")[1].strip() for row in guides[cell].rubric.splitlines()[2:]]
            assert sum(map(float, rows)) == points, f"{name} {cell}: {guides[cell].rubric}"
            assert guides[cell].answer.strip()


def test_the_formgrader_shows_them_beside_the_answer_and_feedback_does_not(here, tmp_path):
    graded, other = pages(tmp_path)
    beside = graded[graded.index("My own words.") :]
    assert OURS in beside and ">Our own answer</summary>" in beside
    assert beside.index("factors of all edges") < beside.index("<details>") < beside.index(OURS)
    assert graded.count("marking-guide") == 1 and "My own words." in other
    assert OURS not in other and "marking-guide" not in other


def test_no_release_holds_our_answer(here):
    assert OURS in guides_of(NAME)["M4"].answer
    for name in COURSE.names():
        text = COURSE.notebook(name).read_text(encoding="utf-8")
        sources = "\n\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
        for guide in guides_of(name).values():
            assert guide.answer not in sources


def test_without_a_source_the_page_is_as_before(monkeypatch, tmp_path):
    monkeypatch.setattr(marking_guide, "find_course", lambda: Room(tmp_path, NAME) and COURSE)
    assert guides_of("99_nothing") == {}


def test_our_own_markdown_is_cleaned_like_theirs():
    shown = html_of(Guide("", "<script>alert(1)</script>[away](https://example.org)"))
    assert "<script" not in shown and "<a " not in shown


def test_who_uses_no_exchange_reads_nothing_of_it(tmp_path):
    from nbgrader.server_extensions.formgrader import formgrader, handlers

    page_configuration(Config())
    here = Environment(loader=formgrader.FileSystemLoader([handlers.template_path]))

    def page(**more) -> str:
        names = {"exchange": "/usr/local/share/nbgrader", "exchange_missing": True, "course_id": "", **more}
        return here.get_template("manage_assignments.tpl").render(base_url="", url_prefix="", **names)

    assert "exchange" not in page().lower() and "exchange" not in page(exchange_missing=False).lower()
    assert "Add new assignment" in page()
    assert "exchange directory" in page(course_id="course101")  # who wants one reads what is missing


def test_the_keyboard_works_where_mathjax_cannot_be_fetched(here, tmp_path):
    """nbgrader's page stopped at the first thing that it asks of MathJax: all of them have a stand-in."""
    from nbgrader.server_extensions.formgrader import handlers

    script = (Path(handlers.static_path) / "js/formgrade.js").read_text(encoding="utf-8")
    asked = {part for path in re.findall(r"MathJax\.([\w.]+)", script) for part in path.split(".")}
    graded, other = pages(tmp_path)
    place = graded.index("window.MathJax = {Hub:")
    stands_in = graded[place : graded.index("</script>", place)]
    assert {"Hub", "Startup", "signal", "Interest"} <= asked
    assert [part for part in asked - {"loaded"} if part not in stands_in] == []
    assert graded.index("/latest.js") < place
