"""Faults of form: what can be wrong with an answer before its numbers are looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.engine.answer import Call, Odd
from autograder.engine.compare import as_array, has_nan, holds_text, same, sequence
from autograder.engine.everyday import EVERYDAY
from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.function import Fault, Function, Result, number_word
from autograder.engine.mistake import Mistake
from autograder.engine.notation import Letters, letters
from autograder.engine.reading import Stop, lettered, place, read
from autograder.engine.shape_faults import others_of, told_by_shape
from autograder.engine.showing import shown

# could not be judged at all; everything else is a "not yet"
_COULD_NOT = frozenset(
    ["not_answered", "returned_none", "raised", "other_arguments", "self_in_the_head", "too_slow"]
    + ["too_much_memory", "not_a_function", "not_a_class"]
)

_GRADIENT = " A gradient has the shape of the thing it changes."

Shape = tuple[int, ...]

_ENOUGH = "a right answer needs far less"


def fault(mistake: str | Mistake, *, more: Sequence[str] = (), **words: Any) -> Fault:
    """A fault from a mistake, or from the id of one in `form_mistakes.py`."""
    if isinstance(mistake, str):
        mistake = said(
            STRUCTURE[mistake],
            **{"came": "", "near": "", "numbers": "Rows and columns are exchanged.", **words},
        )
    mistake = replace(mistake, name=mistake.name.replace("`the result`", "The result"))
    return Fault(mistake, could_not=mistake.id in _COULD_NOT).with_more(tuple(more))


def call_fault(
    call: Call,
    function: str,
    expected: str = "a result",
    signature: str = "",
    changed: bool = True,
    named: Letters | None = None,
) -> Fault | None:
    """What was wrong with a call itself: it raised, ran too long, returned None, wrote into its input.

    named : the course's letters for the axes of what it was given, so that shapes are told with them
    """
    if call.poisoned:
        return fault("uses_global", global_name=call.poisoned)
    if call.error is not None:
        return _error_fault(Stop(call, named or Letters()), function, signature)
    if call.changed and (changed or call.value is None):
        return fault("changes_input", which=_which(call.changed))
    if call.value is None:
        return fault("returned_none", expected=expected)
    return None


def _error_fault(stop: Stop, function: str, signature: str) -> Fault:
    call, message = stop.call, stop.message or "nothing"
    if call.error == "NotImplementedError":
        return fault("not_answered", function=function)
    if call.error == "TimeoutError":
        ran = re.search(r"([\d.]+) s\b", message)
        return fault("too_slow", after=f" after {ran[1]} s" if ran else "", enough=_ENOUGH)
    if call.error == "MemoryError":
        return fault("too_much_memory", place=f"{place(stop)} ".lstrip(), enough=_ENOUGH)
    if call.error == "NotCallable":
        return fault("not_a_function", function=function, kind=f"a {message}")
    if "read-only" in message:
        return fault("changes_input", which=f"{place(stop)} An array given to it".strip())
    if call.scene is None and call.error == "TypeError" and re.search(_OTHER_ARGUMENTS, message):
        id_ = "self_in_the_head" if _without_self(message) else "other_arguments"
        return fault(id_, signature=signature or f"`{function}`", message=message)
    known = read(stop, EVERYDAY)
    if known is not None:
        return Fault(known, could_not=known.id != "shapes_do_not_fit")
    return fault("raised", error=call.error, message=message, place=place(stop) or _elsewhere(stop))


def _elsewhere(stop: Stop) -> str:
    """What is said of the place where no line of the learner's can be quoted."""
    return "Its line is not known." if stop.call.scene else "It stopped outside your own lines."


_OTHER_ARGUMENTS = r"positional argument|unexpected keyword|takes \d|takes no arg"


def _without_self(message: str) -> bool:
    """`Dense.forward() takes 1 positional argument but 2 were given`: one more than it names."""
    match = re.search(r"\w\.\w+\(\) takes (\d) positional arguments? but (\d) w", message)
    return match is not None and int(match[2]) == int(match[1]) + 1


def _which(positions: Sequence[int]) -> str:
    words = ["The first", "The second", "The third", "The fourth", "The fifth", "The sixth"]
    word = words[positions[0]] if positions[0] < len(words) else f"Number {positions[0] + 1}"
    return f"{word} of its arguments"


