"""Links in a submission lead to the instructor's own files: nbgrader would copy what they point to."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

log = logging.getLogger("autograder")


def remove_links(notebooks: list[str], **_) -> None:
    """Remove every link beside and below the notebooks. For `c.Autograde.pre_convert_hook`.

    nbgrader swallows what this raises, so it removes rather than complains.
    """
    for folder in {Path(notebook).parent for notebook in notebooks}:
        for path in links_below(folder):
            with contextlib.suppress(OSError):
                path.unlink()
                log.warning("removed a link from a submission: %s", path)


def links_below(folder: Path) -> list[Path]:
    found = []
    for place, folders, files in os.walk(folder):
        found += [path for name in folders + files if (path := Path(place) / name).is_symlink()]
    return found
