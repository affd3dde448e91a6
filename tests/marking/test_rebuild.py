"""The rebuild: what students do to a notebook costs and gains nothing; what they wrote stays where it was."""

import base64
import copy
import json
from dataclasses import replace

import nbformat
import pytest
from submissions import answered, blank, cell, code, copied, markdown, place, stripped, without

from autograder.marking import matching
from autograder.marking.rebuild import (
    LEFT_OUT,
    MOST_ADDED,
    OtherEdition,
    Recorded,
    check_edition,
    read_submission,
    rebuilt,
)

NAME = "04_one_neuron"


def as_notebook(notebook: dict):
    return nbformat.reads(json.dumps(notebook), as_version=4)


@pytest.fixture(scope="module")
def release():
    return as_notebook(blank(NAME))


@pytest.fixture(scope="module")
def recorded(release):
    """The cells as nbgrader's gradebook would have them."""
    graded = [c for c in release.cells if "nbgrader" in c.metadata]
    return {
        c.metadata.nbgrader.grade_id: Recorded(
            c.source, c.cell_type, c.metadata.nbgrader.checksum, c.metadata.nbgrader.get("points")
        )
        for c in graded
    }


@pytest.fixture
def rebuild(release, recorded):
    def act(notebook) -> nbformat.NotebookNode:
        return rebuilt(
            release, recorded, notebook if hasattr(notebook, "metadata") else as_notebook(notebook)
        )

    return act


def sources(notebook) -> list[str]:
    return [c.source for c in notebook.cells]


def test_an_honest_notebook_comes_out_as_it_went_in(rebuild):
    notebook = answered(NAME)
    assert sources(rebuild(notebook)) == sources(as_notebook(notebook))


HARMLESS = {
    "test copied": lambda nb: copied(nb, "E4-3"),
    "test deleted": lambda nb: without(nb, "E4-3", "E4-2"),
    "set-up deleted": lambda nb: without(nb, "given-setup"),
    "everything before an answer deleted": lambda nb: without(nb, "given-setup", "E4-1-values", "E4-1-quiet"),
    "metadata stripped": stripped,
    "ids new": lambda nb: renumbered(nb),
    "metadata and ids gone": lambda nb: renumbered(stripped(nb)),
    "test edited": lambda nb: changed(nb, "E4-3", source="check = None"),
    "set-up edited": lambda nb: changed(nb, "given-setup", source="import numpy as np\ncheck = print"),
    "test made an answer": lambda nb: retold(nb, "E4-3", solution=True, locked=False),
    "more points": lambda nb: retold(nb, "E4-3", points=400),
    "schema of the future": lambda nb: retold(nb, "E4-3", schema_version=99),
    "checksum forged": lambda nb: retold(nb, "E4-3", checksum="0"),
    "grade id not a word": lambda nb: retold(nb, "E4-3", grade_id=["E4-3"]),
    "nbgrader not a dict": lambda nb: remade(nb, "E4-3", {"nbgrader": "yes"}),
    "execution skipped": lambda nb: remade(nb, "E4-3", {"tags": ["skip-execution"]}),
    "test turned into prose": lambda nb: changed(nb, "E4-3", cell_type="markdown"),
    "tests before answers": lambda nb: moved_to_the_top(nb, "E4-3"),
    "wrong kernel": lambda nb: {**nb, "metadata": {"kernelspec": {"name": "ir", "display_name": "R"}}},
    "old format": lambda nb: json.loads(nbformat.v3.writes_json(nbformat.convert(as_notebook(nb), 3))),
}


def changed(notebook, grade_id, **fields):
    cell(notebook, grade_id).update(fields)
    return notebook


def retold(notebook, which, **fields):
    cell(notebook, which)["metadata"]["nbgrader"].update(fields)
    return notebook


def remade(notebook, grade_id, metadata):
    cell(notebook, grade_id)["metadata"] = metadata
    return notebook


def renumbered(notebook):
    for number, one in enumerate(notebook["cells"]):
        one["id"] = f"{number:08x}"
    return notebook