def parts_fault(function: Function, got: Any, want: Any, args: tuple[Any, ...] = ()) -> None:
    """Leave if the answer has not as many parts as asked for, or not the right keys."""
    expected, came = function.expected, f" You returned {shown(got)}."
    first = function.results[0].name if function.results else "result"
    whole = first if function.form == "one" else "the result"
    if got is None:
        raise fault("returned_none", expected=expected)
    if isinstance(got, Odd):
        raise fault("not_data", name=whole, kind=shown(got), expected=expected, came="")
    if isinstance(got, str):
        raise fault("text", name=first, expected=expected, came=came)
    if function.form == "dict":
        return _keys_fault(function, got, want)
    if function.form == "one":
        if isinstance(got, dict):
            raise fault("not_data", name=first, kind="a dict", expected=expected, came=came)
        if isinstance(got, tuple) and len(got) > 1 and not function.is_scalar and np.ndim(want) > 0:
            _several_for_one(function, got, want, came)
        return None
    parts = sequence(got)
    if parts is None:
        kind = "a dict" if isinstance(got, dict) else "one number"
        raise fault("wrong_count", expected_count=expected, got_count=kind, expected=expected, came=came)
    if len(parts) != len(want) or (isinstance(got, np.ndarray) and function.form == "tuple" and got.ndim < 2):
        count = "one array" if isinstance(got, np.ndarray) else number_word(len(parts))
        asked = _count(len(want), function)
        raise fault("wrong_count", expected_count=asked, got_count=count, expected=expected, came=came)
    return None


def _several_for_one(function: Function, got: Any, want: Any, came: str) -> None:
    """`return out, cache` where one array is asked."""
    if all(isinstance(part, (int, float)) for part in got):  # a row of numbers as a tuple is an array too
        return
    raise fault(
        "wrong_count",
        expected_count="one array",
        got_count=f"a tuple of {number_word(len(got))}",
        expected=function.expected,
        came=came,
    )


def _count(count: int, function: Function) -> str:
    noun = "number" if function.is_scalar else "array"
    return f"{number_word(count)} {noun}{'' if count == 1 else 's'}"


def _keys_fault(function: Function, got: Any, want: Any) -> None:
    keys = ", ".join(result.name for result in function.results)
    if not isinstance(got, dict):
        came, expected = f" You returned {shown(got)}.", function.expected
        raise fault(
            "wrong_count", expected_count="a dict", got_count="something else", expected=expected, came=came
        )
    for key in want:
        if key not in got:
            raise fault("missing_key", key=key, keys=keys, near=near_key(key, got))
    for key in got:
        if key not in want:
            raise fault("extra_key", key=key, keys=keys)


def near_key(key: Any, got: Any) -> str:
    """ "You have `yhat`: capital letters count." where a key differs only in them, else ""."""
    for other in got:
        if isinstance(other, str) and isinstance(key, str) and other.lower() == key.lower():
            return f" You have `{other[:20]}`: capital letters count."
    return ""


def array_fault(
    result: Result,
    got: Any,
    want: Any,
    args: tuple[Any, ...] = (),
    function: Function | None = None,
    results: Mapping[str, Any] | None = None,
) -> Fault | None:
    """What is wrong with one array apart from its values: kind, dtype, nan, shape.

    results : the other results of the same answer by name
    """
    name, wanted = result.name, np.asarray(want)
    expected = "a number" if wanted.ndim == 0 else f"an array of shape {wanted.shape}"
    if got is None:
        return fault("not_data", name=name, kind="None", expected=expected)
    came = f" It is {shown(got)}."
    if isinstance(got, Odd):
        return fault("not_data", name=name, kind=shown(got), expected=expected, came="")
    if isinstance(got, dict):
        return fault("not_data", name=name, kind="a dict", expected=expected, came=came)
    if isinstance(got, str):
        return fault("text", name=name, expected=expected, came=came)
    owner = _owner(result, wanted, args, function)
    array = as_array(got)
    if array is None:
        return _not_real(name, got, owner, expected, came)
    if array.dtype.kind == "b":
        return fault("truth_value", name=name, kind="True or False" if array.ndim else str(bool(array)))
    given = dict(zip(function.arguments, args, strict=False)) if function else {}
    shaped = shape_fault(name, array, wanted, owner, others_of(given, results or {}))
    if shaped is not None:
        further = came if shaped.mistake.id == "not_one_number" else ""  # shapes are in the sentence already
        if shaped.mistake.id == "wrong_shape":
            of_gradient = function is not None and function.is_gradient and bool(result.like)
            further = _GRADIENT if of_gradient else _sample_rows(array.shape, wanted.shape, given)
        told = Fault(replace(shaped.mistake, hint=shaped.mistake.hint + further))
        return _with_letters(told, letters(list(given), list(given.values())))
    if has_nan(got):
        return fault("nan", name=name)
    if _cut_off(array, wanted):
        return fault("whole_numbers", name=name)
    return None


