"""Check of E3.2 numerical_gradient: what it returns, what it asks f, and what it leaves behind in W."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.chapters.gradient_check import mistakes as known
from autograder.engine.afterwards import step_of
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_array, close, has_nan
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, rng, rounds, whole
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

LARGE = 0.2  # a step so long that every formula shows its own error
DEFAULT = 1e-5
Formula = Callable[[Callable, np.ndarray, float], Any]


@dataclass
class Watched:
    """A function of an array that writes down how it is called.

    The answer gets `asked`, which keeps a copy, never raises, and returns a number. Every entry
    matters, and every entry's slope depends on the others.
    """

    A: np.ndarray
    B: np.ndarray
    shapes: list[tuple[int, ...]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    points: list[np.ndarray] = field(default_factory=list)

    def value(self, W: np.ndarray) -> float:
        W = np.asarray(W, dtype=float)
        return float(
            np.sum(self.A * np.sin(self.B * W)) + 0.5 * np.sum(self.B * W) ** 2 + np.sum(self.A * W**3)
        )

    def slope(self, W: np.ndarray) -> np.ndarray:
        return self.A * self.B * np.cos(self.B * W) + self.B * np.sum(self.B * W) + 3 * self.A * W**2

    def asked(self, W: Any) -> float:
        array = as_array(W)
        if array is None:
            self.kinds.append("?")
            return 0.0
        self.shapes.append(array.shape)
        self.kinds.append(array.dtype.kind)
        self.points.append(array.copy())
        return self.value(array) if array.shape == self.A.shape else 0.0

    def one_entry_at_a_time(self, W: np.ndarray) -> bool:
        """True if no array that f was asked with differs from W in more than one entry."""
        return all(np.count_nonzero(point != W) <= 1 for point in self.points)


def watched(generator: np.random.Generator, shape: tuple[int, ...]) -> Watched:
    return Watched(away_from_zero(generator, shape), away_from_zero(generator, shape, scale=0.8))


def each_entry(of_nudge: Callable[[Callable, np.ndarray, np.ndarray], float]) -> Formula:
    """A gradient made of one number an entry; `of_nudge(f, W, E)` gets an E that is eps at this entry."""

    def gradient(f: Callable, W: np.ndarray, eps: float) -> np.ndarray:
        found = np.zeros(W.shape)
        for i in np.ndindex(W.shape):
            E = np.zeros(W.shape)
            E[i] = eps
            found[i] = of_nudge(f, W, E)
        return found

    return gradient


central = each_entry(lambda f, W, E: (f(W + E) - f(W - E)) / (2 * E.max()))


def _piled_up(f: Callable, W: np.ndarray, eps: float) -> np.ndarray:
    found, up, down = np.zeros(W.shape), W.copy(), W.copy()
    for i in np.ndindex(W.shape):
        up[i] += eps
        down[i] -= eps
        found[i] = (f(up) - f(down)) / (2 * eps)
    return found


def _parts(f: Callable, W: np.ndarray, eps: float) -> np.ndarray:
    found = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps * W[i]
        found[i] = (f(W + E) - f(W - E)) / (2 * eps)
    return found


def _all_at_once(f: Callable, W: np.ndarray, eps: float) -> np.ndarray:
    return np.full(W.shape, (f(W + eps) - f(W - eps)) / (2 * eps))


def _rows(f: Callable, W: np.ndarray, eps: float) -> np.ndarray:
    found = np.zeros(W.shape)
    for i in range(len(W)):
        E = np.zeros(W.shape)
        E[i] = eps
        found[i] = (f(W + E) - f(W - E)) / (2 * eps)
    return found


FORMULAS: dict[str, Formula] = {
    "both_names_one_array": lambda f, W, eps: np.zeros(W.shape),
    "forward_for_central": each_entry(lambda f, W, E: (f(W + E) - f(W)) / E.max()),
    "backward_for_central": each_entry(lambda f, W, E: (f(W) - f(W - E)) / E.max()),
    "two_missing": each_entry(lambda f, W, E: (f(W + E) - f(W - E)) / E.max()),
    "brackets_missing": each_entry(lambda f, W, E: (f(W + E) - f(W - E)) / 2 * E.max()),
    "not_divided": each_entry(lambda f, W, E: f(W + E) - f(W - E)),
    "minus_outside": each_entry(lambda f, W, E: f(W + E) - f(W - E) / (2 * E.max())),
    "nudged_back_only": each_entry(lambda f, W, E: (f(W + E) - f(W)) / (2 * E.max())),
    "wrong_sign": each_entry(lambda f, W, E: (f(W - E) - f(W + E)) / (2 * E.max())),
    "steps_of_parts": _parts,
    "nudges_pile_up": _piled_up,
    "all_at_once": _all_at_once,
    "first_axis_only": _rows,
}
HOW = {"expected": "an array, `grad`", "signature": "`numerical_gradient(f, W, eps=1e-5)`"}


def _call(walk: Walk, answer: Answer, f: Watched, W: np.ndarray, *eps: float) -> Call:
    """One call with a writable W; leaves if W is another afterwards, or f was asked nonsense."""
    f.shapes.clear()
    f.kinds.clear()
    f.points.clear()
    call = answer.call(f.asked, W, *eps, read_only=False)
    if call.changed:
        names = _names_of_its_array(answer.source)
        if names:
            walk.fail(said(known.GRADIENTS["names_of_one_array"], **names), more=known.GRADIENT_MORE)
        walk.fail(known.GRADIENTS["not_restored"], more=known.GRADIENT_MORE)
    if "?" in f.kinds:
        walk.fail(known.GRADIENTS["f_gets_no_array"], more=known.GRADIENT_MORE)
    other = next((shape for shape in f.shapes if shape != W.shape), None)
    if other is not None:
        words = {"shape": W.shape, "got": other}
        walk.fail(said(known.GRADIENTS["f_gets_another_shape"], **words), more=known.GRADIENT_MORE)
    return call


def _names_of_its_array(source: str) -> dict[str, str] | None:
    """The argument W and two names that are put to it without a copy; None where there are not two."""
    argument = re.search(r"def numerical_gradient\(\s*\w+\s*,\s*(\w+)", source)
    if argument is None:
        return None
    given = re.findall(rf"(?:^|;)[ \t]*(\w+)[ \t]*=[ \t]*{argument[1]}[ \t]*(?=;|#|$)", source, re.MULTILINE)
    names = [name for name in dict.fromkeys(given) if len(re.findall(rf"\b{name}[ \t]*=(?!=)", source)) == 1]
    return {"W": argument[1], "first": names[0], "second": names[1]} if len(names) > 1 else None


def _form(walk: Walk, got: Any, W: np.ndarray) -> None:
    """Leave if the result is not an array of W's shape. One number for a matrix is told by its value."""
    array = as_array(got)
    if array is None:
        walk.fail(
            "not_data",
            name="grad",
            kind=shown(got),
            expected="an array",
            more=known.GRADIENT_MORE,
        )
    if array.size == W.size and array.ndim == 1 and W.ndim > 1:
        words = {"shape": W.shape, "got": array.shape}
        walk.fail(said(known.GRADIENTS["flattened"], **words), more=known.GRADIENT_MORE)
    if W.ndim == 2 and array.shape == W.T.shape:
        owner = f"`W` has the shape {W.shape}"
        walk.fail("transposed", name="grad", shape=array.shape, owner=owner, more=known.GRADIENT_MORE)
    if W.ndim == 2 and array.ndim == 1 and array.size in W.shape:
        words = {"axis": "row" if array.size == len(W) else "column", "shape": W.shape, "got": array.shape}
        walk.fail(said(known.GRADIENTS["number_for_each_row"], **words), more=known.GRADIENT_MORE)
    if array.shape != W.shape and (array.size != 1 or array.ndim > W.ndim):
        owner = f"`W` has the shape {W.shape}"
        walk.fail("wrong_shape", name="grad", shape=array.shape, owner=owner, more=known.GRADIENT_MORE)
    if has_nan(got):
        walk.fail("nan", name="grad", more=known.GRADIENT_MORE)


