"""How most everyday errors are known: by what Python says, and by what stands in the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from autograder.engine.reading import Stop

Words = Mapping[str, str] | None


def says(pattern: str, **needs: str) -> Callable[[Stop], Words]:
    """Fits where Python's message matches; the named groups are the words. `line` has to match too."""

    def when(stop: Stop) -> Words:
        match = stop.finds(pattern)
        if match is None or not all(re.search(n, stop.scene.line) for n in needs.values()):
            return None
        return {key: value or "" for key, value in match.groupdict().items()} | {"message": stop.message}

    return when
