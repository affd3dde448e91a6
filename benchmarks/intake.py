"""A class through roster and collect: time and memory for 300 and 3,000 students, and how they grow.

python benchmarks/intake.py            # about five minutes on two cores
python benchmarks/intake.py --students 100 1000
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from classrooms import ROOT, Measured, measured

from autograder.authoring.course import Course
from autograder.rehearsal.layouts import write_list
from autograder.rehearsal.simulate import make_class

NOTEBOOK = "04_one_neuron"


def checkout(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for station in ("solutions", "course"):
        (folder / station).symlink_to(ROOT / station)
    return folder


def rows(count: int, room: Path) -> dict[str, Measured]:
    """step -> what it took for a class of this size, from Canvas's list and zip."""
    parcel = room / f"canvas-{count}"
    names = [one.name for one in make_class(Course(ROOT), NOTEBOOK, count, 0, parcel, "canvas")]
    roster = write_list("canvas", names, NOTEBOOK, 0, parcel)[0]
    packed = shutil.make_archive(str(parcel), "zip", parcel)
    here = checkout(room / f"class-{count}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "autograder"]
    steps = {"roster": ["roster", str(roster)], "roster again": ["roster", str(roster)]}
    steps |= {"collect": ["collect", packed], "collect again": ["collect", packed]}
    # status 1: some simulated files are malformed
    return {step: measured([*command, *words], here, environment, (0, 1)) for step, words in steps.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, nargs=2, default=[300, 3000], metavar="N")
    counts = parser.parse_args().students
    with tempfile.TemporaryDirectory(prefix="intake-") as room:
        small, large = (rows(count, Path(room)) for count in counts)
    print(f"| step | {counts[0]} | MB | {counts[1]} | MB | growth, class {counts[1] / counts[0]:.0f} |")
    print("|---|---|---|---|---|---|")
    for step in small:
        one, other = small[step], large[step]
        grown = other.seconds / one.seconds
        memory = (
            f"{one.seconds:.1f} s | {one.memory / 1e6:.0f} | {other.seconds:.1f} s | {other.memory / 1e6:.0f}"
        )
        print(f"| {step} | {memory} | {grown:.1f} |")


if __name__ == "__main__":
    main()
