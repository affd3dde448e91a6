"""Where the stations of the course lie: solutions, course, build, class."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder import Complaint
from autograder.engine.shelves import own_sources


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
    def hosts(self) -> Path:
        """Where the text for the browser is made."""
        return self.release / "backprop" / "hosts"

    @property
    def source(self) -> Path:
        return self.root / "build" / "source"

    @property
    def class_folder(self) -> Path:
        return self.root / "class"

    def names(self) -> list[str]:
        """Names of the notebooks that have a source, an instructor's own included, in reading order."""
        found = {p.stem for p in self.solutions.glob("*/*.py") if p.stem == p.parent.name}
        return sorted({*found, *own_sources(self.root)}, key=_place_in_course)

    def text(self, name: str) -> Path:
        """The text notebook: in solutions/, else where an instructor's own exercises lie."""
        usual = self.solutions / name / f"{name}.py"
        own = None if usual.is_file() else own_sources(self.root).get(name)
        return own / f"{name}.py" if own else usual

    def notebook(self, name: str) -> Path:
        return self.release / name / f"{name}.ipynb"

    def notebook_named(self, word: str) -> str:
        """The notebook meant by `word`: its name, its number ("04") or the path of one of its files."""
        names = self.names()
        stem = Path(word).stem if word.endswith((".py", ".ipynb")) else word.rstrip("/").rsplit("/", 1)[-1]
        meant = [n for n in names if n == stem] or [n for n in names if n.startswith(stem + "_")]
        if len(meant) != 1:
            raise Complaint(f"no notebook {word!r}; there are {', '.join(names) or 'none'}")
        return meant[0]


def _place_in_course(name: str) -> tuple[int, str]:
    number = name.partition("_")[0]
    return (int(number) if number.isdecimal() else 0), name


def find_course(start: Path | None = None) -> Course:
    """The course of the working directory or of one of its parents, else the checkout of this package."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[2]):
        if (folder / "solutions").is_dir() and (folder / "course").is_dir():
            return Course(folder)
    raise Complaint(f"no course in {here}: run this where solutions/ and course/ lie")
