"""Faults of form, one by one: which mistake is named, and every word that the answer puts into its sentence."""

from __future__ import annotations

import re

import numpy as np
import pytest

from autograder.engine import structure
from autograder.engine.answer import Call, Odd, Scene
from autograder.engine.exchanged import exchanged
from autograder.engine.form_mistakes import STRUCTURE
from autograder.engine.function import Fault, Function, Result
from autograder.engine.local import LocalAnswer
from autograder.engine.notation import Letters
from autograder.engine.refused import code_names, refuse_source

# what could not be judged at all; everything else is "not yet"
COULD_NOT = {"not_answered", "returned_none", "raised", "other_arguments", "self_in_the_head", "too_slow"}
COULD_NOT |= {"too_much_memory"}
COULD_NOT |= {"not_a_function", "undefined_name", "inner_call_other_arguments"}


def stopped(error, message="", **more):
    return Call(error=error, message=message, **more)


LINE = Scene("Z = X @ W", "X @ W", (("X", "an array of shape (7, 3)"), ("W", "an array of shape (4, 3)")))
CALLS = {
    "a value": (Call(1.0), {}, None, {}),
    "a value, an input written to": (Call(1.0, changed=(1,)), {}, 'changes_input', {'which': 'The second of its arguments'}),
    "a value, an input written to where that is allowed": (Call(1.0, changed=(1,)), {"changed": False}, None, {}),
    "None, an input written to where that is allowed": (Call(changed=(5,)), {"changed": False}, 'changes_input', {'which': 'The sixth of its arguments'}),
    "the first input written to": (Call(1.0, changed=(0,)), {}, 'changes_input', {'which': 'The first of its arguments'}),
    "the third": (Call(1.0, changed=(2,)), {}, 'changes_input', {'which': 'The third of its arguments'}),
    "the fourth": (Call(1.0, changed=(3,)), {}, 'changes_input', {'which': 'The fourth of its arguments'}),
    "the fifth": (Call(1.0, changed=(4,)), {}, 'changes_input', {'which': 'The fifth of its arguments'}),
    "the sixth": (Call(1.0, changed=(5,)), {}, 'changes_input', {'which': 'The sixth of its arguments'}),
    "the seventh": (Call(1.0, changed=(6, 0)), {}, 'changes_input', {'which': 'Number 7 of its arguments'}),
    "None": (Call(), {}, 'returned_none', {'expected': 'a result'}),
    "None for a pair": (Call(), {"expected": "a pair `(dw, dx)`"}, 'returned_none', {'expected': 'a pair `(dw, dx)`'}),
    "a global": (Call(1.0, poisoned="X"), {}, 'uses_global', {'global_name': 'X'}),
    "no answer yet": (stopped("NotImplementedError"), {}, 'not_answered', {'function': 'loss'}),
    "endless, after a time": (stopped("TimeoutError", "stopped after 5.0 s"), {}, 'too_slow', {'after': ' after 5.0 s', 'enough': 'a right answer needs far less'}),
    "endless": (stopped("TimeoutError", "stopped"), {}, 'too_slow', {'after': '', 'enough': 'a right answer needs far less'}),
    "too much memory": (stopped("MemoryError"), {}, 'too_much_memory', {'place': '', 'enough': 'a right answer needs far less'}),
    "too large an array, in a line": (stopped("MemoryError", "Unable to allocate 74.5 GiB", scene=Scene("X = np.ones(n)")), {}, 'too_much_memory', {'place': 'Your line is `X = np.ones(n)`. ', 'enough': 'a right answer needs far less'}),
    "no function": (stopped("NotCallable", "list"), {}, 'not_a_function', {'function': 'loss', 'kind': 'a list'}),
    "a read-only array": (stopped("ValueError", "assignment destination is read-only"), {}, 'changes_input', {'which': 'An array given to it'}),
    "a read-only array in a line": (stopped("ValueError", "output array is read-only", scene=Scene("X -= 1")), {}, 'changes_input', {'which': 'Your line is `X -= 1`. An array given to it'}),
    "one argument too many": (stopped("TypeError", "loss() takes 1 positional argument but 2 were given"), {}, 'other_arguments', {'signature': '`loss`', 'message': 'loss() takes 1 positional argument but 2 were given'}),
    "with a signature": (stopped("TypeError", "loss() missing 1 required positional argument: 'y'"), {"signature": "`loss(x, y)`"}, 'other_arguments', {'signature': '`loss(x, y)`', 'message': "loss() missing 1 required positional argument: 'y'"}),
    "a keyword": (stopped("TypeError", "loss() got an unexpected keyword argument 'h'"), {}, 'other_arguments', {'signature': '`loss`', 'message': "loss() got an unexpected keyword argument 'h'"}),
    "no arguments": (stopped("TypeError", "Box() takes no arguments"), {}, 'other_arguments', {'signature': '`loss`', 'message': 'Box() takes no arguments'}),
    "a method without self": (stopped("TypeError", "Box.go() takes 1 positional argument but 2 were given"), {}, 'self_in_the_head', {'message': 'Box.go() takes 1 positional argument but 2 were given'}),
    "a method without self, of two": (stopped("TypeError", "Box.go() takes 2 positional arguments but 3 were given"), {}, 'self_in_the_head', {'message': 'Box.go() takes 2 positional arguments but 3 were given'}),
    "a method with two too many": (stopped("TypeError", "Box.go() takes 1 positional argument but 3 were given"), {}, 'other_arguments', {'signature': '`loss`', 'message': 'Box.go() takes 1 positional argument but 3 were given'}),
    "an error nobody knows": (stopped("ZebraError", "stripes"), {}, 'raised', {'error': 'ZebraError', 'place': 'It stopped outside your own lines.', 'message': 'stripes'}),
    "an error nobody knows, without a text": (stopped("ZebraError"), {}, 'raised', {'error': 'ZebraError', 'place': 'It stopped outside your own lines.', 'message': 'nothing'}),
    "an error nobody knows, in a line": (stopped("ZebraError", "stripes", scene=Scene("run()")), {}, 'raised', {'error': 'ZebraError', 'place': 'Your line is `run()`.', 'message': 'stripes'}),
    "shapes": (stopped("ValueError", "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 4 is different from 3)", scene=LINE), {"named": Letters({7: "N"})}, 'shapes_do_not_fit', {}),
    "a name": (stopped("NameError", "name 'zebra' is not defined", scene=Scene("return zebra", "zebra")), {}, 'undefined_name', {}),
    "a TypeError in a line of the learner's": (stopped("TypeError", "f() missing 1 required positional argument: 'y'", scene=Scene("return f(a)", "f(a)")), {}, 'inner_call_other_arguments', {}),
}  # fmt: skip