def moved_to_the_top(notebook, grade_id):
    notebook["cells"].insert(0, notebook["cells"].pop(place(notebook, grade_id)))
    return notebook


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_graded_stays_the_same(rebuild, what):
    """Test cells, set-up, order, points and answers are those of the honest notebook."""
    honest, result = rebuild(answered(NAME)), rebuild(HARMLESS[what](answered(NAME)))
    kept = {c.id: c for c in result.cells}
    for one in honest.cells:
        assert kept[one.id].source == one.source
        assert kept[one.id].metadata == one.metadata
        assert kept[one.id].cell_type == one.cell_type
    ids = [c.id for c in result.cells]
    assert [i for i in ids if not i.startswith("student-")] == [c.id for c in honest.cells]
    assert result.metadata == honest.metadata


def test_own_cells_stay_in_their_place_without_metadata_and_tags(rebuild):
    notebook = answered(NAME)
    at = place(notebook, "E4-3")
    notebook["cells"].insert(at, code("helper = 3", tags=["skip-execution"], nbgrader={"grade": True}))
    notebook["cells"].insert(at + 1, markdown("A note."))
    result = rebuild(notebook)
    where = [c.id for c in result.cells].index("E4-3")
    mine = result.cells[where - 2 : where]
    assert [c.source for c in mine] == ["helper = 3", "A note."]
    assert all(c.metadata == {} for c in mine)


@pytest.mark.parametrize("kind", [markdown, code])
def test_of_more_text_than_anybody_reads_the_rest_is_left_out_and_said(rebuild, kind):
    """Code too: 149 MB of it were read as Python, run, and written into the copy."""
    notebook = answered(NAME)
    many = MOST_ADDED // 90_000 + 5
    notebook["cells"][:0] = [kind("# left " * 13_000 + str(i)) for i in range(many)] + [code("kept = 1")]
    result = rebuild(notebook)
    assert sum(len(c.source) for c in result.cells if c.id.startswith("student")) < MOST_ADDED + 1000
    assert [c.source for c in result.cells].count(LEFT_OUT) == 1
    assert "kept = 1" in [c.source for c in result.cells]
    assert sources(result)[-1] == sources(rebuild(answered(NAME)))[-1], "the release's own stay"


def test_a_pasted_picture_takes_no_room_from_the_text(rebuild):
    """Colab writes it into the text: three megabytes of an honest derivation."""
    body = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(1_500_000)).decode()
    notebook = answered(NAME)
    notebook["cells"] += [markdown(f"{i} ![d](data:image/png;base64,{body})") for i in range(3)]
    result = rebuild(notebook)
    assert LEFT_OUT not in sources(result)
    assert sum(bool(c.get("attachments")) for c in result.cells) == 3


