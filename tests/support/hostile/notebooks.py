"""The notebook itself, changed."""

from __future__ import annotations

import json

from submissions import answered, blank, cell, code, markdown, place

from hostile.making import ANSWERS, NAME, TESTS, add

FORGED = {"E4-1-values": 1, "E4-1-quiet": 1, "E4-2": 2, "E4-3": 4, "E4-4": 2, "Q4": 1}


def on_notebook(kind: str):
    """Decorator: `change(notebook)` makes the attack out of a blank notebook."""

    def decorate(change):
        def make(bait):
            notebook = blank(NAME)
            return json.dumps(change(notebook) or notebook)

        add(kind, change.__name__.replace("_", " "), make)
        return change

    return decorate


def tests(notebook):
    return [cell(notebook, name) for name in TESTS]


def meta(one):
    return one["metadata"]["nbgrader"]


@on_notebook("notebook")
def tests_say_true(notebook):
    for one in tests(notebook):
        one["source"] = "True"


@on_notebook("notebook")
def tests_end_in_a_mark(notebook):
    for one in tests(notebook):
        one["source"] = "4.0"


@on_notebook("notebook")
def tests_are_skipped(notebook):
    for one in tests(notebook):
        one["metadata"]["tags"] = ["skip-execution"]


@on_notebook("notebook")
def tests_are_called_answers(notebook):
    for one in tests(notebook):
        meta(one).update(solution=True, locked=False)
        one["source"] = "pass"


@on_notebook("notebook")
def tests_are_worth_more(notebook):
    for one in tests(notebook):
        meta(one).update(points=1000)
        one["source"] = "1000"


@on_notebook("notebook")
def tests_are_gone(notebook):
    notebook["cells"] = [one for one in notebook["cells"] if one not in tests(notebook)]


@on_notebook("notebook")
def tests_are_copied(notebook):
    notebook["cells"] += [{**one, "id": one["id"] + "-b", "source": "pass"} for one in tests(notebook)]


@on_notebook("notebook")
def tests_are_moved_to_the_front(notebook):
    moved = tests(notebook)
    notebook["cells"] = moved + [one for one in notebook["cells"] if one not in moved]


@on_notebook("notebook")
def tests_are_prose(notebook):
    for one in tests(notebook):
        one.update(cell_type="markdown", source="passed")
        one.pop("outputs"), one.pop("execution_count")


@on_notebook("notebook")
def tests_bring_their_outputs(notebook):
    for one in tests(notebook):
        mark = {
            "output_type": "execute_result",
            "data": {"text/plain": "4.0"},
            "metadata": {},
            "execution_count": 1,
        }
        one.update(outputs=[mark], execution_count=1)


@on_notebook("notebook")
def metadata_from_the_future(notebook):
    for one in tests(notebook):
        meta(one).update(schema_version=99)
        one["source"] = "pass"


@on_notebook("notebook")
def answers_take_the_names_of_tests(notebook):
    for answer, test in zip(ANSWERS, TESTS, strict=False):
        meta(cell(notebook, answer)).update(grade_id=test, grade=True, points=4, solution=True)


@on_notebook("notebook")
def marks_of_its_own(notebook):
    notebook["cells"].append(
        code(
            "100",
            nbgrader={
                "grade": True,
                "grade_id": "bonus",
                "points": 100,
                "locked": False,
                "schema_version": 3,
                "solution": True,
                "task": False,
            },
        )
    )


@on_notebook("notebook")
def a_written_answer_for_each_test(notebook):
    for name in TESTS:
        where = place(notebook, name)
        notebook["cells"][where] = {
            **markdown("done"),
            "metadata": cell(notebook, name)["metadata"],
            "id": name,
        }


@on_notebook("notebook")
def right_answers_in_locked_cells(notebook):
    """They are kept for a person to see, and not run."""
    right = answered(NAME)
    for test, name in zip(TESTS, ("sigmoid", "sigmoid", *ANSWERS[1:]), strict=True):
        cell(notebook, test)["source"] = "".join(cell(right, name)["source"])
    cell(notebook, "given-setup")["source"] = "\n".join(
        "".join(cell(right, name)["source"]) for name in ANSWERS
    )


@on_notebook("notebook")
def right_answers_that_pose_as_kept(notebook):
    kept = {"cell": "E4-3", "place": "sigmoid", "lines": 1, "names": ["sigmoid"]}
    for one in notebook["cells"]:
        one["metadata"]["backprop"] = kept


@on_notebook("notebook")
def set_up_that_answers(notebook):
    cell(notebook, "given-setup")["source"] = "check = lambda *a: None"


@on_notebook("notebook")
def magics(notebook):
    cell(notebook, "sigmoid")["source"] = "%%script bash\ntouch /tmp/pwned"
    cell(notebook, "neuron_forward")["source"] = "!touch /tmp/pwned\n%run /etc/passwd\n%load_ext autoreload"


@on_notebook("notebook")
def another_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": "Bash", "language": "bash"}


@on_notebook("notebook")
def ten_thousand_cells(notebook):
    notebook["cells"] += [code(f"x = {i}") for i in range(10_000)]


@on_notebook("notebook")
def sources_that_are_no_text(notebook):
    for name in ANSWERS:
        cell(notebook, name)["source"] = ["def ", "sigmoid(s): ", "return 1"]
    cell(notebook, "sigmoid")["metadata"] = {
        "nbgrader": {"grade_id": "sigmoid", "solution": [[]], "points": {}}
    }


@on_notebook("notebook")
def scripts_everywhere(notebook):
    for text in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))"):
        notebook["cells"].append(markdown(text))
    cell(notebook, "M4")["source"] = "<iframe src='file:///etc/passwd'></iframe><svg onload=alert(1)>"
