"""Where the stations of the course lie: solutions, course, build, class."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder import Complaint


@dataclass(frozen=True)
class Course:
    """A checkout of the course; every path follows from its root."""

    root: Path

    @property
    def solutions(self) -> Path:
        return self.root / "solutions"

    @property
    def release(self) -> Path:
        return self.root / "course"

    @property
    def source(self) -> Path:
        return self.root / "build" / "source"

    @property
    def class_folder(self) -> Path:
        return self.root / "class"

    def names(self) -> list[str]:
        """Names of the notebooks that have a source, in reading order."""
        return sorted(p.parent.name for p in self.solutions.glob("*/*.py") if p.stem == p.parent.name)

    def text(self, name: str) -> Path:
        return self.solutions / name / f"{name}.py"

    def notebook(self, name: str) -> Path:
        return self.release / name / f"{name}.ipynb"

    def find(self, word: str) -> str:
        """The notebook meant by `word`: its name, its number ("04") or the path of one of its files."""
        names = self.names()
        stem = Path(word).stem if word.endswith((".py", ".ipynb")) else word.rstrip("/").rsplit("/", 1)[-1]
        meant = [n for n in names if n == stem] or [n for n in names if n.startswith(stem + "_")]
        if len(meant) != 1:
            raise Complaint(f"no notebook {word!r}; there are {', '.join(names) or 'none'}")
        return meant[0]


def find_course(start: Path | None = None) -> Course:
    """The course of the working directory or of one of its parents, else the checkout of this package."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[2]):
        if (folder / "solutions").is_dir() and (folder / "course").is_dir():
            return Course(folder)
    raise Complaint(f"no course in {here}: run this where solutions/ and course/ lie")
