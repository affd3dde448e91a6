"""What is run for a page, and what of it is kept."""

from __future__ import annotations

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from submissions import COURSE, ROOT

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.site.shown import frames_of, is_check, outputs_of, refuse_errors, runnable, without_widgets

VIEW, STATE = "application/vnd.jupyter.widget-view+json", "application/vnd.jupyter.widget-state+json"


def source_of(name: str, cell: str) -> str:
    return {one.id: one.source for one in runnable(COURSE, name).cells}[cell]


def test_a_function_is_run_with_our_answer_and_a_choice_as_it_was_handed_out():
    assert "2 * (z - y)" in source_of("04_one_neuron", "neuron_backward")
    assert source_of("04_one_neuron", "quiz_4").startswith('quiz_4 = {"a": None')
    assert '"epochs": 5' in source_of("07_training", "chosen"), (
        "the settings that E7.4 asks for are not printed"
    )
    assert "Os[k - 1].T @ d / len(X)" in source_of("06_three_layer_net", "mended_backward")


def test_checks_are_not_run_and_a_card_that_is_shown_on_purpose_is():
    sources = [cell.source for cell in runnable(COURSE, "00_start_here").cells]
    assert not any(map(is_check, sources))
    assert any("hurried_sum" in source and "check(" in source for source in sources)


def widgets(**states: dict) -> dict:
    return {STATE: {"state": {key: {"state": state} for key, state in states.items()}}}


def test_what_interact_drew_becomes_an_output_of_its_cell():
    drawn = {"output_type": "display_data", "data": {"image/png": "AA=="}, "metadata": {}}
    cell = new_code_cell("interact(f)", outputs=[new_output("display_data", {VIEW: {"model_id": "box"}})])
    notebook = new_notebook(cells=[cell])
    notebook.metadata.widgets = widgets(
        box={"children": ["IPY_MODEL_slider", "IPY_MODEL_out"]}, slider={"value": 1}, out={"outputs": [drawn]}
    )
    without_widgets(notebook)
    assert [output.data for output in notebook.cells[0].outputs] == [{"image/png": "AA=="}]
    assert "widgets" not in notebook.metadata


def test_an_error_that_no_check_says_stops_the_page():
    def notebook(name: str) -> NotebookNode:
        error = new_output("error", ename=name, evalue="why", traceback=[])
        return new_notebook(cells=[new_code_cell("f()", id="here", outputs=[error])])

    refuse_errors(notebook("NotYet"), "04_one_neuron")
    for name in ("ValueError", "CouldNotCheck"):
        with pytest.raises(Complaint, match=f"^04_one_neuron, cell here: {name}: why$"):
            refuse_errors(notebook(name), "04_one_neuron")


def test_frames_are_kept_until_code_changes(tmp_path):
    for name in ("solutions", "exercises"):
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    library = tmp_path / "course" / "backprop"
    library.mkdir(parents=True)
    (library / "a.py").write_text("1")
    first = frames_of(Course(tmp_path), "04_one_neuron")
    assert frames_of(Course(tmp_path), "04_one_neuron") == first
    other = frames_of(Course(tmp_path), "03_gradient_check")
    (library / "a.py").write_text("2")
    assert frames_of(Course(tmp_path), "04_one_neuron") != first and not first.exists() and other.exists()


@pytest.mark.slow
def test_a_chapter_is_run_whole(tmp_path):
    name = "03_gradient_check"
    shown = outputs_of(COURSE, name, tmp_path / "frames", "https://b.example", tmp_path)
    assert [path.name for path in (tmp_path / "frames").glob("*.js")]
    words = " ".join(str(outputs) for outputs in shown.values())
    assert "measured:" in words and "still empty" in words and "data-backprop=" in words
    assert not (tmp_path / ".backprop.json").exists(), "a page is nobody's progress"
