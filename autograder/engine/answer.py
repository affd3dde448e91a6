"""What a check may ask of an answer, wherever the answer runs.

A check never holds the student's object. It holds an `Answer`: in the notebook and in
`autograder try` that is a `LocalAnswer` in the same process, in grading it is a stand-in
that talks to the sandbox. Only plain data crosses (see `Call.value`), so a check cannot
tell the two apart, and nothing a student builds can act inside the process that judges.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Scene:
    """Where an answer stopped, in the learner's own lines; texts only, each short.

    line : the whole line, "" where Python keeps no text of it
    piece : the part of it at which Python stopped, `d @ W3`; "" if unknown
    values : (text, kind) pairs of what stood in it: ("W3", "an array of shape (5, 2)")
    near : the existing name or key nearest to a missing one
    deeper : it happened inside something that the line called
    inside : names of the learner's functions that were running, each once, the one that was called first
    """

    line: str = ""
    piece: str = ""
    values: tuple[tuple[str, str], ...] = ()
    near: str = ""
    deeper: bool = False
    inside: tuple[str, ...] = ()

    @classmethod
    def of(cls, sent: Any) -> Scene | None:
        """From the dict that `stopped.scene` makes; whatever has not the right type is left out."""
        if type(sent) is not dict:
            return None

        def text(value: Any) -> str:
            return " ".join(value[:120].split()) if type(value) is str else ""

        given: Any = sent.get("values")
        pairs = [p for p in given[:6] if type(p) in (list, tuple)] if type(given) in (list, tuple) else []
        values = tuple((text(p[0]), text(p[1])) for p in pairs if len(p) == 2)
        words = {key: text(sent.get(key)) for key in ("line", "piece", "near")}
        names: Any = sent.get("inside")
        inside = tuple(text(name) for name in names[:6]) if type(names) in (list, tuple) else ()
        return cls(**words, values=values, deeper=sent.get("deeper") is True, inside=inside)


@dataclass(frozen=True)
class Call:
    """The outcome of one call of an answer.

    value : None, bool, int, float, complex, str, list, tuple, dict, numpy array or scalar;
        anything else arrives as `Odd`.
    """

    value: Any = None
    error: str | None = None  # class name of the exception, None if the call returned
    message: str = ""  # the exception's text
    changed: tuple[int, ...] = ()  # positions of the arguments that the call changed
    warned: tuple[str, ...] = ()  # texts of the warnings it raised
    poisoned: str | None = None  # a data name of the notebook that it used instead of its argument
    seconds: float = 0.0
    scene: Scene | None = None  # where it stopped, if it stopped in the learner's own lines

    @property
    def ok(self) -> bool:
        return self.error is None


@dataclass(frozen=True)
class Odd:
    """Stands for a returned object that is not plain data (a generator, an instance, a module)."""

    kind: str  # the name of its class


class Instance(ABC):
    """An object made by a student's class; known only by what it answers."""

    @abstractmethod
    def call(self, method: str, *args: Any, seconds: float = 5.0) -> Call: ...

    @abstractmethod
    def get(self, attribute: str) -> Call:
        """An attribute, or one further in ("W.flags.writeable")."""


class Answer(ABC):
    """One thing a student handed in: a function, a class, or a value such as a dict.

    name : the name it has in the notebook, e.g. "neuron_backward"
    source : text of the cell or file that defines it, "" if unknown
    """

    name: str = ""
    source: str = ""

    @abstractmethod
    def call(
        self,
        *args: Any,
        seconds: float = 5.0,
        read_only: bool = True,
        poison: bool = False,
        strict: bool = False,
    ) -> Call:
        """Call the function on copies of `args`.

        Arrays arrive read-only unless `read_only` is False. With `poison`, data names of the
        notebook (x, w, X, W1…) are replaced by objects that fail when used, for this call. With
        `strict`, a warning of numpy's is an error: what comes back then came without one.
        Callables in `args` may be called back until the call returns. Never raises: what went
        wrong is in the `Call`; after `seconds` the error is "TimeoutError".
        """

    @abstractmethod
    def value(self) -> Call:
        """The object itself, where the answer is data."""

    @abstractmethod
    def new(self, *args: Any, read_only: bool = True) -> tuple[Call, Instance | None]:
        """Make an object of the class; the `Call` tells why it could not."""
