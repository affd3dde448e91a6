"""The pages around the chapters: the documents of the checkout as they stand, a first page from README."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from autograder.authoring.course import Course

TEACHING = (
    "docs/first-week.md",
    "docs/marking.md",
    "docs/other-systems.md",
    "docs/own-exercises.md",
    "SECURITY.md",
)
MORE = ("CONTRIBUTING.md", "CHANGELOG.md")
FIRST = """\
```{{include}} README.md
:end-before: "## Start"
```

{doors}

{strip}

All of it can be read here without installing anything. To write the exercises and have them checked, open a
chapter on Binder or take the course home; a page in the zip says how it is started.

## The map

```{{include}} README.md
:start-after: "## The map"
:end-before: "Where things are"
```

{trees}"""
TREE = """\
```{{toctree}}
:hidden:
:caption: {caption}

{pages}
```
"""


def write_documents(course: Course, source: Path) -> list[str]:
    """Lay the documents below `source`, each where it stands in the checkout; their names there."""
    names = [name for name in (*TEACHING, *MORE) if (course.root / name).is_file()]
    for name in [*names, "README.md"]:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(course.root / name, source / name)
    for picture in sorted((course.root / "docs").rglob("*.png")):
        target = source / picture.relative_to(course.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, target)
    return names


def first_page(chapters: Sequence[str], documents: Sequence[str], doors: str, strip: str) -> str:
    """index.md: what README says of the course, and the tree of all pages. strip : the chapters as links"""
    groups = {
        "The course": [*chapters, "glossary"],
        "To teach it": [name for name in TEACHING if name in documents],
        "To extend it": [name for name in MORE if name in documents],
    }
    trees = [
        TREE.format(caption=caption, pages="\n".join(page.removesuffix(".md") for page in pages))
        for caption, pages in groups.items()
    ]
    return FIRST.format(doors=doors, strip=strip, trees="\n".join(trees))
