"""Errors that everybody meets: the learner's own line is quoted, what stood in it, and what it means."""

from __future__ import annotations

import numpy as np
import pytest
from answers import run
from everyday_samples import SAMPLES, D, W, X

from autograder.engine import structure
from autograder.engine.everyday import EVERYDAY
from autograder.engine.local import LocalAnswer
from autograder.engine.notation import letters

CLASSES = {
    "self_forgotten": "class Box:\n    def __init__(self):\n        self.W = 1\n    def go(self):\n        return W\n",
    "none_kept": "class Box:\n    def __init__(self):\n        self.X = None\n    def go(self):\n        return self.X.T\n",
    "not_kept_in_self": "class Box:\n    def go(self):\n        return self.X\n",
    "inner_call_without_self": "class Box:\n    def step(x):\n        return x\n    def go(self):\n"
    "        return self.step(1)\n",
    "no_such_attribute": "class Box:\n    def go(self):\n        box = self\n        return box.X\n",
}  # fmt: skip


def answer_of(body: str, count: int, arguments: str = "abcd") -> LocalAnswer:
    """A function with the given lines, run as a notebook runs a cell."""
    head = f"def answer({', '.join(arguments[:count])}):\n"
    text = head + "".join(f"    {line}\n" for line in body.split("\n"))
    names = {"__name__": "answer", "np": np}
    run(text, f"<cell of {hash(text)}>", names)
    return LocalAnswer(names["answer"], "answer", text)


def read(body: str, args: list):
    answer = answer_of(body, len(args))
    call = answer.call(*args)
    assert call.error, "it has to stop"
    return structure.call_fault(call, "answer").mistake


@pytest.mark.parametrize("id_", SAMPLES)
def test_an_everyday_error_is_read_with_the_learners_line(id_):
    body, args, said = SAMPLES[id_]
    mistake = read(body, args)
    text = f"{mistake.name} {mistake.hint}"
    assert mistake.id == id_, text
    assert said in text and len(text) < 500
    assert any(f"`{line.strip().removesuffix(chr(58))}`" in text for line in body.split("\n")), text


@pytest.mark.parametrize("id_", CLASSES)
def test_an_everyday_error_of_a_class_is_read(id_):
    names = {"__name__": "answer", "np": np}
    run(CLASSES[id_], f"<class {id_}>", names)
    call = LocalAnswer(names["Box"], "Box").new()[1].call("go")
    mistake = structure.call_fault(call, "go").mistake
    assert mistake.id == id_ and "Your line" in mistake.hint, mistake.hint


def test_every_everyday_error_has_a_sample():
    assert {everyday.id for everyday in EVERYDAY} == {*SAMPLES, *CLASSES, "shapes_do_not_fit"}


# what the learner wrote -> what has to be said, what must not
SHAPES = {
    "return X.T @ d @ W": ("`X.T @ d` is an array of shape (4, 3)", "different layers"),
    "return d @ W": ("`W` is an array of shape (4, 3)", "cell by cell"),
    "return X @ X": ("Two arrays of one shape", "different layers"),
    "return X * d": ("different layers", "cell by cell"),
    "e = d * X @ W\nreturn e": ("Brackets are missing", "different layers"),
    "e = X * W @ W.T\nreturn e": ("not what `W.T` should meet", "Brackets are missing"),
    "d = (d @ W.T) * d\nreturn d": ("`d` is of another layer", "through which"),
    "dW = X * d\nreturn dW": ("`dW` is a matrix product", "different layers"),
    "return X * W": ("`@`", "different layers"),
    "return W * W.T": ("lying on its side", "different layers"),
    "return d - d[:, 0]": ("keepdims", "different layers"),
    "e = d + 0\ne += X.sum(0)\nreturn e": ("do not fit together", "`@`"),
    "return np.dot(X, d)": ("They share another axis", "cell by cell"),
    "return X @ 2.0": ("`@` needs arrays", "rows"),
    "e = np.zeros(3)\ne[0] = X[0]": ("one number", "`@`"),
    "e = np.zeros(3)\ne += np.zeros((2, 3))": ("cannot change a shape", "`@`"),
    "return X.reshape(3, 3)": ("28", "`@`"),
    "return X.sum(axis=2)": ("no axis 2", "`@`"),
    "return np.concatenate([X, d])": ("numpy said", "`@`"),
}  # fmt: skip


@pytest.mark.parametrize("body", SHAPES)
def test_a_shape_error_names_both_sides_with_their_letters(body):
    call = answer_of(body, 3, "XdW").call(X, D, W, read_only=False)
    named = letters(("X", "dZ", "W"), (X, D, W))
    mistake = structure.call_fault(call, "answer", named=named).mistake
    text = f"{mistake.name} {mistake.hint}"
    wanted, never = SHAPES[body]
    assert mistake.id in ("shapes_do_not_fit", "array_for_number", "ragged_array"), text
    assert wanted in text and never not in text, text
    assert "(7, 4) = (N, p)" in text or "(7, 4)" not in text


def test_the_letters_are_those_of_the_notation_card():
    named = letters(
        ("X", "Y", "W1", "W2", "W3"), tuple(np.ones(s) for s in ((7, 4), (7, 3), (4, 6), (6, 5), (5, 3)))
    )
    assert named.of == {7: "N", 4: "p", 3: "K", 6: "h1", 5: "h2"}


def test_a_length_with_two_meanings_has_no_letter():
    assert letters(("X", "W"), (np.ones((4, 4)), np.ones((4, 3)))).of == {3: "k"}


class Sly:
    """An object that does harm when it is looked at."""

    def __repr__(self):
        raise SystemExit

    __str__ = __len__ = __iter__ = __eq__ = __hash__ = __getattr__ = __repr__


def test_an_object_of_the_learners_is_never_asked():
    mistake = read("return b * a", [{Sly: 1}, 1.0])
    assert "Your line" in mistake.hint
    answer = answer_of("return b - a.T", 2)
    answer._thing.__globals__["Sly"] = Sly
    call = answer_of("a = [a]\nreturn a - b", 2).call(1.0, 2.0)
    assert call.scene.values[0] == ("a", "a list of 1 number")


def test_only_lines_of_the_learners_are_quoted():
    call = answer_of("return np.linalg.inv(a)", 1).call(np.zeros((2, 2)))
    assert call.error == "LinAlgError" and call.scene.line == "return np.linalg.inv(a)" and call.scene.deeper
    assert structure.call_fault(call, "answer").mistake.id == "raised"


def test_an_error_of_the_call_itself_has_no_line():
    call = answer_of("return a", 1).call(1.0, 2.0)
    assert call.scene is None and structure.call_fault(call, "answer").mistake.id == "other_arguments"


def test_a_method_without_self_is_said():
    names = {"__name__": "answer"}
    run("class Box:\n    def go(X):\n        return X\n", "<box>", names)
    call = LocalAnswer(names["Box"], "Box").new()[1].call("go", 1.0)
    assert structure.call_fault(call, "go").mistake.id == "self_in_the_head"


@pytest.mark.parametrize("made", ["np.array", "np.asarray", "np.stack"])
def test_arrays_of_different_shapes_are_told_whatever_was_to_join_them(made):
    for second in (W, np.ones((7, 3))):  # numpy has another message where the first axis agrees
        said = read(f"return {made}(a)", [[X, second]])
        assert said.id == "arrays_of_different_shapes" and f"`{made}` makes one array" in said.hint
