"""autograder marks: one row a person; or an LMS's own file with one column filled."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from autograder.sandbox.plain_text import one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", nargs="?", help="name or number; none means all")
    parser.add_argument("--into", type=Path, metavar="EXPORT", help="the LMS's own file, to be filled")
    parser.add_argument("--column", default="", metavar="TITLE", help="its column, where it cannot be told")
    parser.add_argument("--missing", default="", metavar="POINTS", help="what who sent nothing gets (empty)")
    parser.add_argument("--scale", action="store_true", help="turn points into those of the LMS")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write it")
    parser.add_argument("--db", metavar="URL", help="a gradebook elsewhere, e.g. on PostgreSQL")


def run(args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.authoring.gradebook_copies import must_exist
    from autograder.commands import course_here, progress
    from autograder.handback.marks import class_marks
    from autograder.marking.class_run import read_configuration
    from autograder.marking.gradebook import open_gradebook

    course = course_here()
    if args.into and not args.assignment:
        raise Complaint("--into fills the column of one notebook: autograder marks 04 --into FILE")
    if not args.into and (args.column or args.missing or args.scale):
        raise Complaint("--column, --missing and --scale go with --into FILE")
    if args.missing and not args.missing.replace(".", "", 1).isdecimal():
        raise Complaint(f"--missing takes points, e.g. 0, and not {args.missing!r}")
    url = args.db or read_configuration(course).CourseDirectory.db_url
    wanted = [course.notebook_named(args.assignment)] if args.assignment else []
    first = wanted[0][:2] if wanted else "04"
    must_exist(course, url, f"autograder release {first}")
    with open_gradebook(url) as gradebook:
        released = [one.name for one in gradebook.assignments]
        absent = [name for name in wanted or [""] if name not in released] if wanted or not released else []
        if absent:
            what = f"{wanted[0]} is not" if wanted else "no notebook is"
            raise Complaint(f"{what} in the gradebook: run autograder release {first} first")
        with progress(len(wanted or released), "notebooks") as bar:
            marks = class_marks(course, gradebook, wanted, bar.update)
    return _into(course, marks, wanted[0], args) if args.into else _table(course, marks, args)


def _table(course, marks, args: argparse.Namespace) -> int:
    from autograder.authoring.files import write_whole
    from autograder.handback.marks import counted, table
    from autograder.handback.marks_page import page
    from autograder.intake.record import strangers
    from autograder.intake.tables import table_text

    out = args.out or course.class_folder / "marks.csv"
    write_whole(out, table_text(table(marks)))
    beside = out.with_suffix(".html")
    write_whole(beside, page(marks))
    print(f"{len(marks.rows)} people -> {out}, and {beside.name} to print: {counted(marks)}")
    for notebook in marks.possible:
        if who := strangers(course, notebook):
            print(f"{notebook}, sent what could not be taken, on no list: {'; '.join(map(one_line, who))}")
    return 0


def _into(course, marks, notebook: str, args: argparse.Namespace) -> int:
    from autograder import Complaint
    from autograder.authoring.files import write_whole
    from autograder.handback.carried import filled_before
    from autograder.handback.export_file import ExportFile
    from autograder.handback.fill import Finder, fill
    from autograder.handback.marks import GRADED, NOT_GRADED, WAITING
    from autograder.intake.people import People
    from autograder.intake.record import Record, list_file, record_file, strangers

    statuses = {row.marks[notebook].status for row in marks.rows if notebook in row.marks}
    if NOT_GRADED in statuses and not statuses & {GRADED, WAITING, "blank"}:
        raise Complaint(f"nothing of {notebook} is graded yet: run autograder grade {notebook[:2]} first")
    export = ExportFile(args.into)
    out = args.out or args.into.with_name(f"{args.into.stem}-filled{args.into.suffix}")
    if out.resolve() == args.into.resolve():
        raise Complaint("--out names the export itself: keep it, and write another file")
    people, record = People.read(list_file(course)), Record.read(record_file(course))
    finder = Finder(marks, people, record, notebook)
    place = export.column(notebook, args.column)
    kept, titles = filled_before(export, out, place)
    how = {"column": args.column, "missing": args.missing, "scale": args.scale, "kept": kept}
    filled = fill(export, marks, notebook, finder, **how)
    write_whole(out, export.encoded(filled.text))
    print(f"{export.head[place]}: {filled.said()} -> {out}")
    if titles:
        print(f"as filled before: {', '.join(titles)}")
    stands = {row.person.id: row.marks[notebook].status for row in marks.rows}
    empty, stays = (
        [f"{one} ({stands.get(one, 'missing')})" for one in who] for who in (filled.empty, filled.stays)
    )
    for said, who in (
        ("wait for a hand", filled.waiting),
        ("left empty", empty),
        ("no mark, and left with what stands there", stays),
        ("sent what could not be taken, on no list", strangers(course, notebook)),
        ("rows whose person is not known, left as they were", filled.unknown),
    ):
        if who:
            print(f"{said}: {'; '.join(map(one_line, who))}")
    if filled.without_row:
        ids = ", ".join(map(one_line, filled.without_row))
        print(f"have a mark and no row in {args.into.name}: {ids}", file=sys.stderr)
    return 1 if filled.without_row else 0
