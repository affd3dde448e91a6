"""Frame F5 as numbers: two derivatives written out, the parts they share, and what reuse saves.

L = ½(y − f(x·W1)·W2)², for one sample and single weights. Both derivatives hold the same
parts several times; a part that is kept costs its multiplications once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A piece of a formula: an operation and the parts it works on.

    op : "leaf", "times", "minus", "negative", "f" or "slope"
    """

    op: str
    inside: tuple[Part, ...] = ()
    name: str = ""

    def walk(self) -> Iterator[Part]:
        """Yield this part and all parts inside it, copies included."""
        yield self
        for part in self.inside:
            yield from part.walk()


def _leaf(name: str) -> Part:
    return Part("leaf", name=name)


def _times(*parts: Part) -> Part:
    return Part("times", parts)


S = _times(_leaf("x"), _leaf("W1"))
O = Part("f", (S,))
RESIDUAL = Part("minus", (_leaf("y"), _times(O, _leaf("W2"))))
TOWARDS_W2 = _times(Part("negative", (RESIDUAL,)), O)
TOWARDS_W1 = _times(Part("negative", (RESIDUAL,)), _leaf("W2"), Part("slope", (S,)), _leaf("x"))

TWINS = {"xW1": S, "f(xW1)": O, "y − f(xW1)W2": RESIDUAL}


def copies(part: Part) -> int:
    """How often a part is written in the two derivatives together."""
    return sum(piece == part for line in (TOWARDS_W2, TOWARDS_W1) for piece in line.walk())


def count(kept: frozenset[Part] = frozenset()) -> tuple[int, int]:
    """Multiplications, and evaluations of f or its slope, if the parts in `kept` are worked out once."""
    known: set[Part] = set()

    def work(part: Part) -> tuple[int, int]:
        if part in known:
            return 0, 0
        inner = [work(piece) for piece in part.inside]
        if part in kept:
            known.add(part)
        own = len(part.inside) - 1 if part.op == "times" else 0
        calls = 1 if part.op in ("f", "slope") else 0
        return own + sum(m for m, _ in inner), calls + sum(c for _, c in inner)

    first, second = work(TOWARDS_W2), work(TOWARDS_W1)
    return first[0] + second[0], first[1] + second[1]
