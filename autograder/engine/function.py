"""What a check knows of one function: its arguments, its results, its reference, its bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from autograder.engine.compare import sequence
from autograder.engine.mistake import Mistake, Step
from autograder.engine.way_back import Way

_NUMBER_WORDS = ("nothing", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_word(count: int) -> str:
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else str(count)


class Fault(Exception):
    """The first thing that is wrong with an answer.

    could_not : True where the answer could not be judged at all (None, an exception, no answer yet)
    """

    def __init__(self, mistake: Mistake, could_not: bool = False):
        super().__init__(mistake.id)
        self.mistake = mistake
        self.could_not = could_not

    def with_more(self, more: tuple[str, ...]) -> Fault:
        """The same fault; further hints of the exercise where the mistake has none of its own."""
        if self.mistake.more:
            return self
        return Fault(replace(self.mistake, more=tuple(more)), self.could_not)


@dataclass(frozen=True)
class Result:
    """One result: its name, and the argument whose shape it has ("W3" for "dW3"), if one."""

    name: str
    like: str = ""


@dataclass(frozen=True)
class Link:
    """One result seen on the way back: what to say if it is the first wrong one."""

    result: str
    hint: str
    step: Step | None = None


@dataclass(frozen=True)
class Function:
    """An exercise whose answer takes numbers and returns numbers.

    name, arguments : as in the contract, ("x", "w", "y")
    results : in the order asked; `form` says how they come: "one", "tuple", "dict" or "list"
    reference : the same arguments -> number, array, tuple of arrays, or dict
    bank : mistakes with `wrong`, told apart by their numbers
    scales : arguments -> {label: factor}, e.g. {"1/N": 1/7}; see `scales.py`
    links : results in the order of the way back, for the last question: which is the first wrong one
    more : further hints where a mistake has none of its own
    refuses : names that the source may not call
    finders : (inputs, gots, wants) -> mistake or None, for mistakes with a number of their own
        (a step size) that cannot stand in a table
    way : the way back as data, where the exercise is one
    fallback : (inputs, gots, wants) -> what is known where nothing explains the numbers, or None
    """

    name: str
    arguments: tuple[str, ...]
    results: tuple[Result, ...]
    reference: Callable[..., Any]
    form: str = "one"
    bank: tuple[Mistake, ...] = ()
    scales: Callable[..., dict[str, float]] | None = None
    links: tuple[Link, ...] = ()
    more: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    is_scalar: bool = False
    finders: tuple[Callable[..., Mistake | None], ...] = ()
    way: Way | None = None
    fallback: Callable[..., Mistake | None] | None = None

    @property
    def is_gradient(self) -> bool:
        """A factor in a gradient comes from the loss; in anything else it does not."""
        return "back" in self.name or "grad" in self.name

    @property
    def signature(self) -> str:
        return f"`{self.name}({', '.join(self.arguments)})`"

    @property
    def expected(self) -> str:
        """What comes back, in words: "a pair `(dw, dx)`"."""
        names = [result.name for result in self.results]
        if self.form == "one":
            return f"{'a number' if self.is_scalar else 'an array'}, `{names[0]}`"
        if self.form == "dict":
            return "a dict with the keys " + ", ".join(names)
        if self.form == "list":
            return "a list of arrays"
        many = "a pair" if len(names) == 2 else f"{number_word(len(names))} results"
        return f"{many} `({', '.join(names)})`"

    @property
    def form_said(self) -> str:
        """The property that the card lists for the form."""
        if self.form == "one":
            return "returns a number" if self.is_scalar else "returns an array"
        if self.form == "dict":
            return "returns the keys asked for"
        if self.form == "list":
            return "returns a list or a tuple"
        return "returns a pair" if len(self.results) == 2 else f"returns {number_word(len(self.results))}"

    def argument(self, args: tuple[Any, ...], name: str) -> Any:
        return args[self.arguments.index(name)] if name in self.arguments else None

    def pairs(self, got: Any, want: Any) -> Iterator[tuple[Result, Any, Any]]:
        """Each result with what came and what was wanted; `got` already has the right parts."""
        if self.form == "one":
            yield self.results[0], got, want
        elif self.form == "dict":
            for result in self.results:
                yield result, got[result.name], want[result.name]
        else:
            parts = sequence(got) or []
            for i, (part, wanted) in enumerate(zip(parts, want, strict=True)):
                named = self.results[i] if i < len(self.results) else Result(f"item {i} of the list")
                yield named, part, wanted