TASK = Function("loss", ("W",), (Result("dW", "W"),), lambda W: W)
TWO = np.array([[0.5, 1.5, 2.5], [3.5, 4.5, 5.25]])
SQUARE = np.array([[0.5, 1.5], [2.5, 3.25]])
ARRAYS = {
    "the same": (TWO, TWO, None, {}),
    "lists": (TWO.tolist(), TWO, None, {}),
    "None": (None, TWO, 'not_data', {'name': 'dW', 'kind': 'None', 'expected': 'an array of shape (2, 3)', 'came': ''}),
    "None for a number": (None, 0.5, 'not_data', {'name': 'dW', 'kind': 'None', 'expected': 'a number', 'came': ''}),
    "an object": (Odd("Box"), TWO, 'not_data', {'name': 'dW', 'kind': 'an object of the kind Box', 'expected': 'an array of shape (2, 3)', 'came': ''}),
    "a dict": ({"W": 1.0}, TWO, 'not_data', {'name': 'dW', 'kind': 'a dict', 'expected': 'an array of shape (2, 3)', 'came': " It is a dict with the key 'W'."}),
    "a text": ("0.5", 0.5, 'text', {'name': 'dW', 'expected': 'a number', 'came': " It is the text '0.5'."}),
    "a text in a list": ([["0.5"]], TWO, 'text', {'name': 'dW', 'expected': 'an array of shape (2, 3)', 'came': " It is a list of 1 list: [['0.5']]."}),
    "rows of different lengths": ([[1.0], [1.0, 2.0]], TWO, 'ragged', {'name': 'dW', 'owner': '`W` has the shape (2, 3)', 'came': ' It is a list of 2 lists: [[1], [1, 2]].'}),
    "rows of different lengths for a number": ([[1.0], [1.0, 2.0]], 0.5, 'ragged', {'name': 'dW', 'owner': 'Asked for is a single number', 'came': ' It is a list of 2 lists: [[1], [1, 2]].'}),
    "None in a list": ([None, 1.0], TWO, 'ragged', {'name': 'dW', 'owner': '`W` has the shape (2, 3)', 'came': ' It is a list of 2 things: [None, 1].'}),
    "objects": (TWO.astype(object), TWO, 'object_dtype', {'name': 'dW'}),
    "complex": (TWO + 0j, TWO, 'complex', {'name': 'dW'}),
    "an array for a number": (TWO, 0.5, 'not_one_number', '`dW` is not one number. Asked for is a single number. What has to be added up, picked or compared so that one number is left? It is an array of shape (2, 3).'),
    "one entry for a number": (np.array([[0.5]]), 0.5, None, {}),
    "lying on its side, the right numbers": (TWO.T, TWO, 'transposed', {'name': 'dW', 'shape': '(3, 2)', 'owner': '`W` has the shape (2, 3)', 'numbers': 'Every number is there, with rows and columns exchanged.'}),
    "lying on its side, other numbers": (TWO.T + 1, TWO, 'transposed', {'name': 'dW', 'shape': '(3, 2)', 'owner': '`W` has the shape (2, 3)', 'numbers': 'Rows and columns are exchanged.'}),
    "a square that lies on its side": (SQUARE.T, SQUARE, None, {}),
    "a gradient for each sample": (np.stack([TWO] * 5), TWO, 'not_summed_over_samples', {'name': 'dW', 'shape': '(5, 2, 3)', 'owner': '`W` has the shape (2, 3)'}),
    "a column": (np.array([[0.5], [1.5]]), np.array([0.5, 1.5]), 'column_for_flat', {'name': 'dW', 'shape': '(2, 1)', 'owner': 'Asked for is the shape (2,)'}),
    "a row that is a column": (np.array([0.5, 1.5]), np.array([[0.5], [1.5]]), 'column_for_flat', {'name': 'dW', 'shape': '(2,)', 'owner': 'Asked for is the shape (2, 1)'}),
    "a row of rows": (np.array([[0.5, 1.5]]), np.array([0.5, 1.5]), 'column_for_flat', {'name': 'dW', 'shape': '(1, 2)', 'owner': 'Asked for is the shape (2,)'}),
    "a column lying": (np.array([[0.5, 1.5]]), np.array([[0.5], [1.5]]), 'transposed', {'name': 'dW', 'shape': '(1, 2)', 'owner': 'asked for is the shape (2, 1)', 'numbers': 'Every number is there, with rows and columns exchanged.'}),
    "another shape": (np.full((3, 5), 0.5), TWO, 'wrong_shape', {'name': 'dW', 'shape': '(3, 5)', 'owner': '`W` has the shape (2, 3)'}),
    "another shape of as many": (np.full(6, 0.5), TWO, 'wrong_shape', {'name': 'dW', 'shape': '(6,)', 'owner': '`W` has the shape (2, 3)'}),
    "another shape of a flat one": (np.full(3, 0.5), np.array([0.5, 1.5]), 'wrong_shape', {'name': 'dW', 'shape': '(3,)', 'owner': 'Asked for is the shape (2,)'}),
    "another shape of three axes": (np.full((2, 2, 3), 0.5), np.full((3, 2, 2), 0.5), 'wrong_shape', {'name': 'dW', 'shape': '(2, 2, 3)', 'owner': 'Asked for is the shape (3, 2, 2)'}),
    "nan": (TWO * np.nan, TWO, 'nan', {'name': 'dW'}),
    "infinity": (TWO * np.inf, TWO, 'nan', {'name': 'dW'}),
    "cut off": (np.trunc(-TWO), -TWO, 'whole_numbers', {'name': 'dW'}),
    "cut off downwards": (np.floor(-TWO), -TWO, 'whole_numbers', {'name': 'dW'}),
    "rounded": (np.rint(TWO), TWO, 'whole_numbers', {'name': 'dW'}),
    "whole by dtype": (np.full((2, 3), 9), TWO, 'whole_numbers', {'name': 'dW'}),
    "truth values": (TWO > 1, TWO, 'truth_value', {'name': 'dW', 'kind': 'True or False'}),
    "whole by dtype as it should be": (np.array([1, 2]), np.array([1.0, 2.0]), None, {}),
    "others, whole by dtype, where whole ones are right": (np.array([3, 4]), np.array([1.0, 2.0]), None, {}),
    "whole, and not the right ones": (np.full((2, 3), 9.0), TWO, None, {}),
    "zeros": (np.zeros((2, 3)), np.full((2, 3), 0.25), None, {}),
    "zeros but one": (np.array([0.0, 1.0]), np.array([0.25, 1.25]), 'whole_numbers', {'name': 'dW'}),
    "one of them whole as it should be": (np.array([1.0, 2.0]), np.array([1.0, 2.25]), 'whole_numbers', {'name': 'dW'}),
}  # fmt: skip


