"""autograder site: the course as pages that need no kernel and no network."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

from autograder import Complaint

NEEDED = ("sphinx", "myst_nb", "furo", "sphinx-mathjax-offline")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="OUT", help="a new folder, or a site that stands there")


def run(args: argparse.Namespace) -> int:
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise Complaint(f"a site needs {missing[0]}: pip install -r docs/requirements.txt")
    from autograder.authoring.address import address_of
    from autograder.commands import course_here, progress
    from autograder.commands.package import made_in
    from autograder.site.book import Book

    course = course_here()
    book = Book(course, args.folder)
    with progress(len(book.chapters), "chapters") as bar:
        faults = book.build(lambda folder: made_in(course, folder), bar.update)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} faults: nothing was written to {args.folder}")
        return 1
    print(f"{args.folder}: {book.pages} pages, {book.size / 1e6:.1f} MB; open {args.folder / 'index.html'}")
    if address_of(course).placeholder:
        print(
            "The buttons to Binder lead to nobody yet: say whose copy this is in pyproject.toml, repository"
        )
    return 0