def _name_gradient(walk: Walk, asked: list[tuple[Watched, np.ndarray]], gots: list[Any]) -> None:
    """Leave with the formula that gives these numbers."""
    spread = [np.broadcast_to(as_array(got), W.shape) for got, (_, W) in zip(gots, asked, strict=True)]
    for id_, formula in FORMULAS.items():
        if all(close(g, formula(f.value, W, LARGE)) for g, (f, W) in zip(spread, asked, strict=True)):
            if id_ == "all_at_once" and all(f.one_entry_at_a_time(W) for f, W in asked):
                id_ = "sum_for_each_entry"
            walk.fail(known.GRADIENTS[id_], more=known.GRADIENT_MORE)
    if all(close(g, f.slope(W), rtol=1e-3, atol=1e-3) for g, (f, W) in zip(spread, asked, strict=True)):
        walk.fail(known.GRADIENTS["eps_hard_coded"], more=known.GRADIENT_MORE)
    if all(np.size(got) == 1 for got in gots):
        walk.fail(known.GRADIENTS["one_number_came"], more=known.GRADIENT_MORE)
    _name_what_is_left(walk, asked, spread)
    f, W = asked[0]
    wrong = ~np.isclose(spread[0], central(f.value, W, LARGE), rtol=1e-7)
    entry = tuple(int(i[0]) for i in np.nonzero(wrong)) if wrong.any() else (0,) * W.ndim
    walk.fail(said(known.GRADIENTS["gradient_wrong"], entry=f"W{list(entry)}"), more=known.GRADIENT_MORE)


