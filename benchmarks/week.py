"""A class through its week, from roster to feedback: time and memory of two sizes, and growth.

python benchmarks/week.py                         # 300 and 3,000 students: some hours on two idle cores
python benchmarks/week.py --students 30 300
python benchmarks/week.py --until collect         # only the steps that run nobody's code, some minutes
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from classrooms import ROOT, Measured, environment, measured

from autograder.authoring.course import Course
from autograder.rehearsal.layouts import write_list
from autograder.rehearsal.simulate import make_class

NOTEBOOK = "04_one_neuron"


def checkout(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for station in ("solutions", "autograder"):
        (folder / station).symlink_to(ROOT / station)
    shutil.copytree(ROOT / "course", folder / "course")  # nbgrader removes what it releases anew
    return folder


def steps(parcel: str, roster: str, jobs: int) -> dict[str, list[str]]:
    """step -> words of its command, in the order of docs/first-week.md."""
    return {
        "roster": ["roster", roster],
        "roster again": ["roster", roster],
        "collect": ["collect", parcel],
        "collect again": ["collect", parcel],
        "release": ["release", "04"],
        "grade": ["grade", "04", "--jobs", str(jobs)],
        "grade again": ["grade", "04", "--jobs", str(jobs)],
        "report": ["report", "04"],
        "marks": ["marks"],
        "marks into the export": ["marks", "04", "--into", roster],
        "feedback": ["feedback", "04"],
        "feedback again": ["feedback", "04"],
    }


def rows(count: int, room: Path, jobs: int, until: str) -> dict[str, Measured]:
    """step -> what it took for a class of this size, from Canvas's list and zip."""
    parcel = room / f"canvas-{count}"
    names = [one.name for one in make_class(Course(ROOT), NOTEBOOK, count, 0, parcel, "canvas")]
    roster = write_list("canvas", names, NOTEBOOK, 0, parcel)[0]
    packed = shutil.make_archive(str(parcel), "zip", parcel)
    here = checkout(room / f"class-{count}")
    chosen = environment(here, PYTHONPATH=f"{ROOT}{os.pathsep}{ROOT / 'course'}")
    found = {}
    for step, words in steps(packed, str(roster), jobs).items():
        print(f"{count} students: {step} ...", file=sys.stderr, flush=True)
        # status 1: some simulated files are malformed, and some students hostile
        found[step] = measured([sys.executable, "-m", "autograder", *words], here, chosen, (0, 1))
        took = found[step]
        print(f"    {said(took).replace(' | ', ', ')} MB", file=sys.stderr, flush=True)
        if step == until:
            break
    return found


def said(took: Measured) -> str:
    return f"{took.seconds:.1f} s | {took.memory / 1e6:.0f} | {took.main / 1e6:.0f}"


def table(small: dict[str, Measured], large: dict[str, Measured], counts: list[int]) -> str:
    """A row a step: seconds and memory of both classes, and by how much the seconds grew.

    MB : peak of the command with all that it started; main : of its own process alone
    """
    sizes = " | ".join(f"{count} | MB | main" for count in counts)
    lines = [f"| step | {sizes} | growth, class {counts[1] / counts[0]:.0f} |", "|---" * 8 + "|"]
    for step, one in small.items():
        other = large[step]
        lines.append(f"| {step} | {said(one)} | {said(other)} | {other.seconds / one.seconds:.1f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, nargs=2, default=[300, 3000], metavar="N")
    parser.add_argument(
        "--jobs", type=int, default=2, metavar="N", help="how many submissions run at once (2)"
    )
    parser.add_argument("--until", default="", choices=["", *steps("", "", 1)], help="the last step")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="week-") as room:
        small, large = (rows(count, Path(room), chosen.jobs, chosen.until) for count in chosen.students)
    print(table(small, large, chosen.students))


if __name__ == "__main__":
    main()
