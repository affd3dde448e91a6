"""The worked example of docs/own-exercises.md, taken from the page itself."""

from __future__ import annotations

import re
from pathlib import Path

from submissions import ROOT

PAGE = (ROOT / "docs/own-exercises.md").read_text(encoding="utf-8")
NAME = "10_activations"
_FILE = re.compile(r"^`(exercises/\S+)`\n\n```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def files() -> dict[str, str]:
    """Path below the root of the course -> text, as the page gives them."""
    return dict(_FILE.findall(PAGE))


def write(root: Path) -> Path:
    """Put the example beside `course/`; returns its folder."""
    for path, text in files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root / "exercises" / NAME


def commands() -> list[str]:
    """The lines of the section "Build, try, grade"."""
    block = PAGE[PAGE.index("## Build, try, grade") :].split("```bash\n")[1]
    return block.split("```")[0].strip().splitlines()
