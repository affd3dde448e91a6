"""`autograder build`: stable, careful with what people edited, and `--check` finds what must not be there."""

import json
import shutil
import subprocess
import sys

import pytest
from submissions import ROOT, cell

from autograder import Complaint
from autograder.authoring import inspection
from autograder.authoring.course import Course
from autograder.authoring.release import build
from autograder.authoring.source import read_source

NAME = "04_tiny"
TINY = '''# %% [markdown]
# # A page

# %% given="setup"
import numpy as np

# %% [markdown]
# ### E4.1

# %% solution="sigmoid"
def sigmoid(s):
    """Squeeze."""
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-s))
    ### END SOLUTION

# %% test="E4.1 values" points=1
check("E4.1 values", sigmoid)

# %% tags=["raises-exception"]
check("E4.1 values", print)

# %% solution="quiz_4"
quiz_4 = {"a": None}
### BEGIN SOLUTION
quiz_4 = {"a": 2}
### END SOLUTION

# %% test="Q4" points=1
check("Q4", quiz_4)

# %% [markdown]
# ## M4: derive it.

# %% [markdown] answer="M4" points=2
# The slope of the sigmoid is the sigmoid times what it lacks to one.
'''


def tiny(root, text=TINY) -> Course:
    folder = root / "solutions" / NAME
    folder.mkdir(parents=True, exist_ok=True)
    (root / "course").mkdir(exist_ok=True)
    (folder / f"{NAME}.py").write_text(text)
    return Course(root)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    course = tiny(tmp_path_factory.mktemp("course"))
    build(course, [NAME])
    return course


@pytest.fixture
def course(made, tmp_path):
    shutil.copytree(made.root, tmp_path / "copy")
    return Course(tmp_path / "copy")


def faults(course: Course) -> list[str]:
    """Faults of the one notebook, without making it anew: the release is the one built before."""
    source = read_source(course.text(NAME))
    fresh = (course.root.parent / "fresh.ipynb").read_bytes()
    return inspection.compare(fresh, course.notebook(NAME).read_bytes(), source)


@pytest.fixture
def release(course):
    """The built notebook as a dict, and a function that writes it back changed."""
    path = course.notebook(NAME)
    (course.root.parent / "fresh.ipynb").write_bytes(path.read_bytes())
    notebook = json.loads(path.read_text())

    def write():
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")

    return notebook, write


def test_a_release_has_stubs_points_and_tags(made):
    notebook = json.loads(made.notebook(NAME).read_text())
    assert "".join(cell(notebook, "sigmoid")["source"]).endswith(
        "# YOUR CODE HERE\n    raise NotImplementedError()"
    )
    assert "".join(cell(notebook, "quiz_4")["source"]) == 'quiz_4 = {"a": None}\n# YOUR ANSWER HERE'
    assert "".join(cell(notebook, "M4")["source"]) == "YOUR ANSWER HERE"
    test = cell(notebook, "E4-1-values")
    assert test["metadata"]["nbgrader"]["points"] == 1
    assert test["metadata"]["tags"] == ["raises-exception"]
    assert not test["metadata"]["editable"]


def test_cell_ids_come_from_grade_ids(made):
    ids = [c["id"] for c in json.loads(made.notebook(NAME).read_text())["cells"]]
    assert ids[:4] == ["top-1", "given-setup", "given-setup-1", "sigmoid"]
    assert len(ids) == len(set(ids))


def test_a_rebuild_changes_nothing(course):
    before = course.notebook(NAME).read_bytes()
    assert build(course, [NAME]) == [(NAME, False)]
    assert course.notebook(NAME).read_bytes() == before


def test_a_changed_sentence_changes_one_cell(course):
    before = json.loads(course.notebook(NAME).read_text())["cells"]
    tiny(course.root, TINY.replace("# # A page", "# # Another page"))
    assert build(course, [NAME]) == [(NAME, True)]
    after = json.loads(course.notebook(NAME).read_text())["cells"]
    assert [new["id"] for old, new in zip(before, after, strict=True) if old != new] == ["top-1"]


def test_a_notebook_edited_by_hand_is_not_overwritten(course):
    path = course.notebook(NAME)
    path.write_text(path.read_text().replace("A page", "My page"))
    with pytest.raises(Complaint, match="edited by hand"):
        build(course, [NAME])
    assert "My page" in path.read_text()
    build(course, [NAME], force=True)
    assert "My page" not in path.read_text()


