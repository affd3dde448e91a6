"""When a sentence about shapes is true of the line where an answer stopped."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from autograder.engine.everyday.says import Words
from autograder.engine.reading import Stop, letterable

Shape = tuple[int, ...]

_SHAPE = r"\((?:\d+,? ?)*\)"


def shape_in(text: str) -> Shape | None:
    match = re.search(rf"of shape ({_SHAPE})", text)
    if match is None:
        return () if text.startswith("the number") else None
    return tuple(int(n) for n in re.findall(r"\d+", match[1]))


def _sides(stop: Stop) -> tuple[str, str, Shape, Shape] | None:
    """Both sides of a product or sum as written, with their shapes; None if one is not known."""
    parts = stop.parts
    if isinstance(stop.tree, ast.Call):
        parts = [ast.unparse(part) for part in stop.tree.args]
        if len(parts) == 1 and isinstance(stop.tree.func, ast.Attribute):  # a.dot(b)
            parts = [ast.unparse(stop.tree.func.value), *parts]
    if len(parts) != 2:
        return None
    told = re.findall(_SHAPE, stop.message)
    sizes = [tuple(int(n) for n in re.findall(r"\d+", text)) for text in told]
    if len(sizes) != 2 or "gufunc" in stop.message:
        sizes = [found for part in parts if (found := shape_in(stop.kind(part))) is not None]
    return (parts[0], parts[1], sizes[0], sizes[1]) if len(sizes) == 2 else None


def _is_product(stop: Stop) -> bool:
    tree = stop.tree
    dot = isinstance(tree, ast.Call) and "dot" in ast.unparse(tree.func) or "matmul" in stop.message
    return dot or isinstance(tree, (ast.BinOp, ast.AugAssign)) and isinstance(tree.op, ast.MatMult)


def star_of_matrices(stop: Stop) -> Words:
    """`*` never asks for aligned shapes, but between two `np.matrix`."""
    star = isinstance(stop.tree, ast.BinOp) and isinstance(stop.tree.op, ast.Mult)
    if not star or "not aligned" not in stop.message or len(stop.parts) != 2:
        return None
    return {"left": stop.parts[0], "right": stop.parts[1]}


def _words(stop: Stop, sides: tuple[str, str, Shape, Shape], **more: str) -> dict[str, str]:
    left, right, a, b = sides
    return {"left": left, "right": right, "a": str(a), "b": str(b), **more}


def _letter(stop: Stop, size: int, shape: Shape) -> str:
    return f"{size} = {stop.letters[size]}" if letterable(shape, stop.letters) else str(size)


def elementwise(fits: Callable[[Stop, Shape, Shape], Words]) -> Callable[[Stop], Words]:
    def when(stop: Stop) -> Words:
        sides = _sides(stop)
        if sides is None or _is_product(stop) or not stop.finds("broadcast"):
            return None
        more = fits(stop, sides[2], sides[3])
        if more is None:
            return None
        op = getattr(stop.tree, "op", None)
        signs: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
        return _words(stop, sides, sign=signs.get(type(op), "cell by cell"), **more)

    return when


def brackets(stop: Stop, a: Shape, b: Shape) -> Words:
    """`slope * d @ W.T`: the piece that failed is the left side of a `@`, without brackets around it."""
    piece = stop.tree
    if (
        stop.line_tree is None
        or not isinstance(piece, ast.BinOp)
        or f"({stop.scene.piece})" in stop.scene.line
    ):
        return None
    outer = [node for node in ast.walk(stop.line_tree) if isinstance(node, ast.BinOp)]
    for node in outer:
        if isinstance(node.op, ast.MatMult) and ast.unparse(node.left) == ast.unparse(piece):
            return {"last": ast.unparse(node.right)}
    return None


def _shape_of(stop: Stop, written: str) -> Shape | None:
    """The shape of `W` or `W.T`: as it was seen, or else from the letters of its axes."""
    name = written.removesuffix(".T")
    sizes = {letter: size for size, letter in stop.letters.items()}
    shape = shape_in(stop.kind(name))
    if shape is None and name in stop.axes and set(stop.axes[name]) <= set(sizes):
        shape = tuple(sizes[letter] for letter in stop.axes[name])
    return shape[::-1] if shape and name != written else shape


def brackets_do_not_help(stop: Stop, a: Shape, b: Shape) -> Words:
    """`slope * dW @ W.T`: even with brackets around `dW @ W.T` the two sides would not fit."""
    words = brackets(stop, a, b)
    if words is None:
        return None
    last = _shape_of(stop, words["last"])
    if last is None or len(a) != 2 or len(b) != 2 or len(last) != 2 or b[1] != last[0]:
        return None
    made = (b[0], last[1])
    fits = all(m == n or 1 in (m, n) for m, n in zip(a, made, strict=True))
    return None if fits else {**words, "made": str(made)}


def as_product(stop: Stop, a: Shape, b: Shape) -> Words:
    called = isinstance(stop.tree, ast.Call) and ast.unparse(stop.tree.func).endswith("multiply")
    star = called or isinstance(getattr(stop.tree, "op", None), ast.Mult)
    return {} if star and len(a) == len(b) == 2 and a[1] == b[0] else None


def _layers(stop: Stop, a: Shape, b: Shape) -> tuple[str, str, str] | None:
    """(letter of the first, of the second, the matrix between): rows alike, columns of two layers."""
    if len(a) != 2 or len(b) != 2 or a[0] != b[0] or a[1] not in stop.letters or b[1] not in stop.letters:
        return None
    here, there = stop.letters[a[1]], stop.letters[b[1]]
    matrix = next((name for name, axes in stop.axes.items() if set(axes) == {here, there}), "")
    return (here, there, matrix) if matrix else None


def product_of_a_gradient(stop: Stop, a: Shape, b: Shape) -> Words:
    """`dW3 = O2 * d`: the name on the left is that of the matrix whose axes the two sides have."""
    found, line = _layers(stop, a, b), stop.line_tree
    targets = line.targets if isinstance(line, ast.Assign) else []
    target = ast.unparse(targets[0]) if targets else ""
    return {"target": target, "matrix": found[2]} if found and found[2].lower() in target.lower() else None


def slope_of_another_layer(stop: Stop, a: Shape, b: Shape) -> Words:
    """One side has come through the matrix already; the other has stayed behind it."""
    found, sides = _layers(stop, a, b), _sides(stop)
    if found is None or sides is None:
        return None
    texts = sides[:2]
    came = [re.search(rf"@ *{re.escape(found[2])}\b", side) is not None for side in texts]
    if came[0] == came[1]:
        return None
    at, behind = (0, 1) if came[0] else (1, 0)
    return {"matrix": found[2], "here": found[at], "there": found[behind], "behind": texts[behind]}


def through_a_matrix(stop: Stop, a: Shape, b: Shape) -> Words:
    found = _layers(stop, a, b)
    return {"here": found[0], "there": found[1], "matrix": found[2]} if found else None


def flat_for_column(stop: Stop, a: Shape, b: Shape) -> Words:
    flat, full = (a, b) if len(a) < len(b) else (b, a)
    if len(flat) == 1 and len(full) == 2 and flat[0] == full[0]:
        return {"size": str(flat[0])}
    return None


def turned(stop: Stop, a: Shape, b: Shape) -> Words:
    return {} if len(a) == 2 and a == b[::-1] else None


def any_two(stop: Stop, a: Shape, b: Shape) -> Words:
    return {}


def product(fits: Callable[[Shape, Shape], bool]) -> Callable[[Stop], Words]:
    def when(stop: Stop) -> Words:
        sides = _sides(stop)
        if sides is None or not _is_product(stop) or () in sides[2:]:
            return None
        a, b = sides[2], sides[3]
        if not fits(a, b):
            return None
        inner, outer = a[-1], b[-2] if len(b) > 1 else b[0]
        return _words(stop, sides, inner=_letter(stop, inner, a), outer=_letter(stop, outer, b))

    return when


def both_flat(a: Shape, b: Shape) -> bool:
    return len(a) == len(b) == 1 and a != b


def pairs_of_flat(stop: Stop, a: Shape, b: Shape) -> Words:
    return {"first": str(a[0]), "second": str(b[0])} if both_flat(a, b) else None


def ragged(stop: Stop) -> Words:
    """`np.array(params)` of arrays that have different shapes."""
    call = stop.tree
    if not stop.finds(
        "inhomogeneous|could not broadcast input array|must have the same shape"
    ) or not isinstance(call, ast.Call):
        return None
    made = ast.unparse(call.func).rpartition(".")[2] in ("array", "asarray", "stack")
    if not made or not call.args or not re.match(r"a (list|tuple) of \d+ arrays", stop.kind(call.args[0])):
        return None
    return {"part": ast.unparse(call.args[0]), "made": ast.unparse(call.func)}


def one_row(a: Shape, b: Shape) -> bool:
    return len(a) == len(b) == 2 and b[0] == 1 and a[1] > 1


def fits_turned(a: Shape, b: Shape) -> bool:
    return len(a) == len(b) == 2 and (a[0] == b[0] or a[1] == b[1])
