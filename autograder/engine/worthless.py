"""Answers that nobody would call one. None of them may earn a point in any exercise.

A check that lets one through asks too little: `nan` passes `err > tol`, an empty array passes
`np.allclose`, an object equal to everything passes `==`. `autograder build --check` runs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.engine import registry
from autograder.engine.answer import Answer, Call, Instance
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Exercise, Setting

# what a function (or a method) does with its arguments; `a` holds them
BODIES = {
    "nothing": "pass",
    "none": "return None",
    "zero": "return 0",
    "one": "return 1.0",
    "nan": "return float('nan')",
    "nan_like_input": "return np.full(np.shape(a[0]), np.nan)",
    "nans_like_inputs": "return tuple(np.full(np.shape(x), np.nan) for x in a)",
    "infinity": "return np.inf",
    "empty_array": "return np.array([])",
    "empty_tuple": "return ()",
    "empty_list": "return []",
    "empty_dict": "return {}",
    "text": "return 'right'",
    "yes": "return True",
    "input_back": "return a[0]",
    "last_input_back": "return a[-1]",
    "all_inputs_back": "return a",
    "reversed_inputs_back": "return a[::-1]",
    "zeros_like_input": "return np.zeros(np.shape(a[0]))",
    "zeros_like_inputs": "return tuple(np.zeros(np.shape(x)) for x in a)",
    "ones_like_inputs": "return [np.ones(np.shape(x)) for x in a]",
    "equal_to_everything": "return Equal()",
    "objects_equal_to_everything": "return np.array([Equal()] * (np.size(a[0]) or 1), dtype=object)",
    "array_equal_to_everything": "return np.zeros(np.shape(a[0])).view(EqualArray)",
    "number_equal_to_everything": "return EqualNumber(0)",
    "dict_of_everything": "return Everything()",
    "generator": "return (x for x in a)",
    "itself": "return Equal",
    "inputs_to_zero": "x = np.asarray(a[0])\nx.flags.writeable = True\nx *= 0\nreturn x",
    "raises": "raise ValueError('no')",
    "raises_everything": "raise BaseException('no')",
    "not_implemented": "raise NotImplementedError",
    "stops_iteration": "raise StopIteration",
    "never_ends": "while True: pass",
    "exits": "raise SystemExit(0)",
}
_CLASSES = '''
class Equal:
    """Agrees with whatever it is asked."""
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __le__(self, other): return True
    def __gt__(self, other): return False
    def __ge__(self, other): return True
    def __hash__(self): return 0
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__
    def __abs__(self): return 0.0
    def __float__(self): return 0.0
    def __bool__(self): return True
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __array__(self, *a, **k): return np.zeros(())
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return self
    def __call__(self, *a, **k): return self
class EqualArray(np.ndarray):
    def __eq__(self, other): return True
    def __sub__(self, other): return np.zeros(np.shape(other))
    def __array_ufunc__(self, *a, **k): return np.zeros(())
    def astype(self, *a, **k): return self
class EqualNumber(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __hash__(self): return 0
class Everything(dict):
    def __contains__(self, key): return True
    def __getitem__(self, key): return Equal()
    def get(self, key, default=None): return Equal()
    def __eq__(self, other): return True
'''
# values for exercises whose answer is no function
VALUES = {
    "none": "None",
    "empty_dict": "{}",
    "empty_list": "[]",
    "nan": "float('nan')",
    "text": "'right'",
    "equal_to_everything": "Equal()",
    "dict_of_everything": "Everything()",
    "a_function": "print",
}


@dataclass(frozen=True)
class Finding:
    """A check that gave points for nothing, or stumbled over it (0 points)."""

    what: str
    points: float
    answer: str

    def __str__(self) -> str:
        if not self.points:
            return f"{self.what}: the check stumbles over the worthless answer {self.answer!r}"
        return f"{self.what}: the worthless answer {self.answer!r} earns {self.points:g} points"


class Hurried(Answer):
    """An answer that gets a fifth of a second for each call."""

    seconds = 0.2

    def __init__(self, answer: Answer):
        self._answer = answer
        self.name, self.source = answer.name, answer.source

    def call(self, *args: Any, seconds: float = 5.0, **how: Any) -> Call:
        return self._answer.call(*args, seconds=min(seconds, self.seconds), **how)

    def value(self) -> Call:
        return self._answer.value()

    def new(self, *args: Any, read_only: bool = True) -> tuple[Call, Instance | None]:
        call, made = self._answer.new(*args, read_only=read_only)
        return call, made and HurriedInstance(made)


class HurriedInstance(Instance):
    """The same for an object of a class."""

    def __init__(self, made: Instance):
        self._made = made

    def call(self, method: str, *args: Any, seconds: float = 5.0) -> Call:
        return self._made.call(method, *args, seconds=min(seconds, Hurried.seconds))

    def get(self, attribute: str) -> Call:
        return self._made.get(attribute)


def sources(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """(name, Python text) of every worthless answer to one exercise."""
    names = exercise.names
    for label, body in BODIES.items():
        yield label, _CLASSES + "\n".join(_function(name, body) for name in names)
        if names[0][0].isupper():
            yield f"class_{label}", _CLASSES + "\n".join(_class(name, body) for name in names)
    for label, value in VALUES.items():
        yield f"value_{label}", _CLASSES + "\n".join(f"{name} = {value}" for name in names)


def _function(name: str, body: str) -> str:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"def {name}(*a, **k):\n{lines}\n"


def _class(name: str, body: str) -> str:
    lines = "\n".join(f"        {line}" for line in body.splitlines())
    return (
        f"class {name}:\n    W = dW = Equal()\n    def __init__(self, *a): pass\n"
        f"    def forward(self, *a):\n{lines}\n    def backward(self, *a):\n{lines}\n"
    )


def findings(wanted: Iterable[Exercise] | None = None) -> list[Finding]:
    """Every worthless answer that earns something, in the exercises given or in all there are."""
    found = []
    for exercise in registry.exercises().values() if wanted is None else wanted:
        for label, source in sources(exercise):
            found += _tried(exercise, label, source)
    return found


def _tried(exercise: Exercise, label: str, source: str) -> list[Finding]:
    names: dict[str, Any] = {"np": np, "__name__": "worthless"}
    exec(exercise.given, names)
    exec(source, names)
    answers = [Hurried(LocalAnswer(names[name], name, source)) for name in exercise.names]
    found = []
    for part, points in exercise.parts.items():
        if points and len(exercise.names_for(part)) == len(answers):
            what = f"{exercise.id} {part}".strip()
            verdict = registry.run(what, answers, Setting())
            if verdict.passed:
                found.append(Finding(what, points, label))
            elif verdict.mistake is not None and verdict.mistake.id == "check_failed":
                found.append(Finding(what, 0, label))
    return found