def _name_what_is_left(walk: Walk, asked: list[tuple[Watched, np.ndarray]], spread: list[Any]) -> None:
    """Leave if earlier entries stayed moved, or if the right numbers were put elsewhere or divided."""
    rights = [central(f.value, W, LARGE) for f, W in asked]
    piled = any(np.sum(~np.isclose(point, W, atol=1e-9)) > 1 for f, W in asked for point in f.points)
    if piled and all(close(g.flat[0], r.flat[0]) for g, r in zip(spread, rights, strict=True)):
        walk.fail(known.GRADIENTS["nudges_pile_up"], more=known.GRADIENT_MORE)
    for which, place in (("last", -1), ("first", 0)):
        if all(close(g, np.full(r.shape, r.flat[place])) for g, r in zip(spread, rights, strict=True)):
            mistake = said(known.GRADIENTS["one_slope_for_all"], which=which)
            walk.fail(mistake, more=known.GRADIENT_MORE)
    if all(close(g, r / r.size) for g, r in zip(spread, rights, strict=True)):
        walk.fail(known.GRADIENTS["divided_by_size"], more=known.GRADIENT_MORE)
    found = step_of("grad", spread, rights)
    if found is not None:
        walk.fail(Mistake(*found), more=known.GRADIENT_MORE)


def _other_shapes(walk: Walk, answer: Answer, setting: Setting) -> None:
    """A flat W, a single number, three axes."""
    shapes = [(5,), (), (2, 3, 2), (4, 1)]
    for number, shape in enumerate(shapes if setting.full else shapes[:2]):
        walk.at("a W without axes" if shape == () else "other shapes of W")
        generator = rng(setting, "E3.2", 30 + number)
        f, W = watched(generator, shape), np.asarray(away_from_zero(generator, shape))
        call = _call(walk, answer, f, W, LARGE)
        if call.ok and close(call.value, central(f.value, W, LARGE)):
            continue
        found = (
            f"Python said: {call.error}: {call.message}." if call.error else "The numbers are wrong there."
        )
        words = {"shape": shape, "found": found}
        walk.fail(said(known.GRADIENTS["one_shape_only"], **words), more=known.GRADIENT_MORE)


def _whole_numbers(walk: Walk, answer: Answer, setting: Setting) -> None:
    """An integer W: copied to float before it is nudged."""
    walk.at("whole numbers in W")
    generator = rng(setting, "E3.2", 40)
    f, W = watched(generator, (2, 3)), whole(generator, (2, 3))
    for eps in ((), (LARGE,)):
        call = _call(walk, answer, f, W, *eps)
        want = central(f.value, W.astype(float), *eps or (DEFAULT,))
        if not call.ok or not close(call.value, want, rtol=1e-5) or set(f.kinds) != {"f"}:
            walk.fail(known.GRADIENTS["whole_numbers"], more=known.GRADIENT_MORE)


@judged("Every shape, two calls of f an entry, and W is to the byte what it was.")
def judge_numerical_gradient(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, more = answers[0], known.GRADIENT_MORE
    walk.more = more
    asked = []
    for number in rounds(setting):
        generator = rng(setting, "E3.2", number)
        asked.append((watched(generator, (3, 4)), away_from_zero(generator, (3, 4))))
    walk.at("an array of W's shape")
    gots = []
    for f, W in asked:
        call = _call(walk, answer, f, W, LARGE)
        walk.accept(call, answer, **HOW)
        _form(walk, call.value, W)
        gots.append(call.value)
    poisoned = answer.call(asked[0][0].asked, asked[0][1], poison=True, read_only=False).poisoned
    if poisoned:
        walk.fail("uses_global", global_name=poisoned)
    walk.at("values at a large ε")
    if not all(close(got, central(f.value, W, LARGE)) for got, (f, W) in zip(gots, asked, strict=True)):
        _name_gradient(walk, asked, gots)
    walk.at("values at ε = 1e-5")
    walk.at("W as it was")
    for f, W in asked:
        call = walk.accept(_call(walk, answer, f, W), answer, **HOW)
        if not close(call.value, f.slope(W), rtol=1e-6, atol=1e-7):
            walk.at("values at ε = 1e-5")
            walk.fail("special_case", where="Without a third argument ε should be 1e-5.", more=more)
    walk.at("two calls an entry")
    f, W = asked[0]
    _call(walk, answer, f, W)
    if len(f.kinds) != 2 * W.size:
        words = {"size": W.size, "calls": len(f.kinds)}
        walk.fail(said(known.GRADIENTS["too_many_calls"], **words), more=more)
    _other_shapes(walk, answer, setting)
    _whole_numbers(walk, answer, setting)