def test_other_files_in_the_folder_of_a_release_stay(course):
    notes = course.notebook(NAME).with_name("notes.txt")
    notes.write_text("mine")
    build(course, [NAME], force=True)
    assert notes.read_text() == "mine"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('# %% solution="f" points=2\nx = 1', "takes no points"),
        ('# %% test="E4.1" points=1\nprint("x")', "it asks nothing; write assert"),
        ('# %% test="E4.1" points=1\ncheck("E4.2", f)', "must be one call"),
        ('# %% test="E4.1"\ncheck("E4.1", f)', "needs points"),
        ('# %% solution="f"\nx = 1', "no ### BEGIN SOLUTION"),
        ('# %% answer="M9" points=1\nx = 1', "stands on a code cell"),
        ('# %% solutoin="f"\nx = 1', "do not belong here: solutoin"),
        ('# %% given="setup"\nx = 1\n# %% given="setup"\nx = 2', "would be called given-setup"),
    ],
)
def test_a_marker_that_is_wrong_is_named(tmp_path, line, said):
    course = tiny(tmp_path, line + "\n")
    with pytest.raises(Complaint, match=said):
        read_source(course.text(NAME))


def test_a_clean_release_has_no_faults(course, release):
    assert faults(course) == []


def test_a_leaked_answer_is_found(course, release):
    notebook, write = release
    notebook["cells"][0]["source"] = [
        "As you know, `1/(1+np.exp(-s))`:\n",
        "return 1/( 1+np.exp(-s) )  # easy",
    ]
    write()
    assert "the answer to sigmoid stands in cell top-1" in faults(course)


def test_a_leaked_quiz_answer_is_found(course, release):
    notebook, write = release
    cell(notebook, "Q4")["source"] = 'quiz_4 = {"a": 2}\ncheck("Q4", quiz_4)'
    write()
    assert "the answer to quiz_4 stands in cell Q4" in faults(course)


def test_a_leaked_model_answer_is_found(course, release):
    notebook, write = release
    cell(notebook, "M4")["source"] = "The slope of the sigmoid is  the sigmoid times what it lacks to one."
    write()
    said = faults(course)
    assert "the answer to M4 stands in cell M4" in said
    assert "the stub of M4 is not its solution minus the blanks" in said


def test_a_drifted_stub_is_found(course, release):
    notebook, write = release
    cell(notebook, "sigmoid")["source"] = (
        "def sigmoid(z):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    )
    write()
    assert "the stub of sigmoid is not its solution minus the blanks" in faults(course)


@pytest.mark.parametrize("marker", ["### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS", '# %% solution="f"'])
def test_an_authoring_marker_is_found(course, release, marker):
    notebook, write = release
    cell(notebook, "Q4")["source"] = f"{marker}\nx"
    write()
    assert any("authoring marker" in fault for fault in faults(course))


def test_outputs_and_stray_metadata_are_found(course, release):
    notebook, write = release
    cell(notebook, "Q4")["execution_count"] = 3
    cell(notebook, "sigmoid")["metadata"]["solution"] = "sigmoid"
    write()
    said = faults(course)
    assert "cell Q4: it has outputs" in said
    assert "cell sigmoid: the metadata solution is left in it" in said


def test_anything_else_that_differs_is_found(course, release):
    notebook, write = release
    cell(notebook, "E4-1-values")["metadata"]["nbgrader"]["points"] = 5
    write()
    assert faults(course) == [
        "differs from what the sources give, first in cell E4-1-values; run autograder build"
    ]


def test_a_worthless_answer_that_passes_is_a_fault(monkeypatch):
    """Tried on the exercises of the notebooks that are looked at, and on no others."""
    from autograder.engine import worthless

    monkeypatch.setattr(worthless, "findings", lambda wanted: [f"{one.id}: passed" for one in wanted])
    found = inspection.worthless_passes(["03_gradient_check", "04_tiny"])
    assert found == ["E3.1: passed", "E3.2: passed", "E3.3: passed", "Q3: passed"]


@pytest.mark.slow  # CI runs the command itself before the quick door
def test_the_whole_course_passes_its_check():
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "build", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_help_is_quick():
    heavy = "nbgrader matplotlib numpy jupytext nbformat"
    code = (
        "import sys; from autograder.__main__ import make_parser; make_parser(None);"
        f"print([m for m in {heavy.split()!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "command",
    [
        ["build", "nothing"],
        ["collect", "/there/is/nothing"],
        ["grade", "nothing"],
        ["try", "E9.9", "x.py"],
        ["try", "E4.3", "/no/file.py"],
        ["fly"],
        [],
    ],
)
def test_bad_input_is_one_line_and_status_2(command):
    done = subprocess.run(
        [sys.executable, "-m", "autograder", *command], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
