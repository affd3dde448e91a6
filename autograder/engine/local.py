"""An answer that lives in this process: in the notebook, and in `autograder try` before the sandbox."""

from __future__ import annotations

import inspect
import types
from typing import Any

import numpy as np

from autograder.engine.answer import Answer, Call, Instance, Odd, Scene
from autograder.engine.calling import call_with_care, look_up

# a list that grows while it is gone through filled 22 GB of a learner's kernel in five seconds
MEMORY = 2 << 30
_DEEPEST = 20  # a nest of lists deeper than this is not an answer


def plain(value: Any, depth: int = 0) -> Any:
    """`value` reduced to plain data, subclasses to their base types, anything else to `Odd`."""
    if value is None or isinstance(value, (bool, Odd)):
        return value
    if depth > _DEEPEST:
        return Odd(type(value).__name__)
    if isinstance(value, np.ma.MaskedArray):
        return plain(np.array(value.data), depth)
    if isinstance(value, np.ndarray):
        array = np.array(value, copy=True, subok=False)
        if array.dtype.kind == "O":
            flat = [plain(item, depth + 1) for item in array.ravel()]
            array = np.empty(array.size, dtype=object)
            array[:] = flat
            return array.reshape(value.shape)
        return array if array.dtype.kind in "fiubcUS" else Odd(f"array of {array.dtype}")
    if isinstance(value, np.generic):
        return value.copy() if value.dtype.kind in "fiubc" else plain(value.item(), depth + 1)
    base: Any
    for base in (int, float, complex, str):
        if isinstance(value, base):
            return base.__new__(base, value) if type(value) is base else _rebuilt(base, value)
    if isinstance(value, tuple):
        return tuple(plain(item, depth + 1) for item in tuple.__iter__(value))
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in list.__iter__(value)]
    if isinstance(value, dict):
        return {_key(key): plain(item, depth + 1) for key, item in dict.items(value)}
    return Odd(type(value).__name__)


def _rebuilt(base: type, value: Any) -> Any:
    """The number or text inside a subclass, read past whatever the subclass overrides."""
    read: Any = {int: int.__add__, float: float.__add__, complex: complex.__add__, str: str.__add__}[base]
    return read(value, base())


def _key(key: Any) -> Any:
    if isinstance(key, tuple):
        return tuple(_key(part) for part in tuple.__iter__(key))
    if key is None or isinstance(key, (str, int, float, bool, np.generic)):
        return plain(key)
    return Odd(type(key).__name__)


def _call(function: Any, args: tuple[Any, ...], **how: Any) -> Call:
    outcome = call_with_care(function, args, memory=MEMORY, **how)
    try:
        outcome["value"] = plain(outcome["value"])
    except BaseException:  # an object that fails when it is looked at
        outcome["value"] = Odd("object")
    return _as_call(outcome)


def _as_call(outcome: dict[str, Any]) -> Call:
    del outcome["after"]  # here `changed` was not said by a student's process
    return Call(**{**outcome, "scene": Scene.of(outcome["scene"])})


def source_of(thing: Any) -> str:
    """Source text of a function or class, "" where Python does not know it."""
    try:
        return inspect.getsource(thing)
    except Exception:
        return ""


class LocalInstance(Instance):
    """An object of a student's class, held here."""

    def __init__(self, held: Any):
        self._held = held

    def call(self, method: str, *args: Any, seconds: float = 5.0) -> Call:
        def act(*given: Any) -> Any:
            return getattr(self._held, method)(*given)

        return _call(act, args, seconds=seconds)

    def get(self, attribute: str) -> Call:
        return _call(lambda: look_up(self._held, attribute), ())


class LocalAnswer(Answer):
    """Wraps a function, class or value of this process.

    source : text of its file or cell; read through `inspect` where it is not given
    """

    def __init__(self, thing: Any, name: str = "", source: str | None = None):
        self._thing = thing
        self.name = name or getattr(thing, "__name__", "")
        self.source = source_of(thing) if source is None else source

    def call(
        self,
        *args: Any,
        seconds: float = 5.0,
        read_only: bool = True,
        poison: bool = False,
        strict: bool = False,
    ) -> Call:
        if not callable(self._thing):
            return Call(error="NotCallable", message=type(self._thing).__name__)
        return _call(self._thing, args, seconds=seconds, read_only=read_only, poison=poison, strict=strict)

    def value(self) -> Call:
        if isinstance(self._thing, (types.FunctionType, type)):
            return Call(value=Odd(type(self._thing).__name__))
        return _call(lambda: self._thing, ())

    def new(self, *args: Any, read_only: bool = True) -> tuple[Call, Instance | None]:
        if not callable(self._thing):
            return Call(error="NotCallable", message=type(self._thing).__name__), None
        made: list[Any] = []
        call = _as_call(
            call_with_care(
                lambda *given: made.append(self._thing(*given)), args, read_only=read_only, memory=MEMORY
            )
        )
        return call, LocalInstance(made[0]) if call.ok else None
