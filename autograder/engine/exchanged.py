"""Right parts in another order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from autograder.engine.compare import same, sequence


def exchanged(gots: Sequence[Any], wants: Sequence[Any]) -> bool:
    """True if every answer has the right parts in another order."""
    return all(_exchanged_parts(got, want) for got, want in zip(gots, wants, strict=True))


def _exchanged_parts(got: Any, want: Any) -> bool:
    if (
        not isinstance(want, (tuple, list))
        or not 2 <= len(want) <= 4
        or len(sequence(got) or ()) != len(want)
    ):
        return False
    orders = itertools.permutations(range(len(want)))
    return any(
        same(got, tuple(want[i] for i in order)) for order in orders if order != tuple(range(len(want)))
    )
