"""A layer that a student's class made, with the words for what it does wrong."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from autograder.chapters.layers import mistakes as bank
from autograder.engine import structure
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_array, same, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.function import Result
from autograder.engine.walk import Walk

REFUSED = ("numerical_gradient", "derivative")


class Layer:
    """A layer that was made, with the words for what it does wrong."""

    def __init__(self, walk: Walk, answer: Answer, *args: Any):
        self.walk, self.answer, self.name = walk, answer, answer.name
        self.args, self.forwarded, self.went_back = args, None, False
        call, self.made = answer.new(*args)
        if not call.ok:
            self._cannot_be_made(call, len(args))

    def _cannot_be_made(self, call: Call, count: int) -> None:
        if call.scene is not None or call.error in ("NotImplementedError", "TimeoutError", "NameError"):
            self.walk.accept(call, self.answer)
        made = f"`{self.name}({'W' if count else ''})`"
        if call.error == "NotCallable":
            self.walk.fail("not_a_class", function=self.name, signature=made)
        wrong = re.search(r"def\s+(_+in\w*|init\w*)\s*\(", self.answer.source)
        if "takes no arguments" in call.message and wrong and wrong[1] != "__init__":
            self.fail("misspelt_constructor", found=wrong[1], made=made.strip("`"))
        self.fail("other_constructor", made=made, message=call.message or call.error)

    def fail(self, mistake: str, **words: Any) -> None:
        self.walk.fail(said(bank.LAYERS[mistake], layer=self.name, **words))

    def call(self, method: str, *args: Any) -> Any:
        call = self.made.call(method, *args)
        if method == "forward":
            self.forwarded = args[0]
        if call.error == "AttributeError" and f"'{method}'" in call.message:
            self.fail("missing_method", method=method)
        other_arguments = call.error == "TypeError" and "positional argument" in call.message
        if method == "backward" and other_arguments and call.scene is None:
            self.fail("backward_uses_new_input", message=call.message)
        if call.ok and call.value is None:
            self.fail(f"{method}_returns_none")
        if method == "backward" and self.went_back and call.error in ("IndexError", "KeyError"):
            self.fail("memory_used_up", message=call.message)
        self.went_back |= method == "backward" and call.ok
        if method == "backward" and "read-only" in call.message and self._steps_inside():
            self.fail("step_inside")
        return self.walk.accept(call, self.answer, expected=f"an array from `{method}`").value

    def _steps_inside(self) -> bool:
        """True if `backward` works where it may write into W, and then has moved it."""
        if not self.args or self.forwarded is None:
            return False
        _, other = self.answer.new(*self.args, read_only=False)
        if other is None:
            return False
        out = other.call("forward", self.forwarded)
        back = other.call("backward", np.ones(np.shape(out.value)))
        return out.ok and back.ok and not same(other.get("W").value, self.args[0])

    def keeps_its_weights(self) -> None:
        """Leave if `.W` is another matrix than the one that was given, or a copy of it."""
        W, given = self.get("W", "W_not_kept"), self.args[0]
        if not same(W, given):
            self.fail("W_changed")
        writeable = self.made.get("W.flags.writeable")  # what was given is not
        if not writeable.ok or writeable.value:
            self.fail("W_copied")

    def array(self, method: str, given: Any, want_shape: tuple[int, ...], name: str) -> Any:
        """The result of a method as an array of the right shape."""
        return self.as_array(method, self.call(method, given), want_shape, name)

    def as_array(self, method: str, value: Any, want_shape: tuple[int, ...], name: str) -> Any:
        if method == "backward" and isinstance(value, (tuple, list)):
            parts = sequence(value)
            if len(parts) == 2 and np.ndim(parts[0]) > 0 and as_array(parts[0]) is not None:
                self.fail("returns_both")
        fault = structure.array_fault(Result(name), value, np.full(want_shape, 0.5))
        if fault is not None:
            raise fault.with_more(bank.LAYER_FORM)
        return np.asarray(value, dtype=float)

    def get(self, attribute: str, mistake: str) -> Any:
        call = self.made.get(attribute)
        if not call.ok or call.value is None:
            self.fail(mistake)
        return call.value
