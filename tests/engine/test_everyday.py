"""Errors that everybody meets: the learner's own line is quoted, what stood in it, and what it means."""

from __future__ import annotations

import numpy as np
import pytest
from answers import run

from autograder.engine import structure
from autograder.engine.everyday import EVERYDAY
from autograder.engine.local import LocalAnswer
from autograder.engine.notation import letters

X, D, W = np.ones((7, 4)), np.ones((7, 3)), np.ones((4, 3))
EDGES = {("y", "h1"): 2.0, ("y", "h2"): 3.0, ("h1", "x1"): -1.0}

# id -> (what the learner wrote, arguments, what the card has to say besides the line)
SAMPLES = {
    "adds_to_a_missing_key": ("grads = {'y': 1.0}\ngrads[a] += 2.0", ["h1"], "a dict with the key 'y'"),
    "pair_and_value": ("total = 0\nfor u, v in a.items():\n    total += a[u, v]", [EDGES], "`.items()` gives"),
    "pair_turned_round": ("u, v = 'h1', 'y'\nreturn a[u, v]", [EDGES], "('y', 'h1') is a key"),
    "single_name_for_pair": ("u = 'y'\nreturn a[u]", [EDGES], "`u` is the text 'y'"),
    "number_for_name": ("return a[0]", [{"H1": X}], "a dict with the key 'H1'"),
    "misspelt_key": ("return a['h1']", [{"H1": X, "O1": X}], "'H1'"),
    "no_such_key": ("node = 'x1'\nreturn a[node]", [{"y": ["h1"]}], "`node` is the text 'x1'"),
    "given_function_refuses": ("slope = a(b)\nreturn slope", [lambda u: 2.0 * u, lambda x: x], "`b` is the function itself"),
    "not_called": ("return 2.0 * a", [lambda x: x], "`a` is a function"),
    "square_brackets_for_call": ("return np.zeros[3]", [], "round brackets"),
    "hat_for_power": ("return (a - 1.0) ^ 2", [2.0], "x**2"),
    "none_in_a_sum": ("b = print(a)\nreturn b * 2", [1.0], "`b` is None"),
    "list_arithmetic": ("return a - b", [[1.0, 2.0], [3.0, 4.0]], "`a` is a list of 2 numbers"),
    "tuple_for_array": ("out = (a, 1)\nreturn a - out", [1.0], "a tuple of 2 numbers"),
    "dict_for_number": ("return a * 2", [{"L": 1.0}], "a dict with the key 'L'"),
    "view_for_list": ("return a.values() * 2", [{"L": 1.0}], "list("),
    "generator_for_number": ("b = (x for x in a)\nreturn b * 2.0", [[1.0]], "`b` is a generator"),
    "text_for_number": ("return a - 1.0", ["x"], "the text 'x'"),
    "list_times_number": ("return a * 0.5", [[1.0, 2.0]], "a list of 2 numbers"),
    "joined_to_list": ("return a + 'x'", [["y"]], "a list of 1 text"),
    "none_taken_apart": ("b = a.append(1)\nreturn b[0]", [[]], "`b` is None"),
    "view_indexed": ("return a.keys()[0]", [{"y": 1.0}], "list("),
    "number_taken_apart": ("for i in a:\n    pass", [3], "the number 3"),
    "not_callable": ("return a(2 + 1)", [3.0], "`a` is the number 3"),
    "list_index_is_text": ("return a['W']", [[1.0]], "a list of 1 number"),
    "list_index_is_pair": ("return a[0, 1]", [[[1.0, 2.0]]], "a list of 1 list"),
    "list_index_is_list": ("return a[b]", [[1.0, 2.0], [0, 1]], "a list of 2 numbers"),
    "place_is_no_whole_number": ("n = 6 / 2\nreturn a[n]", [np.ones(5)], "`n` is the number 3"),
    "axis_for_second_array": ("return np.max(1e-12, a)", [2.5], "takes one array"),
    "key_that_changes": ("return {a: 1}", [[1.0]], "cannot be a key"),
    "tuple_cannot_change": ("a[0] = 2.0", [(1.0, 2.0)], "a tuple of 2 numbers"),
    "compared_kinds": ("return a > 1", ["x"], "a str with a int"),
    "math_on_arrays": ("import math\nreturn math.exp(a)", [X], "(7, 4)"),
    "array_for_number": ("return float(a)", [X], "(7, 4)"),
    "python_max_of_array": ("return max(a)", [X], "`np.max`"),
    "array_in_a_list": ("return a in [b]", [X, X], "in"),
    "if_on_array": ("if a >= 0:\n    return 1", [X], "`if` wants one yes or no"),
    "yes_or_no": ("return bool(a)", [X], "(7, 4)"),
    "items_unpacked": ("for u, v, d in a.items():\n    pass", [EDGES], "for (u, v), number in"),
    "wrong_number_of_names": ("for u, v, d in a:\n    pass", [EDGES], "3 names"),
    "text_as_number": ("return float(a)", ["W1"], "the text 'W1'"),
    "ragged_array": ("return np.array(a)", [[[1.0], [1.0, 2.0]]], "a list of 2 lists"),
    "nothing_to_reduce": ("return max(a)", [[]], "an empty list"),
    "outside_the_domain": ("import math\nreturn math.log(a)", [-1.0], "the number -1"),
    "not_in_list": ("return a.index('z')", [["y"]], "a list of 1 text"),
    "divided_by_zero": ("n = 0\nreturn 1 / n", [], "`n` is 0"),
    "never_stops_calling": ("return answer(a)", [1.0], "calls itself"),
    "too_large_for_math": ("import math\nreturn math.exp(a)", [1000.0], "too large"),
    "your_own_assert": ("assert a.shape == (2, 2)", [X], "(7, 4)"),
    "row_for_entry": ("total = 0\nfor k in range(a.size):\n    total = total + a[k].sum()", [W], "`k` is the number 4"),
    "index_out_of_bounds": ("return a[len(a)]", [np.ones(4)], "4 places"),
    "nothing_to_write_to": ("a[0] = 1.0", [[]], "an empty list"),
    "past_the_end": ("i = 1\nreturn a[i + 1]", [[1.0, 2.0]], "a list of 2 numbers"),
    "too_many_indices": ("return a[0, 1]", [np.ones(4)], "1 axes"),
    "added_before_the_start": ("for x in a:\n    total += x\nreturn total", [[1.0]], "`total`"),
    "used_before_its_value": ("if a < 0:\n    y = 1\nreturn y", [1.0], "`y`"),
    "number_e": ("return e**a", [1.0], "np.exp"),
    "np_forgotten": ("return exp(a)", [1.0], "np.exp"),
    "module_not_there": ("return math.exp(a)", [1.0], "import math"),
    "other_language": ("return true", [], "`True`"),
    "name_without_value": ("W1 = a\nreturn dW1", [1.0], "`dW1` has no value"),
    "misspelt_name": ("inner = a\nreturn iner", [1.0], "`inner`"),
    "undefined_name": ("return zebra", [], "`zebra`"),
    "none_asked": ("b = a.append(1)\nreturn b.append(2)", [[]], "`b` is None"),
    "list_asked_as_array": ("return a.T", [[X, W]], "a list of 2 arrays"),
    "array_asked_as_list": ("a.append(1.0)", [X], "(7, 4)"),
    "dict_asked_as_list": ("a.append(1.0)", [{"y": 1.0}], "a dict with the key 'y'"),
    "tuple_asked_as_list": ("a.append(1.0)", [(1.0,)], "a tuple of 1 number"),
    "number_asked": ("return a.shape", [1.0], "the number 1"),
    "function_asked": ("return a.T", [lambda x: x], "`a` is a function"),
    "not_in_numpy": ("return np.sigmoid(a)", [X], "sigmoid"),
    "inner_call_other_arguments": ("def f(x, y):\n    return x\nreturn f(a)", [1.0], "missing 1"),
    "objects_in_numpy": ("return np.exp(np.array([a, None]))", [1.0], "objects"),
}  # fmt: skip
CLASSES = {
    "self_forgotten": "class Box:\n    def __init__(self):\n        self.W = 1\n    def go(self):\n        return W\n",
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
