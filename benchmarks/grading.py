"""Grading a class: ours, nbgrader as it comes, and otter-grader, on the same submissions in one run.

Each rival judges the same answers by the same checks and must come to the same marks. Then our time and
memory as the class grows. About 40 minutes on two cores. Against the project as it was, about 3:

    pip install -r benchmarks/requirements.txt
    python benchmarks/grading.py
    python benchmarks/grading.py --only-earlier
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import psutil
from classrooms import Earlier, Measured, Otter, Ours, Stock, students, without_figures

AIMS = {"ours, 1 job": 5, "ours, 2 jobs": 8, "nothing changed": 50}
EARLIER = "396a085"
MOST_OF_EARLIER = {1: 1.0, 2: 0.65}  # jobs -> the share of the earlier commit's time that we may take


def compare(notebook: str, count: int, room: Path) -> dict[str, float]:
    """One table; returns times as quick as nbgrader -> for each row of ours."""
    texts = students(notebook, count, room)
    ours = Ours(room / "ours", notebook, texts)
    again = Ours(room / "ours-2", notebook, texts)
    source = ours.root / "build" / "source"
    stock = Stock(room / "stock", notebook, texts, source)
    bare = {student: without_figures(text) for student, text in texts.items()}
    fair = Stock(room / "stock-bare", notebook, bare, source)
    otter = Otter(room / "otter", notebook, bare)
    rows = earlier(notebook, texts, room)
    rows |= {"nbgrader": stock.grade(), "nbgrader, no figures": fair.grade()}
    rows["otter-grader, no figures"], otters = otter.grade()
    rows["ours, 1 job"] = ours.grade(1)
    rows["ours, 2 jobs"] = again.grade(2)
    rows["nothing changed"] = again.grade(2)
    again.change_a_check()
    rows["one check changed"] = again.grade(2)
    marks = ours.scores()
    print(f"\n{notebook}, {len(texts)} submissions, of which ours and the others mark alike:")
    for name, scores in (("nbgrader", stock.scores()), ("otter-grader", otters), ("2 jobs", again.scores())):
        alike = sum(abs(scores[student] - marks[student]) < 1e-9 for student in texts)
        print(f"  {name} {alike} of {len(texts)}")
    return table(rows, len(texts))


def earlier(notebook: str, texts: dict[str, str], room: Path) -> dict[str, Measured]:
    """The project as it was, each number of jobs in a room of its own."""
    rows = {}
    for jobs in MOST_OF_EARLIER:
        rival = Earlier(room / f"earlier-{jobs}", notebook, texts, EARLIER)
        rows[f"{EARLIER}, {jobs} job{'s' * (jobs > 1)}"] = rival.grade(jobs)
    return rows


def against_earlier(notebook: str, count: int, room: Path) -> list[str]:
    """The table of two; returns the aims that were missed. They take turns, so that a load meets both."""
    texts, missed = students(notebook, count, room), []
    print(f"\n{notebook}, {count} submissions, load {os.getloadavg()[0]:.1f}")
    print(f"{'':26}{'seconds':>15}{'a submission':>15}{'of ' + EARLIER:>15}")
    for jobs, most in MOST_OF_EARLIER.items():
        then = Earlier(room / f"earlier-{jobs}", notebook, texts, EARLIER)
        now = Ours(room / f"ours-{jobs}", notebook, texts)
        old, new = then.grade(jobs).seconds, now.grade(jobs).seconds
        for name, seconds in ((EARLIER, old), ("ours", new)):
            print(f"{name + f', jobs {jobs}':26}{seconds:15.2f}{seconds / count:15.3f}{seconds / old:15.2f}")
        print(
            f"  {now.alike(then)} of {count} marked alike where both grade, load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        if new > most * old:
            missed.append(f"{notebook}, {jobs} jobs: {new / old:.2f} of {EARLIER}, aim {most}")
    return missed


def table(rows: dict[str, Measured], count: int) -> dict[str, float]:
    heads = ("seconds", "a submission", "nbgrader/it", "no figures/it", "otter/it")
    print(f"{'':26}" + "".join(f"{head:>15}" for head in heads))
    rivals = [rows[name].seconds for name in ("nbgrader", "nbgrader, no figures", "otter-grader, no figures")]
    for name, row in rows.items():
        ratios = "".join(f"{rival / row.seconds:15.2f}" for rival in rivals)
        print(f"{name:26}{row.seconds:15.2f}{row.seconds / count:15.3f}{ratios}")
    return {name: rivals[0] / rows[name].seconds for name in AIMS}


def grow(notebook: str, counts: list[int], room: Path) -> None:
    """Time and memory of a class graded from nothing by two jobs, and of grading it again."""
    print(f"\n{notebook}, 2 jobs, a growing class")
    heads = ("seconds", "a submission", "peak MB", "again, seconds")
    print(f"{'submissions':26}" + "".join(f"{head:>15}" for head in heads))
    for count in counts:
        ours = Ours(room / f"grow-{count}", notebook, students(notebook, count, room))
        cold, warm = ours.grade(2), ours.grade(2)
        numbers = f"{cold.seconds:15.1f}{cold.seconds / count:15.3f}{cold.memory / 1e6:15.0f}"
        print(f"{count:<26}{numbers}{warm.seconds:15.2f}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--notebooks", nargs="*", default=["04_one_neuron", "06_three_layer_net"])
    parser.add_argument("--growth", nargs="*", type=int, default=[100, 400, 1600])
    parser.add_argument("--only-earlier", action="store_true", help=f"only against our own {EARLIER}")
    args = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {psutil.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    missed = []
    with tempfile.TemporaryDirectory(prefix="grading-") as folder:
        for notebook in args.notebooks if args.only_earlier else ():
            missed += against_earlier(notebook, args.students, Path(folder) / notebook)
        for notebook in () if args.only_earlier else args.notebooks:
            ratios = compare(notebook, args.students, Path(folder) / notebook)
            missed += [f"{notebook}, {name}" for name, aim in AIMS.items() if ratios[name] < aim]
        if args.growth and not args.only_earlier:
            grow("04_one_neuron", args.growth, Path(folder))
    if missed:
        print("\nshort of the aim:", "; ".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