def _owner(result: Result, wanted: np.ndarray, args: tuple[Any, ...], function: Function | None) -> str:
    if result.like and function is not None:
        shape = np.shape(function.argument(args, result.like))
        if shape == wanted.shape:
            return f"`{result.like}` has the shape {shape}"
    return f"asked for is {'a single number' if wanted.ndim == 0 else f'the shape {wanted.shape}'}"


def _not_real(name: str, got: Any, owner: str, expected: str, came: str) -> Fault:
    if holds_text(got):
        return fault("text", name=name, expected=expected, came=came)
    try:
        kind = np.asarray(got).dtype.kind
    except Exception:
        return fault("ragged", name=name, owner=_sentence(owner), came=came)
    if kind == "c":
        return fault("complex", name=name)
    if isinstance(got, (list, tuple)):
        return fault("ragged", name=name, owner=_sentence(owner), came=came)
    return fault("object_dtype", name=name)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _sample_rows(shape: Shape, wanted: Shape, given: Mapping[str, Any]) -> str:
    """A sentence about the samples, where they are what decides about rows, and "" elsewhere."""
    rows = np.shape(given.get("X", ()))[:1]
    by_sample = len(wanted) == 2 and wanted[:1] == rows != shape[:1]
    return " A row is asked for each sample, as in `X`." if by_sample else ""


def _with_letters(shaped: Fault, named: Letters) -> Fault:
    """The course's letters behind each shape whose axes have some."""
    mistake = shaped.mistake
    return Fault(
        replace(mistake, name=lettered(mistake.name, named.of), hint=lettered(mistake.hint, named.of))
    )


def shape_fault(
    name: str, array: np.ndarray, wanted: np.ndarray, owner: str, others: Mapping[str, Any] | None = None
) -> Fault | None:
    """What is wrong with a shape, None where nothing is; `owner` begins small: "asked for is the shape …"."""
    if wanted.ndim == 0:
        if array.size == 1:
            return None
        return fault("not_one_number", name=name, owner=_sentence(owner))
    if array.shape == wanted.shape:
        return None
    words: dict[str, Any] = {"name": name, "shape": array.shape}
    if wanted.ndim == 2 and array.shape == wanted.T.shape and same(array, wanted.T):
        numbers = "Every number is there, with rows and columns exchanged."
        return fault("transposed", owner=owner, numbers=numbers, **words)
    known = told_by_shape(name, array, wanted, others or {})
    if known is not None and known[0] == "another_array":
        return fault(known[0], owner=owner, **known[1])
    per_sample = array.ndim == wanted.ndim + 1 and array.shape[1:] == wanted.shape
    if wanted.ndim >= 1 and per_sample and array.shape[0] > 1:
        return fault("not_summed_over_samples", owner=owner, **words)
    if (
        array.size == wanted.size
        and array.ndim != wanted.ndim
        and array.squeeze().shape == wanted.squeeze().shape
    ):
        return fault("column_for_flat", owner=_sentence(owner), **words)
    if wanted.ndim == 2 and array.shape == wanted.T.shape:
        return fault("transposed", owner=owner, **words)
    if known is not None:
        return fault(known[0], owner=owner, **known[1])
    return fault("wrong_shape", owner=_sentence(owner), **words)


def _cut_off(array: np.ndarray, wanted: np.ndarray) -> bool:
    """True if every number is whole, though the right ones are not, and is the right one cut or rounded."""
    values, right = np.asarray(array, dtype=float), np.asarray(wanted, dtype=float)
    if array.dtype.kind in "iub" and not np.all(right == np.rint(right)):
        return True
    cut = [np.trunc(right), np.floor(right), np.rint(right)]
    return bool(
        np.any(right != np.rint(right))
        and np.any(values != 0)
        and any(np.array_equal(values, c) for c in cut)
    )
