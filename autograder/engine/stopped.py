"""Where an answer stopped: the learner's own line, and what stood in it, as a few short texts.

Like `calling.py` it serves the notebook and the sandbox, which mounts it: numpy and the standard library
only. It looks at values through their base types and never calls anything a learner wrote.
"""

from __future__ import annotations

import ast
import difflib
import linecache
import operator
import re

import numpy as np

LONGEST_LINE, LONGEST_KIND, LONGEST_NAME, MOST_VALUES = 120, 90, 60, 6
_NUMBERS = (bool, int, float, complex, np.bool_, np.number)


# --- a value in a few words ---------------------------------------------------------------------------------


def kind(value, looked_for=None):
    """What a value is: "an array of shape (5, 3)", "a dict with the keys 'y', 'h1'", "the number 0.25"."""
    said = _kind(value, looked_for)
    return said if len(said) <= LONGEST_KIND else said[: LONGEST_KIND - 1] + "…"


def _kind(value, looked_for):
    if isinstance(value, np.ndarray):
        whole = " of whole numbers" if value.dtype.kind in "iu" else ""
        strange = " of objects" if value.dtype.kind == "O" else ""
        return f"an array{whole}{strange} of shape {value.shape}"
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, float, np.integer, np.floating)):
        return f"the number {_number(value)}"
    if isinstance(value, str):
        return f"the text {_short(value)}"
    if isinstance(value, dict):
        return _dict_kind(value, looked_for)
    if isinstance(value, (list, tuple, set, frozenset)):
        return _list_kind(value)
    if value is None:
        return "None"
    names = {"generator": "a generator", "type": "a class", "module": "a module", "Callback": "a function"}
    names |= {"function": "a function", "builtin_function_or_method": "a function", "method": "a method"}
    names |= {"ufunc": "a function", "_ArrayFunctionDispatcher": "a function"}
    return names.get(type(value).__name__, f"an object of the kind {type(value).__name__[:40]}")


def _number(value):
    try:
        return f"{value:.4g}" if isinstance(value, (float, np.floating)) else f"{int(value):d}"[:20]
    except (ValueError, OverflowError):  # more digits than Python prints
        return "with very many digits"


def _dict_kind(value, looked_for):
    keys = list(dict.keys(value))
    if not keys:
        return "an empty dict"
    turned = looked_for[::-1] if type(looked_for) is tuple else None
    if turned in [key for key in keys if type(key) is tuple]:
        return f"a dict in which {_short(turned)} is a key"
    shown = ", ".join(_short(key) for key in keys[:3])
    many = "the key" if len(keys) == 1 else "the keys"
    return f"a dict with {many} {shown}{', …' if len(keys) > 3 else ''}"


def _list_kind(value):
    name = {"list": "a list", "tuple": "a tuple", "set": "a set"}.get(type(value).__name__, "a collection")
    parts = list(value)
    if not parts:
        return name.replace("a ", "an empty ", 1)
    kinds: tuple = (_NUMBERS, np.ndarray, str, list, tuple)
    nouns = zip(kinds, ("number", "array", "text", "list", "tuple"), strict=True)
    noun = next((noun for types, noun in nouns if all(isinstance(part, types) for part in parts)), "thing")
    said = f"{name} of {len(parts)} {noun}{'' if len(parts) == 1 else 's'}"
    shapes = {part.shape for part in parts if isinstance(part, np.ndarray)}
    return said + (f" of shape {shapes.pop()}" if noun == "array" and len(shapes) == 1 else "")


def _short(key):
    if isinstance(key, str):
        return repr(str.__str__(key)[:24])
    if type(key) is tuple and len(key) <= 4:
        return f"({', '.join(_short(part) for part in key)})"
    if isinstance(key, (int, float, np.number)):
        return _number(key)
    return type(key).__name__[:24]


# --- the frame in which it stopped -------------------------------------------------------------------------


def scene(error, function=None):
    """Where the error came out of the learner's lines, as plain texts; None if it did not.

    function : what was called; its own cell counts before cells that it calls into, which may be given

    A frame is the learner's if its names are no module's: a notebook, a cell, a file given to
    `autograder try`. The line comes from the text that Python keeps of that cell, never from a file.
    """
    found, own, inside, trace = None, None, [], error.__traceback__
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    while trace is not None:
        if _is_theirs(trace.tb_frame):
            found = trace
            inside.append(trace.tb_frame.f_code.co_name[:LONGEST_NAME])
            own = trace if code and trace.tb_frame.f_code.co_filename == code.co_filename else own
        trace = trace.tb_next
    found = own or found
    if found is None:
        return None
    frame = found.tb_frame
    line, piece = _text_at(found)
    known = {**_plain_globals(frame), **frame.f_locals}
    tree = parsed(piece) or parsed(line)
    return {
        "line": line[:LONGEST_LINE],
        "piece": piece[:LONGEST_LINE],
        "values": _values(tree, known, _missing_key(error)),
        "near": _near(error, frame),
        "deeper": found.tb_next is not None,
        "inside": list(dict.fromkeys(inside))[:MOST_VALUES],
    }


def _is_theirs(frame):
    return frame.f_globals.get("__spec__") is None and "__file__" not in frame.f_globals


def _plain_globals(frame):
    return {
        name: value
        for name, value in frame.f_globals.items()
        if isinstance(value, (np.ndarray, int, float, str, list, tuple, dict)) and not name.startswith("_")
    }


