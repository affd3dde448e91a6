"""The whole site: chapters become pages, documents stand beside them, and what came out is looked at."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import nbformat

from autograder import Complaint
from autograder.authoring import glossary
from autograder.authoring.address import address_of
from autograder.authoring.course import Course
from autograder.site import inspection, sphinx_run
from autograder.site.documents import first_page, write_documents
from autograder.site.kernel import map_html
from autograder.site.page import Doors, linked, page_of
from autograder.site.shown import frames_of, outputs_of

MARK = ".backprop-site"  # in a folder that may be written over


class Book:
    """A site of one course in one folder. Raises Complaint where the folder holds something else."""

    def __init__(self, course: Course, folder: Path):
        self.course, self.folder = course, folder.absolute()
        self.chapters = [name for name in course.names() if course.notebook(name).is_file()]
        self.address = address_of(course)
        self.pages = self.size = 0
        self._refuse()

    def _refuse(self) -> None:
        if lacking := sorted(set(self.course.names()) - set(self.chapters)):
            raise Complaint(f"course/{lacking[0]} is missing: run autograder build first")
        standing = next(path for path in (self.folder, *self.folder.parents) if path.exists())
        if not standing.is_dir():
            raise Complaint(f"{standing} is a file; a site is a folder")
        if self.folder.is_dir() and any(self.folder.iterdir()) and not (self.folder / MARK).is_file():
            raise Complaint(f"{self.folder} holds something else than a site; name a new folder")

    def build(self, package: Callable[[Path], Path], done: Callable[[], object]) -> list[str]:
        """Every fault as one line; where there is none the site stands in the folder.

        package : writes the zip for students into a folder; done : called after each chapter
        """
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".site-", dir=self.folder.parent) as name:
            work = Path(name)
            source, static, out = work / "source", work / "static", work / "out"
            zipped = package(out)
            sphinx_run.write_static(static)
            self._write(source, static / "cards" / "frames", work / "scratch", zipped.name, done)
            faults = sphinx_run.run(source, static, out, work / "doctrees", self.address.version)
            faults += inspection.faults(self.course, self.chapters, out, static / "cards" / "frames")
            if not faults:
                self._count(out)
                self._put(out)
            return faults

    def _write(
        self, source: Path, frames: Path, scratch: Path, package: str, done: Callable[[], object]
    ) -> None:
        """The text that Sphinx reads, and the frames of the figures; as many chapters at once as cores."""
        source.mkdir()
        frames.mkdir(parents=True)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            begun = [
                threads.submit(
                    self._chapter, name, self._doors(name, package), source, frames, scratch / name
                )
                for name in self.chapters
            ]
            for one in as_completed(begun):
                one.result()
                done()
        if (words := self.course.release / glossary.NAME).is_file():
            self._glossary(words, source)
        documents = write_documents(self.course, source)
        begin = self._doors(self.chapters[0], package).markdown("Begin on Binder")
        text = first_page(self.chapters, documents, begin, map_html())
        (source / "index.md").write_text(text, encoding="utf-8")

    def _chapter(self, name: str, doors: Doors, source: Path, frames: Path, scratch: Path) -> None:
        kept = frames_of(self.course, name)
        shown = outputs_of(self.course, name, kept, doors.binder, scratch)
        for file in kept.glob("*.js"):
            shutil.copy(file, frames)
        released = nbformat.read(self.course.notebook(name), as_version=4)
        nbformat.write(page_of(released, shown, doors), source / f"{name}.ipynb")

    def _glossary(self, words: Path, source: Path) -> None:
        page = nbformat.read(words, as_version=4)
        for cell in page.cells:
            cell.source = linked(cell.source)
        nbformat.write(page, source / glossary.NAME)

    def _doors(self, name: str, package: str) -> Doors:
        return Doors(self.address.binder(f"course/{name}/{name}.ipynb"), package)

    def _count(self, out: Path) -> None:
        files = [path for path in out.rglob("*") if path.is_file()]
        self.pages = sum(path.suffix == ".html" for path in files)
        self.size = sum(path.stat().st_size for path in files)

    def _put(self, out: Path) -> None:
        """The new site in the place of the old one, whole."""
        (out / MARK).write_text(f"{self.address.version}\n", encoding="utf-8")
        (out / ".nojekyll").touch()  # GitHub Pages leaves out folders that begin with _
        if self.folder.exists():
            os.replace(self.folder, out.with_name("old"))  # goes with the folder of the work
        os.replace(out, self.folder)
