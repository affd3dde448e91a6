"""Files that a reader, or a crash, sees whole: the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

_mask = os.umask(0)  # it can only be read by being set
os.umask(_mask)


def write_whole(path: Path, text: str | bytes) -> None:
    """Write beside, then replace; text as UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8") if isinstance(text, str) else text)
        os.chmod(name, 0o666 & ~_mask)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