def _text_at(trace):
    """(the whole line, the part of it at which Python stopped); "" where Python keeps no text."""
    code, number = trace.tb_frame.f_code, trace.tb_lineno or 0  # time may be up between two lines
    kept = linecache.cache.get(code.co_filename)
    lines = kept[2] if kept and len(kept) == 4 else []
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    positions = list(code.co_positions())
    at = positions[trace.tb_lasti // 2] if trace.tb_lasti // 2 < len(positions) else (None,) * 4
    return line, piece_of(lines, at)


def piece_of(lines, at):
    """The text between two positions (line, last line, column, last column), in one line."""
    first, last, begin, end = at
    if None in at or not 0 < first <= last <= len(lines):
        return ""
    if first == last:
        text = lines[first - 1].encode()[begin:end]
    else:
        inner = [line.encode() for line in lines[first - 1 : last]]
        text = b" ".join(
            [inner[0][begin:].strip(), *(part.strip() for part in inner[1:-1]), inner[-1][:end].strip()]
        )
    return text.decode(errors="replace").strip()


def parsed(text):
    """The first statement of a text; a line that only begins one (`if …:`, `for …:`) is completed."""
    text = text.strip()
    for whole in (text, text + " pass", "if 1: pass\n" + text + " pass", text.lstrip("}]), ")):
        try:
            body = ast.parse(whole).body
        except (SyntaxError, ValueError):
            continue
        return body[-1] if body else None
    return None


def _missing_key(error):
    return error.args[0] if isinstance(error, KeyError) and error.args else None


# --- the values that stood in it ---------------------------------------------------------------------------


def operands(tree):
    """The parts of a piece: both sides of an operator, what is indexed and its index, arguments."""
    if isinstance(tree, ast.Expr):
        tree = tree.value
    if isinstance(tree, ast.BinOp):
        return [tree.left, tree.right]
    if isinstance(tree, ast.AugAssign):
        return [tree.target, tree.value]
    if isinstance(tree, ast.Compare):
        return [tree.left, *tree.comparators]
    if isinstance(tree, ast.Subscript):
        return [tree.value, tree.slice]
    if isinstance(tree, ast.Call):
        return ([tree.func] if not isinstance(tree.func, ast.Attribute) else [tree.func.value]) + tree.args
    if isinstance(tree, (ast.UnaryOp, ast.Attribute)):
        return [tree.operand if isinstance(tree, ast.UnaryOp) else tree.value]
    return []


def _values(tree, known, looked_for):
    """[text, kind] of each part, then of each other name in the piece."""
    found: list[list[str]] = []
    if tree is None:
        return found
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    indexed = [node for node in ast.walk(tree) if isinstance(node, ast.Subscript)]
    for node in [*operands(tree), *names, *attributes, *indexed]:
        text = ast.unparse(node)[:60]
        if len(found) == MOST_VALUES or text in [said for said, _ in found]:
            continue
        if isinstance(node, (ast.Constant, ast.List, ast.Dict)) or _is_call_of_module(node, known):
            continue
        try:
            value = _worth(node, known)
        except BaseException:  # not to be had without running the learner's code
            continue
        found.append([text, kind(value, looked_for)])
    return found


def _is_call_of_module(node, known):
    return isinstance(node, ast.Name) and type(known.get(node.id)).__name__ == "module"


_OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
_OPERATORS |= {ast.MatMult: operator.matmul}


def _worth(node, known):
    """The value of a simple expression; raises for anything that could run a learner's code."""
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Tuple):
        return tuple(_worth(part, known) for part in node.elts)
    if isinstance(node, ast.Attribute):
        owner = _worth(node.value, known)
        if isinstance(owner, np.ndarray) and node.attr == "T":
            return np.ndarray.transpose(owner)
        return object.__getattribute__(owner, "__dict__")[node.attr]
    if isinstance(node, ast.Subscript):
        owner, index = _worth(node.value, known), _worth(node.slice, known)
        if type(owner) not in (list, tuple, dict, np.ndarray):
            raise TypeError
        return owner[index]
    if isinstance(node, ast.BinOp):
        left, right = _worth(node.left, known), _worth(node.right, known)
        if not all(type(side) in (np.ndarray, float, int, np.float64) for side in (left, right)):
            raise TypeError
        if np.size(left) * np.size(right) > 1_000_000:
            raise TypeError
        with np.errstate(all="ignore"):
            return _OPERATORS[type(node.op)](left, right)
    raise TypeError


def _near(error, frame):
    """The name or key nearest to one that is missing, "" if none is near."""
    if isinstance(error, NameError):
        match = re.search(r"name '(\w+)'", str(error))
        wanted = match[1] if match else ""
        instance = frame.f_locals.get("self")
        if instance is not None and wanted in getattr(instance, "__dict__", {}):
            return f"self.{wanted}"
        names = [*frame.f_locals, *(n for n in frame.f_globals if not n.startswith("_"))]
    elif isinstance(error, KeyError) and isinstance(_missing_key(error), str):
        wanted = str.__str__(_missing_key(error))
        dicts = [value for value in frame.f_locals.values() if isinstance(value, dict)]
        names = [key for one in dicts for key in one if isinstance(key, str)]
    else:
        return ""
    names = [str.__str__(name) for name in names if name != wanted]
    close = [name for name in names if name.lower() == wanted.lower()]
    close = close or difflib.get_close_matches(wanted, names, 1, 0.7)
    close = [name for name in close if not _grown_from(wanted, name)]
    alike = close and (len(wanted) > 1 or close[0].lower() == wanted.lower())
    return close[0][:40] if alike else ""


def _grown_from(wanted, name):
    """`sigmoid_prime` is no misspelt `sigmoid`: it is another thing, named after it."""
    return len(name) > 3 and wanted.lower().startswith(name.lower()) and len(wanted) - len(name) > 2