def test_a_grade_id_that_is_known_makes_room_once(rebuild):
    notebook = answered(NAME)
    again = {**cell(notebook, "sigmoid"), "source": "x = 1  " * 13_000}
    notebook["cells"] += [{**again, "id": f"n{i}"} for i in range(MOST_ADDED // 90_000 + 5)]
    result = rebuild(notebook)
    assert [c.source for c in result.cells].count(LEFT_OUT) == 1


def test_equal_ids_by_the_thousand_say_nothing_on_the_terminal(recwarn):
    notebook = answered(NAME)
    notebook["cells"] += [{**code("1"), "id": "same"} for _ in range(3)]
    assert len(read_submission(json.dumps(notebook).encode()).cells) == len(notebook["cells"])
    assert not recwarn.list


def test_a_copied_answer_runs_where_the_student_left_it(rebuild):
    """In the notebook the copy below the first one counts, so it must run after it."""
    notebook = copied(answered(NAME), "sigmoid")
    notebook["cells"][place(notebook, "sigmoid") + 1]["source"] = "def sigmoid(s):\n    return 0"
    ids = [c.id for c in rebuild(notebook).cells]
    at = ids.index("sigmoid")
    assert ids[at : at + 3] == ["sigmoid", "student-1", "E4-1-values"]


def test_a_copied_written_answer_counts_where_something_is_written(rebuild):
    notebook = copied(blank(NAME), "M4")
    notebook["cells"][place(notebook, "M4") + 1]["source"] = "Because."
    result = rebuild(notebook)
    assert next(c for c in result.cells if c.id == "M4").source == "Because."


def test_a_written_answer_without_metadata_and_id_is_found_by_its_place(rebuild):
    notebook = renumbered(stripped(answered(NAME, M4="By the chain rule.")))
    result = rebuild(notebook)
    assert next(c for c in result.cells if c.id == "M4").source == "By the chain rule."


def test_an_answer_turned_into_prose_is_still_code(rebuild):
    result = rebuild(changed(answered(NAME), "sigmoid", cell_type="markdown"))
    assert next(c for c in result.cells if c.id == "sigmoid").cell_type == "code"


def test_points_and_tests_come_from_the_gradebook_not_from_the_course_folder(release, recorded):
    """An instructor who solved course/ in place gives nobody marks."""
    solved = copy.deepcopy(release)
    for one in solved.cells:
        if one.id == "sigmoid":
            one.source = answered_text("sigmoid")
        if one.id == "E4-3":
            one.metadata.nbgrader.points = 99
    result = rebuilt(solved, recorded, as_notebook(without(blank(NAME), "sigmoid")))
    kept = {c.id: c for c in result.cells}
    assert "NotImplementedError" in kept["sigmoid"].source
    assert kept["E4-3"].metadata.nbgrader.points == 4


def answered_text(grade_id):
    return cell(answered(NAME), grade_id)["source"]


def test_the_edition_that_was_released_is_graded(release, recorded):
    check_edition(NAME, release, recorded)


def without_one(recorded):
    return {name: cell for name, cell in recorded.items() if name != "E4-3"}


@pytest.mark.parametrize(
    "changed, said",
    [
        (lambda known: {**known, "E4-9": known["E4-3"]}, "E4-9 stands in the gradebook alone"),
        (without_one, "E4-3 is new in course/"),
        (
            lambda known: {**known, "E4-3": replace(known["E4-3"], points=7.0)},
            "E4-3 had 7 points and has 4",
        ),
        (lambda known: {}, "and 1[0-9] cells more"),
    ],
)
def test_another_edition_than_the_gradebook_knows_is_refused_in_one_sentence(
    release, recorded, changed, said
):
    with pytest.raises(OtherEdition, match=f"another edition of {NAME} than course/.*{said}") as refused:
        check_edition(NAME, release, changed(recorded))
    assert "run autograder release 04, or grade with the version" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_cell_without_points_in_the_gradebook_is_no_other_edition(release, recorded):
    check_edition(NAME, release, {**recorded, "E4-3": replace(recorded["E4-3"], points=None)})


@pytest.mark.parametrize(
    "cells",
    [
        [],
        [None, 3, "x"],
        [{"cell_type": "code"}],
        [{"cell_type": 7, "source": None, "metadata": 3, "id": []}],
        [{"cell_type": "code", "source": ["a\n", 3, "b"], "metadata": {}, "outputs": "x"}],
        [{"cell_type": "markdown", "source": "\ud800 \x00", "metadata": {}, "attachments": [1]}],
        [{"cell_type": "code", "source": "x" * 10_000_000, "metadata": {}}],
    ],
)
def test_nonsense_is_not_in_the_way(rebuild, cells):
    result = rebuild(nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    nbformat.validate(result)
    assert sum(len(c.source) for c in result.cells) < 100_000
    json.dumps(result).encode("utf-8")


def test_a_raw_cell_reaches_no_page_as_it_is(rebuild):
    notebook = answered(NAME)
    raw = {"cell_type": "raw", "id": "raw", "metadata": {"raw_mimetype": "text/html"}}
    notebook["cells"].append({**raw, "source": "<script>x</script>"})
    last = rebuild(notebook).cells[-1]
    assert last.cell_type == "markdown"
    assert "<script" not in last.source


def test_each_cell_is_read_as_python_once_however_many_answers_are_missing(rebuild, monkeypatch):
    read, real = [], matching.bound_names
    monkeypatch.setattr(matching, "bound_names", lambda source: read.append(source) or real(source))
    notebook = stripped(blank(NAME))
    notebook["cells"] = [code(f"x{i} = {i}") for i in range(20)]
    rebuild(notebook)
    assert read.count("x3 = 3") == 1
