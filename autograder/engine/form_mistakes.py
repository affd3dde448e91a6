"""Mistakes of form that any answer can make: None, shapes, order, dtype, changed inputs, globals.

Words in braces are filled in by the check (`said`): the name of the result, its shape, and so on.
"""

from __future__ import annotations

from dataclasses import replace

from autograder.engine.mistake import Mistake
from autograder.engine.mistakes_of_calls import OF_CALLS
from autograder.engine.mistakes_of_results import OF_RESULTS


def said(mistake: Mistake, **words: object) -> Mistake:
    """The same mistake with the words of this answer in its sentences."""
    text = {key: str(value) for key, value in words.items()}
    return replace(
        mistake,
        name=mistake.name.format_map(text),
        hint=mistake.hint.format_map(text),
        more=tuple(line.format_map(text) for line in mistake.more),
    )


STRUCTURE: dict[str, Mistake] = {mistake.id: mistake for mistake in (*OF_CALLS, *OF_RESULTS)}
