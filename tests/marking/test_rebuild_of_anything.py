"""Any bytes as a submission: one sentence that says it is none, or a notebook with the release's tests."""

from __future__ import annotations

import contextlib
import json

import nbformat
import pytest
from anything import any_json, any_text, json_with
from hypothesis import example, given
from hypothesis import strategies as st
from submissions import answered, blank

from autograder.marking.matching import grade_name, is_answer
from autograder.marking.rebuild import Recorded, read_submission, rebuilt

NAME = "04_one_neuron"
RELEASE = nbformat.reads(json.dumps(blank(NAME)), as_version=4)
RECORDED = {
    cell.metadata.nbgrader.grade_id: Recorded(
        cell.source, cell.cell_type, cell.metadata.nbgrader.checksum, cell.metadata.nbgrader.get("points")
    )
    for cell in RELEASE.cells
    if "nbgrader" in cell.metadata
}
LOCKED = {cell.id: cell.source for cell in RELEASE.cells if grade_name(cell) and not is_answer(cell)}

CELL_WORDS = ["cell_type", "source", "metadata", "id", "outputs", "attachments", "nbgrader", "grade_id"]
IDS = st.sampled_from([cell.id for cell in RELEASE.cells])
CELLS = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw", "heading"]) | any_json,
        "source": any_text | st.lists(any_text, max_size=3) | any_json,
        "id": IDS | any_json,
        "metadata": st.builds(lambda name: {"nbgrader": {"grade_id": name}}, IDS | any_json) | any_json,
        "attachments": json_with(["a.png", "image/png"]),
    },
) | json_with(CELL_WORDS)
NOTEBOOKS = st.fixed_dictionaries(
    {"nbformat": st.sampled_from([4, 4, 4, 3, 2]) | any_json, "nbformat_minor": st.integers(0, 6) | any_json},
    optional={
        "metadata": any_json,
        "cells": st.lists(CELLS, max_size=4) | any_json,
        "worksheets": st.lists(st.builds(lambda cells: {"cells": cells}, st.lists(CELLS)), max_size=2)
        | any_json,
    },
)


def with_changed_cells(changes: list) -> dict:
    """An honest notebook in which some cells were replaced: [(which, by what)]."""
    notebook = answered(NAME)
    for number, cell in changes:
        notebook["cells"][number % len(notebook["cells"])] = cell
    return notebook


CHANGED = st.builds(with_changed_cells, st.lists(st.tuples(st.integers(0, 99), CELLS), max_size=4))
SENT = st.binary(max_size=60) | (NOTEBOOKS | CHANGED | any_json).map(lambda tree: json.dumps(tree).encode())


@given(SENT)
@example(b"[" * 100_000)
@example(b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 3}')
@example(b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": {"a": 1}}')
@example(b'{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [{}]}]}')
def test_any_bytes_are_refused_or_rebuilt_around_the_release(sent):
    with contextlib.suppress(ValueError):
        submitted = read_submission(sent)
        rebuilt_around_the_release(submitted)


def rebuilt_around_the_release(submitted) -> None:
    result = without_complaint(submitted)
    assert [cell.id for cell in result.cells if cell.id in LOCKED] == list(LOCKED)
    assert {cell.id: cell.source for cell in result.cells if cell.id in LOCKED} == LOCKED
    assert [cell.id for cell in result.cells if not cell.id.startswith("student-")] == [
        cell.id for cell in RELEASE.cells
    ]
    assert all(not cell.metadata for cell in result.cells if cell.id.startswith("student-"))
    assert all(cell.cell_type in ("code", "markdown") for cell in result.cells)
    json.dumps(result, ensure_ascii=False).encode("utf-8")


def without_complaint(submitted):
    """A ValueError of the rebuild would say that the release is another one: it must not come from here."""
    try:
        return rebuilt(RELEASE, RECORDED, submitted)
    except ValueError as error:
        pytest.fail(f"the rebuild stumbled: {error!r}")


def test_a_rebuilt_notebook_of_nonsense_is_valid():
    nonsense = [
        {"id": [], "metadata": {"nbgrader": {"grade_id": {}}}},
        {"cell_type": "raw", "source": [1]},
        3,
    ]
    result = rebuilt(RELEASE, RECORDED, nbformat.from_dict({"cells": nonsense}))
    nbformat.validate(result)
