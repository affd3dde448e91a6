"""An instructor's own chapter, as docs/own-exercises.md has it: built, tried, graded, reported, removed."""

import json
import shutil

import own_exercises
import pytest
from own_exercises import NAME
from room import Room
from submissions import code

pytestmark = pytest.mark.slow

RIGHT = {
    "relu": "def relu(s):\n    return np.where(s > 0, s, 0.0)\n",
    "relu_backward": "def relu_backward(s, grad):\n    return np.where(s > 0, grad, 0.0)\n",
    "quiz_10": 'quiz_10 = {"a": 2}',
    "M10": "When its sum is never positive.",
}
LEAKY = "def relu(s):\n    return np.where(s > 0, s, 0.01 * s)\n"
FLAT = "def relu(s):\n    return np.maximum(0.0, np.ravel(s))\n"
NO_SLOPE = "def relu_backward(s, grad):\n    return grad\n"
EQUAL = "class Equal:\n    def __eq__(self, other): return True\n    def __array__(self, *a, **k): return np.zeros(3)\n"
CALLS = (
    "import builtins, numpy\nnumpy.allclose = lambda *a, **k: True\n"
    "def relu(s):\n    import inspect\n    return inspect.stack()\n"
)


def filled(root, **texts) -> dict:
    notebook = json.loads((root / "course" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if grade_id in texts:
            cell["source"] = texts[grade_id]
    return notebook


def handed_in(root) -> dict[str, dict]:
    own_asserts = filled(root, **{**RIGHT, "E10-1": "assert True", "relu": LEAKY})
    skipped = filled(root, **{**RIGHT, "relu": LEAKY})
    skipped["cells"].insert(
        2, code("def check(*a): pass\nimport builtins\nbuiltins.AssertionError = KeyError")
    )
    return {
        "right": filled(root, **RIGHT),
        "blank": filled(root),
        "leaky": filled(root, **{**RIGHT, "relu": LEAKY}),
        "flat": filled(root, **{**RIGHT, "relu": FLAT}),
        "no_slope": filled(root, **{**RIGHT, "relu_backward": NO_SLOPE}),
        "equal": filled(root, **{**RIGHT, "relu": EQUAL + "def relu(s):\n    return Equal()\n"}),
        "forged": filled(root, **{**RIGHT, "relu": CALLS}),
        "own_asserts": own_asserts,
        "skipped": skipped,
        "never_ends": filled(root, **{**RIGHT, "relu": "def relu(s):\n    while True: pass\n"}),
        "quiz_wrong": filled(root, **{**RIGHT, "quiz_10": 'quiz_10 = {"a": 1}'}),
    }


#                E10.1 E10.2 Q10 M10
MARKS = {
    "right": (2, 1, 1, None),
    "blank": (0, 0, 0, 0),
    "leaky": (0, 1, 1, None),
    "flat": (0, 1, 1, None),
    "no_slope": (2, 0, 1, None),
    "equal": (0, 1, 1, None),
    "forged": (0, 1, 1, None),
    "own_asserts": (0, 1, 1, None),
    "skipped": (0, 1, 1, None),
    "never_ends": (0, 1, 1, None),
    "quiz_wrong": (2, 1, 0, None),
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class that got the page's chapter by the page's own lines."""
    room = Room(tmp_path_factory.mktemp("class"), "04_one_neuron")
    own_exercises.write(room.root)
    build, check, attempt, generate, grade = own_exercises.commands()
    room.run("bash", "-c", build)
    room.run("bash", "-c", check)
    room.tried = room.run("bash", "-c", attempt, status=1).stdout
    room.run("bash", "-c", generate)
    for student, notebook in handed_in(room.root).items():
        room.hand_in(student, NAME, notebook)
    room.said = room.run("bash", "-c", grade).stdout
    return room


@pytest.mark.parametrize("student", MARKS)
def test_marks(room, student):
    assert room.marks(student, NAME) == dict(
        zip(("E10-1", "E10-2", "Q10", "M10"), MARKS[student], strict=True)
    )


def test_everybody_is_graded(room):
    assert f"{len(MARKS)} graded, 0 unchanged, 0 not graded" in room.said
    assert set(handed_in(room.root)) == set(MARKS)


def test_the_message_of_an_assert_is_what_the_student_reads(room):
    assert "Negative sums become 0, the others stay." in room.output("leaky", NAME, "E10-1")
    assert "An array of any shape keeps its shape." in room.output("flat", NAME, "E10-1")


def test_try_names_the_mistake(room):
    assert "The slope of the ReLU is missing." in room.tried


def test_try_knows_the_asserts(room):
    answer = room.root / "answer.py"
    answer.write_text(LEAKY)
    said = room.run("autograder", "try", "E10.1", str(answer), status=1).stdout
    assert "0 of 2 points" in said and "Negative sums become 0" in said
    answer.write_text(RIGHT["relu"])
    assert "2 of 2 points" in room.run("autograder", "try", "E10.1", str(answer)).stdout


def test_the_report_counts_by_assert(room):
    room.run("autograder", "report", "10", "--csv", "--out", "report.csv")
    said = (room.root / "report.csv").read_text(encoding="utf-8")
    assert "mistake,E10.1,assert_1," in said and "mistake,E10.1,assert_2," in said
    assert "mistake,E10.2,slope_missing," in said


def test_a_class_can_be_made_up(room):
    said = room.run("autograder", "simulate", "--assignment", "10", "--students", "12", "made-up").stdout
    assert "next: autograder collect made-up" in said
    assert len(list((room.root / "made-up").glob(f"*/{NAME}.ipynb"))) == 12


def test_nothing_that_students_must_not_see_is_released(room):
    released = sorted(p.name for p in (room.root / "course" / NAME).rglob("*") if p.is_file())
    assert released == [f"{NAME}.ipynb"]


def test_check_finds_it_from_the_notebook(room):
    line = "from backprop import check; check('E10.2', lambda s, grad: grad * (s > 0))"
    place = room.root / "course" / NAME
    done = room.run("bash", "-c", f'cd {place} && python -c "{line}"')
    assert "passed" in done.stdout


def test_taken_away_it_is_gone(room, tmp_path):
    kept = {folder: tmp_path / folder for folder in ("exercises", f"course/{NAME}")}
    for folder, place in kept.items():
        shutil.copytree(room.root / folder, place)
        shutil.rmtree(room.root / folder)
    try:
        said = room.run("autograder", "try", "E10.2", "x.py", status=2).stderr
        assert "There is no exercise" in said and len(said.splitlines()) == 1
        assert "0 faults" in room.run("autograder", "build", "04", "--check").stdout
    finally:
        for folder, place in kept.items():
            shutil.copytree(place, room.root / folder)


@pytest.mark.parametrize(
    "change, said",
    [
        (
            ("assert np.shape", "assert relu is relu\nassert np.shape"),
            "the test E10-1: line 3: copies arrive",
        ),
        (('test="E10.1"', 'test="E10.7"'), "the test cell E10-7 has no exercise in the declaration"),
    ],
)
def test_a_cell_that_cannot_be_graded_is_refused_when_it_is_built(room, change, said):
    text = room.root / "exercises" / NAME / f"{NAME}.py"
    before = text.read_text(encoding="utf-8")
    assert change[0] in before
    text.write_text(before.replace(*change), encoding="utf-8")
    try:
        heard = room.run("autograder", "build", "10", status=2).stderr
        assert said in heard and len(heard.splitlines()) == 1
    finally:
        text.write_text(before, encoding="utf-8")
