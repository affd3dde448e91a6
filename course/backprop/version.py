"""The one version number: pyproject.toml says it, and what is installed carries it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

DISTRIBUTION = "backprop-by-hand"


@cache
def version() -> str:
    """Of the installed package, else of the checkout around this file, else "unknown"."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return _of_checkout(Path(__file__).resolve().parents[2])


def _of_checkout(root: Path) -> str:
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return str(project["version"]) if project["name"] == DISTRIBUTION else "unknown"
    except (OSError, ValueError, KeyError):
        return "unknown"