def task(form, *names, **more):
    return Function("loss", ("W",), tuple(map(Result, names)), lambda W: W, form=form, **more)


ONE, NUMBER = task("one", "dW"), task("one", "L", is_scalar=True)
PAIR, DICT, LIST = task("tuple", "dW", "dX"), task("dict", "dW1", "dW2"), task("list")
ROW = np.array([0.5, 1.5])
PARTS = {
    "a pair": (PAIR, (ROW, ROW), (ROW, ROW), None, {}),
    "a pair as a list": (PAIR, [ROW, ROW], (ROW, ROW), None, {}),
    "None": (PAIR, None, (ROW, ROW), 'returned_none', {'expected': 'a pair `(dW, dX)`'}),
    "an object": (ONE, Odd("Box"), ROW, 'not_data', {'name': 'dW', 'kind': 'an object of the kind Box', 'expected': 'an array, `dW`', 'came': ''}),
    "an object for a pair": (PAIR, Odd("generator"), (ROW, ROW), 'not_data', {'name': 'the result', 'kind': 'a generator, which has made no values yet', 'expected': 'a pair `(dW, dX)`', 'came': ''}),
    "a text": (PAIR, "dW", (ROW, ROW), 'text', {'name': 'dW', 'expected': 'a pair `(dW, dX)`', 'came': " You returned the text 'dW'."}),
    "a text where nothing has a name": (LIST, "dW", [ROW], 'text', {'name': 'result', 'expected': 'a list of arrays', 'came': " You returned the text 'dW'."}),
    "a dict for one": (ONE, {"dW": ROW}, ROW, 'not_data', {'name': 'dW', 'kind': 'a dict', 'expected': 'an array, `dW`', 'came': " You returned a dict with the key 'dW'."}),
    "a dict for a pair": (PAIR, {"dW": ROW}, (ROW, ROW), 'wrong_count', {'expected_count': 'a pair `(dW, dX)`', 'got_count': 'a dict', 'expected': 'a pair `(dW, dX)`', 'came': " You returned a dict with the key 'dW'."}),
    "a number for a pair": (PAIR, 0.5, (ROW, ROW), 'wrong_count', {'expected_count': 'a pair `(dW, dX)`', 'got_count': 'one number', 'expected': 'a pair `(dW, dX)`', 'came': ' You returned the number 0.5.'}),
    "three for a pair": (PAIR, (ROW, ROW, ROW), (ROW, ROW), 'wrong_count', {'expected_count': 'two arrays', 'got_count': 'three', 'expected': 'a pair `(dW, dX)`', 'came': ' You returned a tuple of 3 arrays of shape (2,): [an array of shape (2,), an array of shape (2,), an array of shape (2,)].'}),
    "one for a pair": (PAIR, (ROW,), (ROW, ROW), 'wrong_count', {'expected_count': 'two arrays', 'got_count': 'one', 'expected': 'a pair `(dW, dX)`', 'came': ' You returned a tuple of 1 array of shape (2,): [an array of shape (2,)].'}),
    "a flat array for a pair": (PAIR, ROW, (ROW, ROW), 'wrong_count', {'expected_count': 'two arrays', 'got_count': 'one array', 'expected': 'a pair `(dW, dX)`', 'came': ' You returned an array of shape (2,): [0.5, 1.5].'}),
    "a table for a pair": (PAIR, np.ones((2, 2)), (ROW, ROW), None, {}),
    "a table of three rows for a pair": (PAIR, np.ones((3, 2)), (ROW, ROW), 'wrong_count', {'expected_count': 'two arrays', 'got_count': 'one array', 'expected': 'a pair `(dW, dX)`', 'came': ' You returned an array of shape (3, 2).'}),
    "a flat array for a list of two": (LIST, ROW, [0.5, 1.5], None, {}),
    "two for a list of one": (LIST, [ROW, ROW], [ROW], 'wrong_count', {'expected_count': 'one array', 'got_count': 'two', 'expected': 'a list of arrays', 'came': ' You returned a list of 2 arrays of shape (2,): [an array of shape (2,), an array of shape (2,)].'}),
    "two numbers for one": (task("tuple", "a", "b", is_scalar=True), (1.0, 2.0, 3.0), (1.0,), 'wrong_count', {'expected_count': 'one number', 'got_count': 'three', 'expected': 'a pair `(a, b)`', 'came': ' You returned a tuple of 3 numbers: [1, 2, 3].'}),
    "two numbers for three": (task("tuple", "a", "b", "c", is_scalar=True), (1.0, 2.0), (1.0, 2.0, 3.0), 'wrong_count', {'expected_count': 'three numbers', 'got_count': 'two', 'expected': 'three results `(a, b, c)`', 'came': ' You returned a tuple of 2 numbers: [1, 2].'}),
    "an array and its cache for one": (ONE, (ROW, {"X": ROW}), ROW, 'wrong_count', {'expected_count': 'one array', 'got_count': 'a tuple of two', 'expected': 'an array, `dW`', 'came': " You returned a tuple of 2 things: [an array of shape (2,), a dict with the key 'X']."}),
    "a tuple of numbers for one": (ONE, (0.5, 1.5), ROW, None, {}),
    "a tuple of one for one": (ONE, (ROW,), ROW, None, {}),
    "a pair for a number": (NUMBER, (ROW, ROW), 0.5, None, {}),
    "a pair where one number is wanted": (ONE, (ROW, ROW), 0.5, None, {}),
    "the keys asked for": (DICT, {"dW2": ROW, "dW1": ROW}, {"dW1": ROW, "dW2": ROW}, None, {}),
    "a key missing": (DICT, {"dW1": ROW}, {"dW1": ROW, "dW2": ROW}, 'missing_key', {'key': 'dW2', 'keys': 'dW1, dW2', 'near': ''}),
    "a key too many": (DICT, {"dW1": ROW, "dW2": ROW, "dX": ROW}, {"dW1": ROW, "dW2": ROW}, 'extra_key', {'key': 'dX', 'keys': 'dW1, dW2'}),
    "a list for a dict": (DICT, [ROW], {"dW1": ROW, "dW2": ROW}, 'wrong_count', {'expected_count': 'a dict', 'got_count': 'something else', 'expected': 'a dict with the keys dW1, dW2', 'came': ' You returned a list of 1 array of shape (2,): [an array of shape (2,)].'}),
}  # fmt: skip


