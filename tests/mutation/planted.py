"""Small faults planted into pictures and sentences, one after another: which of them do the quick tests see?

    .venv/bin/python tests/mutation/planted.py                  all of `planted.toml`
    .venv/bin/python tests/mutation/planted.py cockpit talks    those of some figures

Each is one line changed in a copy of the library: an arrow in the wrong colour, a sum for a product, two arrays
exchanged, a sign lost, a legend swapped. The facts test alone and the reference pictures are asked apart. Exit
status 1 where fewer than 85 % are seen, or where a fault no longer fits the code.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

import contourpy  # noqa: F401  here and not in each child
import ipywidgets  # noqa: F401
import numpy  # noqa: F401
import pytest

ROOT = Path(__file__).resolve().parents[2]
FAULTS = tomllib.loads(Path(__file__).with_name("planted.toml").read_text(encoding="utf-8"))["fault"]
TESTS = {"facts": "tests/figures/test_facts.py", "reference": "tests/figures/test_reference.py"}
SEEN_LEAST = 0.85


def copied(folder: Path) -> Path:
    quiet = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.ipynb")
    for name in ("course", "tests", "autograder", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=quiet)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


class Red:
    """A plugin: the files of the tests that turned red."""

    def __init__(self):
        self.files: set[str] = set()

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.files.add(report.location[0])


def judged(folder: Path, figure: str, told) -> None:
    """In a child: the tests of one figure against the copy; what turned red goes through the pipe."""
    os.chdir(folder)
    sys.path[:0] = [str(folder / "course"), str(folder)]
    red = Red()
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["-q", "-p", "no:cacheprovider", *TESTS.values(), "-k", f"[{figure}]"], plugins=[red])
    told.send(red.files)


def planted(folder: Path, fault: dict) -> dict[str, bool]:
    file = folder / "course" / "backprop" / f"{fault['file']}.py"
    sound = file.read_text(encoding="utf-8")
    if sound.count(fault["old"]) != 1:
        raise SystemExit(f"{fault['file']}: {fault['old']!r} stands there {sound.count(fault['old'])} times")
    file.write_text(sound.replace(fault["old"], fault["new"]), encoding="utf-8")
    forked = multiprocessing.get_context("fork")  # numpy and pytest are imported once, the library anew
    heard, told = forked.Pipe(duplex=False)
    child = forked.Process(target=judged, args=(folder, fault["figure"], told))
    child.start()
    told.close()
    try:
        red = heard.recv()
    except EOFError:
        raise SystemExit(f"{fault['figure']}: the tests did not come to an end") from None
    finally:
        child.join()
        file.write_text(sound, encoding="utf-8")
    return {name: test in red for name, test in TESTS.items()}


def main() -> int:
    chosen = [fault for fault in FAULTS if not sys.argv[1:] or fault["figure"] in sys.argv[1:]]
    counts = dict.fromkeys([*TESTS, "either"], 0)
    with tempfile.TemporaryDirectory(prefix="planted-") as place:
        folder = copied(Path(place))
        for fault in chosen:
            found = planted(folder, fault)
            for name, yes in {**found, "either": any(found.values())}.items():
                counts[name] += yes
            by = " and ".join(name for name, yes in found.items() if yes) or "NOBODY"
            print(f"{fault['figure']}: {fault['kind']}, seen by {by}", flush=True)
    print(", ".join(f"{name} {count} of {len(chosen)}" for name, count in counts.items()))
    return 0 if counts["either"] >= SEEN_LEAST * len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
