"""When a sentence about kinds is true of the line where an answer stopped."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from autograder.engine.everyday.says import Words, says
from autograder.engine.reading import Stop

CALLS = r"'(?P<kind>[\w.]+)' object is not "
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

VIEWS = ("dict_values", "dict_keys", "dict_items", "zip", "map", "range", "enumerate", "filter")


def between(*kinds: str) -> Callable[[Stop], Words]:
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


def text_among(stop: Stop) -> Words:
    joined = says(r"can only concatenate str (?!.*not \"(list|tuple))|must be str, not")
    match = between("str")(stop) or joined(stop)
    return {"message": stop.message, **match} if match is not None else None


def not_called(stop: Stop) -> Words:
    """A function where its value is meant: `g * 2`, `x.sum / n`, `g[x]`."""
    found = between(*_FUNCTIONS)(stop)
    if found is not None and found["kind"] != "Odd":
        return found
    match = stop.finds(CALLS + "iterable")
    if match is None or match["kind"] not in _FUNCTIONS:
        return None
    return {"part": stop.parts[0] if stop.parts else "it"}


def given_refuses(stop: Stop) -> Words:
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


def not_callable(stop: Stop) -> Words:
    match = stop.finds(CALLS + "callable")
    if match is None:
        return None
    return {"part": stop.parts[0] if stop.parts else "it", "kind": match["kind"]}


def whole_number(stop: Stop) -> Words:
    if not (
        stop.finds(r"'(numpy\.)?float\d*' object cannot be interpreted as an integer")
        or stop.finds(r"(indices must be integers|only integers).*")
    ):
        return None
    floats = [
        text for text, kind in stop.scene.values if re.match(r"the number -?\d+\.\d|the number -?\d+$", kind)
    ]
    return {"part": floats[-1]} if floats else None


def names_into_a_list(stop: Stop) -> Words:
    if not stop.finds(r"list indices must be integers or slices, not tuple"):
        return None
    if not isinstance(stop.tree, ast.Subscript) or not isinstance(stop.tree.slice, ast.Tuple):
        return None
    names = [isinstance(e, ast.Constant) and isinstance(e.value, str) for e in stop.tree.slice.elts]
    return {"part": ast.unparse(stop.tree.value)} if all(names) else None


def mask_of_a_number(stop: Stop) -> Words:
    """`s[s >= 0]` of a function that is asked for one number too."""
    index = stop.tree
    if not isinstance(index, ast.Subscript) or not stop.kind(index.value).startswith("the number"):
        return None
    mask = index.slice.operand if isinstance(index.slice, ast.UnaryOp) else index.slice
    if not isinstance(mask, ast.Compare) and stop.kind(mask) not in ("True", "False"):
        return None
    return {"part": ast.unparse(index.value), "mask": ast.unparse(index.slice)}


def two_for_one(stop: Stop) -> Words:
    """`np.max(a, b)`: the second argument is an axis."""
    call = stop.tree
    if not isinstance(call, ast.Call) or len(call.args) < 2:
        return None
    name = ast.unparse(call.func)
    return {"name": name} if name in ("np.max", "np.min", "np.sum", "np.mean", "np.prod") else None