def filled(mistake):
    """The words that this answer put into the sentences of its mistake, the way round: sentence -> words."""
    before = STRUCTURE[mistake.id]
    pattern, seen = "", set()
    for text in re.split(r"(\{\w+\})", f"{before.name} {before.hint}"):
        word = text.strip("{}")
        again = f"(?P={word})" if word in seen else f"(?P<{word}>.*?)"
        pattern += again if text.startswith("{") else re.escape(text)
        seen |= {word} if text.startswith("{") else set()
    text = re.sub(r" = \([A-Za-z0-9, ]+\)", "", f"{mistake.name} {mistake.hint}")  # the course's letters
    text = text.replace("The result ", "`the result` ", 1)
    found = re.fullmatch(pattern, text)
    return found.groupdict() if found else text


def check_fault(fault, mistake, words):
    if mistake is None:
        assert fault is None
        return
    assert fault.mistake.id == mistake, f"{fault.mistake.name} {fault.mistake.hint}"
    assert fault.could_not == (mistake in COULD_NOT)
    assert not words or filled(fault.mistake) == words


@pytest.mark.parametrize("case", CALLS)
def test_what_was_wrong_with_a_call_is_told(case):
    call, more, mistake, words = CALLS[case]
    check_fault(structure.call_fault(call, "loss", **more), mistake, words)


