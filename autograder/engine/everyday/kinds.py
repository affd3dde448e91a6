"""Everyday errors with kinds: a list, a text, a function or None where a number or an array is needed."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from autograder.engine.everyday.says import Words, says
from autograder.engine.reading import Everyday, Stop

_WITH = r"unsupported operand type\(s\) for (?P<sign>\S+): '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'"
_FUNCTIONS: tuple[str, ...] = (
    "function",
    "builtin_function_or_method",
    "method",
    "ufunc",
    "Callback",
    "Odd",
    "Given",
)
_FUNCTIONS += ("method-wrapper", "type", "numpy._ArrayFunctionDispatcher", "_ArrayFunctionDispatcher")
_VIEWS = ("dict_values", "dict_keys", "dict_items", "zip", "map", "range", "enumerate", "filter")


def _between(*kinds: str) -> Callable[[Stop], Words]:
    """An operator between two things, one of which is of these kinds; `part` is that one as written."""

    def when(stop: Stop) -> Words:
        match = stop.finds(_WITH) or stop.finds(r"bad operand type for (?P<sign>\S+): '(?P<left>[\w.]+)'")
        if match is None:
            return None
        types = [match.groupdict().get("left"), match.groupdict().get("right")]
        at = next((i for i, one in enumerate(types) if one in kinds), None)
        if at is None:
            return None
        parts = stop.parts
        part = parts[at] if len(parts) == 2 else (parts[0] if parts else "one of them")
        both = types[0] == types[1]
        return {"sign": match["sign"].rstrip(":"), "part": part, "kind": str(types[at]), "both": str(both)}

    return when


def _text_among(stop: Stop) -> Words:
    joined = says(r"can only concatenate str (?!.*not \"(list|tuple))|must be str, not")
    match = _between("str")(stop) or joined(stop)
    return {"message": stop.message, **match} if match is not None else None


_CALLS = r"'(?P<kind>[\w.]+)' object is not "


def _not_called(stop: Stop) -> Words:
    """A function where its value is meant: `g * 2`, `x.sum / n`, `g[x]`."""
    found = _between(*_FUNCTIONS)(stop)
    if found is not None and found["kind"] != "Odd":
        return found
    match = stop.finds(_CALLS + "iterable")
    if match is None or match["kind"] not in _FUNCTIONS:
        return None
    return {"part": stop.parts[0] if stop.parts else "it"}


def _given_refuses(stop: Stop) -> Words:
    """A function that was handed over stopped: it got what it cannot take."""
    tree = stop.tree
    if not (stop.scene.deeper and isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name)):
        return None
    if stop.kind(tree.func) not in ("", "a function"):
        return None
    for part in tree.args:
        if stop.kind(part) == "a function":
            text = ast.unparse(part)
            return {
                "name": tree.func.id,
                "what": f"`{text}` is the function itself, not its value; `{text}(…)` is",
            }
    shown = [f"`{ast.unparse(part)}` is {stop.kind(part)}" for part in tree.args if stop.kind(part)]
    what = ", ".join(shown) if shown else "compare their order and their shapes with what it takes"
    return {"name": tree.func.id, "what": what}


def _not_callable(stop: Stop) -> Words:
    match = stop.finds(_CALLS + "callable")
    if match is None:
        return None
    return {"part": stop.parts[0] if stop.parts else "it", "kind": match["kind"]}


def _whole_number(stop: Stop) -> Words:
    if not (
        stop.finds(r"'(numpy\.)?float\d*' object cannot be interpreted as an integer")
        or stop.finds(r"(indices must be integers|only integers).*")
    ):
        return None
    floats = [
        text for text, kind in stop.scene.values if re.match(r"the number -?\d+\.\d|the number -?\d+$", kind)
    ]
    return {"part": floats[-1]} if floats else None


def _names_into_a_list(stop: Stop) -> Words:
    if not stop.finds(r"list indices must be integers or slices, not tuple"):
        return None
    if not isinstance(stop.tree, ast.Subscript) or not isinstance(stop.tree.slice, ast.Tuple):
        return None
    names = [isinstance(e, ast.Constant) and isinstance(e.value, str) for e in stop.tree.slice.elts]
    return {"part": ast.unparse(stop.tree.value)} if all(names) else None


def _mask_of_a_number(stop: Stop) -> Words:
    """`s[s >= 0]` of a function that is asked for one number too."""
    index = stop.tree
    if not isinstance(index, ast.Subscript) or not stop.kind(index.value).startswith("the number"):
        return None
    mask = index.slice.operand if isinstance(index.slice, ast.UnaryOp) else index.slice
    if not isinstance(mask, ast.Compare) and stop.kind(mask) not in ("True", "False"):
        return None
    return {"part": ast.unparse(index.value), "mask": ast.unparse(index.slice)}


def _two_for_one(stop: Stop) -> Words:
    """`np.max(a, b)`: the second argument is an axis."""
    call = stop.tree
    if not isinstance(call, ast.Call) or len(call.args) < 2:
        return None
    name = ast.unparse(call.func)
    return {"name": name} if name in ("np.max", "np.min", "np.sum", "np.mean", "np.prod") else None


GIVEN = (
    Everyday(
        "given_function_refuses",
        ("TypeError", "ValueError", "IndexError", "AttributeError", "RuntimeError"),
        _given_refuses,
        "`{name}` was handed something it cannot take.",
        "In the brackets of `{name}`: {what}.",
    ),
)

KINDS = (
    Everyday(
        "not_called",
        ("TypeError", "AttributeError"),
        _not_called,
        "`{part}` is a function, not a number.",
        "Its value comes only when it is called: round brackets behind the name, with what it is asked for "
        "in them.",
    ),
    Everyday(
        "inner_call_without_self",
        ("TypeError",),
        says(r"(?P<name>\w+)\.(?P<method>\w+)\(\) takes (\d) positional arguments? but (?!\3)\d w"),
        "`self` is missing in the head of `{method}`.",
        "Python hands the object itself to every method as its first argument. It said: {message}.",
    ),
    Everyday(
        "inner_call_other_arguments",
        ("TypeError",),
        says(r"(?P<name>[\w.<>]+)\(\) (missing \d|takes |got an unexpected|got multiple)"),
        "`{name}` is called with other arguments than it takes.",
        "Python said: {message}. Compare the brackets here with the ones in its definition.",
    ),
    Everyday(
        "hat_for_power",
        ("TypeError",),
        lambda stop: {} if stop.finds(r"for \^=?:|bitwise_xor") else None,
        "`^` is not a power in Python.",
        "A power is written with two stars: `x**2`.",
    ),
    Everyday(
        "none_in_a_sum",
        ("TypeError",),
        _between("NoneType"),
        "`{part}` is None.",
        "Nothing can be calculated with None. It comes from a function that ends without meeting a "
        "`return`, or from a method such as `append` or `sort`, which changes its list and gives back "
        "nothing.",
    ),
    Everyday(
        "list_arithmetic",
        ("TypeError",),
        _between("list"),
        "`{part}` is a list, and lists do not calculate.",
        "`{sign}` with numbers works on arrays: make one by `np.array(…)`, or go through the list entry by "
        "entry.",
    ),
    Everyday(
        "tuple_for_array",
        ("TypeError",),
        _between("tuple"),
        "`{part}` is a tuple of several things.",
        "One number or array is needed here. A function that returns two things gives a tuple: take it "
        "apart, `out, cache = …`.",
    ),
    Everyday(
        "dict_for_number",
        ("TypeError",),
        _between("dict"),
        "`{part}` is a whole dict.",
        "One of its values is needed here: `{part}[key]`.",
    ),
    Everyday(
        "view_for_list",
        ("TypeError",),
        _between(*_VIEWS),
        "`{part}` is not a list of numbers yet.",
        "Python's `{kind}` only hands things out one after the other. `list(…)` makes a list of it.",
    ),
    Everyday(
        "generator_for_number",
        ("TypeError",),
        _between("generator"),
        "`{part}` is a generator.",
        "It has not made its values yet: round brackets around a `for`, or a `yield`, only promise them. "
        "`sum(…)` or `list(…)` fetches them.",
    ),
    Everyday(
        "text_for_number",
        ("TypeError",),
        _text_among,
        "A text stands where a number is needed.",
        "A name in quotes is a text, also if it looks like a number. Python said: {message}.",
    ),
    Everyday(
        "list_times_number",
        ("TypeError",),
        says(r"can't multiply sequence by non-int"),
        "A list or tuple cannot be multiplied.",
        "Lists and tuples do not calculate, arrays do. A list of numbers becomes one by `np.array(…)`; a "
        "list of arrays is gone through, one after another.",
    ),
    Everyday(
        "joined_to_list",
        ("TypeError",),
        says(r"can only concatenate (?P<kind>list|tuple) \(not \"(?P<other>[\w.]+)\"\)"),
        "`+` joins a {kind} only to another {kind}.",
        "The other side is of the kind {other}. One more item in a list is written `[item]`.",
    ),
    Everyday(
        "square_brackets_for_call",
        ("TypeError",),
        says(r"'(function|builtin_function_or_method|method|ufunc|type)' object is not subscriptable"),
        "A function is called with round brackets.",
        "Square brackets ask a list, a dict or an array for one of its entries.",
    ),
    Everyday(
        "none_taken_apart",
        ("TypeError",),
        says(r"'NoneType' object (is not (subscriptable|iterable)|has no len)|non-iterable NoneType"),
        "What is taken apart here is None.",
        "It comes from a function that ends without meeting a `return`, or from a method such as "
        "`append`, which gives back nothing.",
    ),
    Everyday(
        "view_indexed",
        ("TypeError",),
        says(
            r"'(?P<kind>dict_keys|dict_values|dict_items|generator|zip|map|set)' object is not subscriptable"
        ),
        "A `{kind}` has no first or second entry.",
        "It only hands things out one after the other. `list(…)` around it makes a list, and a list has "
        "entries.",
    ),
    Everyday(
        "number_gone_through",
        ("TypeError",),
        says(
            r"'(numpy\.)?(int|float)\d*' object is not iterable|iteration over a 0-d array",
            line=r"\bfor\b",
        ),
        "A single number cannot be gone through.",
        "A loop over places is written `for i in range(n)`.",
    ),
    Everyday(
        "number_by_mask",
        ("TypeError", "IndexError"),
        _mask_of_a_number,
        "A single number has no entries to pick.",
        "`{part}` is one number here, and `{mask}` one True or False. `np.where(…, …, …)` takes a number "
        "as well as an array.",
    ),
    Everyday(
        "number_taken_apart",
        ("TypeError", "IndexError"),
        says(
            r"'(numpy\.)?(int|float)\d*' object (is not (subscriptable|iterable)|has no len|does not "
            r"support item)"
            r"|non-iterable (numpy\.)?(int|float)|object of type '(numpy\.)?(int|float)\d*' has no len"
            r"|invalid index to scalar|iteration over a 0-d array|len\(\) of unsized"
        ),
        "A single number has no entries.",
        "It can neither be indexed nor gone through, and has no length. What in this line is one number "
        "where several were meant?",
    ),
    Everyday(
        "not_callable",
        ("TypeError",),
        _not_callable,
        "`{part}` is called, but it is no function.",
        "It is of the kind {kind}. Is a `*` missing before a bracket, or were round brackets meant to be "
        "square ones, or was a function's name given to something else?",
    ),
    Everyday(
        "list_index_is_text",
        ("TypeError",),
        says(r"(?P<kind>list|tuple|string) indices must be integers or slices, not str"),
        "A {kind} is asked for a place, not for a name.",
        "Names in square brackets belong to a dict. What is this thing, and how do you get from it to the "
        "one you mean?",
    ),
    Everyday(
        "list_for_dict",
        ("TypeError",),
        _names_into_a_list,
        "`{part}` is a list, and you ask it for names.",
        "A list has places, 0, 1, 2 and so on. What is asked for by names, or by pairs of names, is a dict: "
        "an empty one is written `{{}}`.",
    ),
    Everyday(
        "list_index_is_pair",
        ("TypeError",),
        says(r"(?P<kind>list|tuple) indices must be integers or slices, not tuple"),
        "A {kind} takes one index, not two.",
        "Row and column in one bracket, `[i, j]`, is for arrays: `np.array(…)` makes one, or write `[i][j]`.",
    ),
    Everyday(
        "list_index_is_list",
        ("TypeError",),
        says(r"(?P<kind>list|tuple) indices must be integers or slices, not (list|ndarray|numpy\.ndarray)"),
        "A {kind} takes one place at a time.",
        "Several places at once is for arrays: `np.array(…)` makes one.",
    ),
    Everyday(
        "axis_for_second_array",
        ("TypeError", "IndexError"),
        _two_for_one,
        "`{name}` takes one array.",
        "Its second argument is an axis. The larger of two things is `max(a, b)` for numbers and "
        "`np.maximum(a, b)` for arrays; a sum of two is written `+`.",
    ),
    Everyday(
        "place_is_no_whole_number",
        ("TypeError", "IndexError"),
        _whole_number,
        "A place or a count has to be a whole number.",
        "`{part}` is not one. A loop `for i in x` hands out what stands in x; `for i in range(len(x))` "
        "counts its places. And `/` always gives a number with a point, also for 6/2; "
        "`//` gives a whole one.",
    ),
    Everyday(
        "key_that_changes",
        ("TypeError",),
        says(r"unhashable type: '(?P<kind>[\w.]+)'"),
        "A {kind} cannot be a key.",
        "Keys of a dict and members of a set must not change: a text, a number, or a tuple, `tuple(…)`. "
        "`{{…}}` without colons makes a set.",
    ),
    Everyday(
        "tuple_cannot_change",
        ("TypeError",),
        says(r"'(?P<kind>tuple|str)' object does not support item assignment"),
        "A {kind} cannot be changed.",
        "Make a new one, or a list: `list(…)`.",
    ),
    Everyday(
        "compared_kinds",
        ("TypeError",),
        says(
            r"'(?P<sign>[<>=!]+)' not supported between instances of '(?P<left>[\w.]+)' and "
            r"'(?P<right>[\w.]+)'"
        ),
        "`{sign}` compares a {left} with a {right}.",
        "Two numbers can be compared. Which of the two sides is not the number that you mean?",
    ),
    Everyday(
        "math_on_arrays",
        ("TypeError",),
        says(
            r"(0-dimensional|length-1|size-1) arrays|must be real number, not",
            line=r"\bmath\.|(?<![.\w])(exp|sqrt|log|pow)\(",
        ),
        "`math` knows single numbers only.",
        "Your function was given an array. numpy has functions of the same names that take every entry by "
        "itself.",
    ),
    Everyday(
        "array_for_number",
        ("TypeError",),
        says(r"only (0-dimensional|length-1|size-1|integer scalar) arrays"),
        "A whole array stands where one number is needed.",
        "`float(…)`, `int(…)`, `range(…)` and a single entry take one number. Which one did you mean, or "
        "what has to be summed first?",
    ),
    Everyday(
        "objects_in_numpy",
        ("TypeError",),
        says(
            r"ufunc '?(?P<what>\w+)'? ?(not supported|did not contain|object)|loop of ufunc does not support"
        ),
        "numpy was given something that is not numbers.",
        "Inside that array or list are objects: lists of different lengths, None, a dict, a text. Print it "
        "before this line.",
    ),
)
