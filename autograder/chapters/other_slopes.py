"""What people do instead of the slope of a sigmoid on the way back.

The legs of a way put the names of their arrays into the words; env holds these arrays under the keys given
here.
"""

from __future__ import annotations

from autograder.chapters.other_arrivals import OTHER_ARRIVALS
from autograder.chapters.other_factors import BRACKETS, OTHER_CURVES, OTHER_FORMS
from autograder.engine.way_back import Otherwise


def slopes(o: str, h: str) -> tuple[Otherwise, ...]:
    """Instead of d · σ'(h). o, h : keys in env of σ(h) and of h."""
    every = (*OTHER_CURVES, *BRACKETS, *OTHER_FORMS, *OTHER_ARRIVALS)
    return tuple(make(o, h) for make in every)