@pytest.mark.parametrize("case", ARRAYS)
def test_what_is_wrong_with_an_array_before_its_numbers_is_told(case):
    got, want, mistake, words = ARRAYS[case]
    fault = structure.array_fault(Result("dW", "W"), got, want, (np.ones((2, 3)),), TASK)
    check_fault(fault, mistake, words)


def test_what_decides_about_a_shape_is_said_where_it_is_known():
    X, W = np.ones((7, 2)), np.ones((2, 3))
    gradient = Function("dense_backward", ("X", "W"), (Result("dW", "W"),), lambda X, W: W)
    forward = Function("dense_forward", ("X", "W"), (Result("Z"),), lambda X, W: X @ W)
    squash = Function("squash", ("s",), (Result("z", "s"),), lambda s: s)
    strange = np.full((5, 6), 0.5)

    def hint(function, want, *args):
        return structure.array_fault(function.results[0], strange, want, args, function).mistake.hint

    assert hint(gradient, W, X, W).endswith("A gradient has the shape of the thing it changes.")
    assert hint(forward, X @ W, X, W).endswith("A row is asked for each sample, as in `X`.")
    assert hint(squash, TWO, TWO).endswith("`s` has the shape (2, 3).")


@pytest.mark.parametrize("case", PARTS)
def test_parts_that_are_missing_or_too_many_are_told(case):
    function, got, want, mistake, words = PARTS[case]
    if mistake is None:
        assert structure.parts_fault(function, got, want) is None
        return
    with pytest.raises(Fault) as raised:
        structure.parts_fault(function, got, want)
    check_fault(raised.value, mistake, words)


