"""What a learner sees when a cell calls a blank, in a real IPython kernel."""

import nbformat
import pytest
from nbclient import NotebookClient

BLANK = "def init_weights(sizes):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
METHOD = "class Dense:\n    def forward(self, X):\n        raise NotImplementedError()"


@pytest.fixture(scope="module")
def errors():
    """The error output of each cell of one notebook, None where there is none."""
    cells = [
        "from backprop import check",
        f"{BLANK}\ninit_weights([3, 1])",
        f"{METHOD}\nDense().forward(1)",
        "raise NotImplementedError('only float arrays')",
        "1 / 0",
        "print('and on')",
        "from ipywidgets import interact\ninteract(lambda w: init_weights([w]), w=3);",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, allow_errors=True, kernel_name="python3").execute()
    outputs = [[o for o in cell.outputs if o.output_type == "error"] for cell in notebook.cells]
    outputs[-1] = [  # a slider's function speaks into the slider's own output
        nbformat.from_dict(said)
        for widget in notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
        for said in widget["state"].get("outputs", [])
        if said["output_type"] == "error"
    ]
    return [found[0] if found else None for found in outputs]


@pytest.mark.parametrize(("cell", "name"), [(1, "init_weights"), (2, "Dense.forward"), (6, "init_weights")])
def test_a_blank_is_one_line_that_names_it(errors, cell, name):
    said = f"{name} is not answered yet: write it, run its cell, then run this one again."
    assert errors[cell].ename == "NotImplementedError"
    assert errors[cell].evalue == said and errors[cell].traceback == [said]


def test_other_errors_keep_their_traceback(errors):
    assert len(errors[3].traceback) > 1 and errors[3].evalue == "only float arrays"
    assert errors[4].ename == "ZeroDivisionError" and len(errors[4].traceback) > 1


def test_the_notebook_goes_on(errors):
    assert errors[0] is None and errors[5] is None