def test_letters_of_the_axes_stand_behind_a_shape():
    call = CALLS["shapes"][0]
    named = Letters({7: "N", 4: "p", 3: "k"})
    hint = structure.call_fault(call, "loss", named=named).mistake.hint
    assert "(7, 3) = (N, k)" in hint and "(4, 3) = (p, k)" in hint
    assert "(7, 3), " in structure.call_fault(call, "loss").mistake.hint


def test_hints_of_the_exercise_follow_a_fault_that_has_none():
    assert structure.fault("nan", name="dW", more=["second", "third"]).mistake.more == ("second", "third")
    assert structure.fault("nan", name="dW").mistake.more == ()


def test_a_result_that_is_like_no_argument_is_asked_for_by_its_shape():
    for result, function in ((Result("dW"), TASK), (Result("dW", "W"), None), (Result("dW", "b"), TASK)):
        fault = structure.array_fault(result, np.ones(6), TWO, (np.ones((2, 3)),), function)
        assert filled(fault.mistake)["owner"] == "Asked for is the shape (2, 3)"


@pytest.mark.parametrize(
    "gots, wants, found",
    [
        ([(2.0, 1.0)], [(1.0, 2.0)], True),
        ([(1.0, 2.0)], [(1.0, 2.0)], False),
        ([(2.0, 1.0), (3.0, 4.0)], [(1.0, 2.0), (3.0, 4.0)], False),
        ([[2.0, 3.0, 1.0]], [[1.0, 2.0, 3.0]], True),
        ([(4.0, 3.0, 2.0, 1.0)], [(1.0, 2.0, 3.0, 4.0)], True),
        ([(5.0, 4.0, 3.0, 2.0, 1.0)], [(1.0, 2.0, 3.0, 4.0, 5.0)], False),
        ([(1.0,)], [(1.0,)], False),
        ([(2.0, 1.0, 3.0)], [(1.0, 2.0)], False),
        ([None], [(1.0, 2.0)], False),
        ([np.array([2.0, 1.0])], [np.array([1.0, 2.0])], False),
        ([(2.0, 9.0)], [(1.0, 2.0)], False),
    ],
)
def test_right_parts_in_another_order_are_seen(gots, wants, found):
    assert exchanged(gots, wants) is found


def test_names_are_read_outside_comments_and_texts():
    text = "def f(x):\n    # g(x)\n    y = h (x)\n\n    return 'k(x)' + y  # m\n"
    assert code_names(text) == [
        *[("def", "f"), ("f", "("), ("x", ")"), ("y", "="), ("h", "("), ("x", ")")],
        *[("return", "'k(x)'"), ("y", "")],
    ]
    assert code_names("f(") == [("f", "(")]
    assert code_names("f(x") == [("f", "("), ("x", "")]
    assert code_names("if x:\n        y\n    z") is not None
    assert code_names("x") == [("x", "")]
    assert code_names("") == []


@pytest.mark.parametrize(
    "source, mistake, word",
    [
        ("return derivative(f, x)", "forbidden_call", "derivative"),
        ("return derivative (f, x)", "forbidden_call", "derivative"),
        ("slope = numerical_gradient", "forbidden_call", "numerical_gradient"),
        ("derivative = 1", None, ""),
        ("# derivative(f, x)", None, ""),
        ("def derivative(f):\n    return 1\nderivative(f)", None, ""),
        ("def  derivative (f):\n    return 1\nderivative(f)", None, ""),
        ("import solutions", "imports_answers", "solutions"),
        ("  from autograder.chapters import reference", "imports_answers", "autograder"),
        ("x = 1\nimport  autograder", "imports_answers", "autograder"),
        ("import autograders", None, ""),
        ("# import autograder", None, ""),
        ("", None, ""),
    ],
)
def test_a_source_that_calls_or_imports_what_judges_it_is_refused(source, mistake, word):
    answer = LocalAnswer(len, "answer", source)
    if mistake is None:
        assert refuse_source(answer, ("derivative", "numerical_gradient")) is None
        return
    with pytest.raises(Fault) as raised:
        refuse_source(answer, ("derivative", "numerical_gradient"))
    check_fault(raised.value, mistake, {"call": word})
