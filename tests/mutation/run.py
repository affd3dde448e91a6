"""Mutants of one room after another, against the quick tests of that room alone: which of them does nobody notice?

    .venv/bin/pip install -e ".[dev]"
    .venv/bin/python tests/mutation/run.py                              every room of the table, in turn
    .venv/bin/python tests/mutation/run.py sandbox/outputs              one of them
    .venv/bin/python tests/mutation/run.py engine/walk --sample 100     every so-many-th mutant, a hundred in all
    .venv/bin/python tests/mutation/run.py "drawing/*" --sample 80      of all its files together

mutmut changes one thing at a time in a copy of this checkout (in a folder that is deleted again) and runs the
tests that reach it. What survives is shown as the change that went unseen. Changes that are meant to survive
stand in `survivors.toml` with a reason each; they count neither as seen nor as missed.

Exit status 1 where a room that is due (see `due` in `survivors.toml`) is seen less well than it has to be.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWN = tomllib.loads(Path(__file__).with_name("survivors.toml").read_text(encoding="utf-8"))
SEEN_LEAST = 0.85  # of the mutants that can be seen
UNSEEN = (0, 33)  # mutmut's exit codes: the tests passed; no test reaches it
PACKAGES = {"autograder": ROOT / "autograder", "backprop": ROOT / "course" / "backprop"}
COPIED = ["course", "solutions", "binder", "README.md", "requirements.txt", "CONTRIBUTING.md", "SECURITY.md"]
CONFIGURATION = """
[tool.mutmut]
source_paths = ["{package}"]
only_mutate = {files}
also_copy = {copied}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-x", "-q", "--import-mode=importlib", "-m", "not slow"]
pytest_add_cli_args_test_selection = {tests}
timeout_constant = 3.0
timeout_multiplier = 4.0
use_git_change_detection = false
"""


@dataclass
class Found:
    """What came of a room. missed : the changes that no test noticed; meant : those with a reason."""

    room: str
    tried: int = 0
    of: int = 0
    missed: list[str] = field(default_factory=list)
    meant: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        counted = self.tried - len(self.meant)
        return 1 - len(self.missed) / counted if counted else 1.0

    def __str__(self) -> str:
        sample = f" (a sample of {self.of})" if self.of > self.tried else ""
        meant = f", {len(self.meant)} meant to survive" if self.meant else ""
        return f"{self.room}: {self.share:.0%} of {self.tried}{sample} seen, {len(self.missed)} missed{meant}"


def modules(pattern: str) -> list[str]:
    """ "intake/*" -> the modules of that room, without ".py"; of the grader, or "drawing/*" of the library."""
    found = [
        path.relative_to(package).with_suffix("")
        for package in PACKAGES.values()
        for path in package.rglob("*.py")
    ]
    return sorted(str(path) for path in found if fnmatch(str(path), pattern) and path.name != "__init__")


def tried_apart(pattern: str) -> list[str]:
    """The modules of a pattern, or the pattern itself where its small files are tried in one run."""
    return [pattern] if pattern in KNOWN["together"] and modules(pattern) else modules(pattern)


def package_of(room: str) -> str:
    first = modules(room)[0]
    return next(name for name, folder in PACKAGES.items() if (folder / f"{first}.py").exists())


def tests_of(room: str) -> list[str]:
    """The folders or files of tests of a module: by the first pattern of the table that fits it."""
    return next(tests for pattern, tests in KNOWN["rooms"].items() if fnmatch(room, pattern))


def mutmut(folder: Path, *words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "mutmut", *words]
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1", "EXAMPLES": "20"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def prepared(folder: Path, room: str) -> Path:
    """A copy of what the tests need, with mutmut's configuration for this room."""
    quiet = shutil.ignore_patterns("__pycache__", "*.egg-info")
    package = package_of(room)
    beside = [] if package == "autograder" else ["autograder"]
    for name in ["autograder", "tests", *COPIED]:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, folder / name, ignore=quiet)
        elif here.exists():
            shutil.copy(here, folder / name)
    if beside:  # the library lies in a folder that is no package: mutmut wants it at the top
        shutil.copytree(PACKAGES[package], folder / package, ignore=quiet)
    files = [f"{package}/{module}.py" for module in modules(room)]
    copied, tests = json.dumps([*COPIED, *beside]), json.dumps(tests_of(room))
    text = CONFIGURATION.format(package=package, files=json.dumps(files), copied=copied, tests=tests)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def results(folder: Path, room: str) -> dict[str, int | None]:
    """Mutant -> mutmut's exit code, None where it was not tried."""
    mutants = folder / "mutants" / package_of(room)
    metas = [meta for module in modules(room) if (meta := mutants / f"{module}.py.meta").exists()]
    codes = [json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"] for meta in metas]
    return {mutant: code for of_a_file in codes for mutant, code in of_a_file.items()}


def change(folder: Path, mutant: str) -> str:
    """The change as "old  ->  new", without the lines around it; a mutant's number means nothing later."""
    lines = mutmut(folder, "show", mutant).stdout.splitlines()
    old = [line[1:].strip() for line in lines if line.startswith("-") and not line.startswith("---")]
    new = [line[1:].strip() for line in lines if line.startswith("+") and not line.startswith("+++")]
    return f"{' '.join(old)}  ->  {' '.join(new)}"


def tried(room: str, sample: int) -> Found:
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        folder = prepared(Path(place), room)
        said = mutmut(folder, "run", "--max-children", "1", "none of them")
        names = sorted(results(folder, room))
        step = max(1, -(-len(names) // sample))
        chosen = names[::step]
        if chosen:
            said = mutmut(folder, "run", "--max-children", "1", *chosen)
        codes = {name: results(folder, room)[name] for name in chosen}
        if any(code is None for code in codes.values()):
            raise SystemExit(f"{room}: mutmut stopped\n{said.stdout[-3000:]}\n{said.stderr[-2000:]}")
        found = Found(room, len(codes), len(names))
        reasons = {change for module in modules(room) for change in KNOWN["survivors"].get(module, {})}
        for name in (name for name, code in codes.items() if code in UNSEEN):
            seen = change(folder, name)
            (found.meant if seen in reasons else found.missed).append(seen)
    return found


def main() -> int:
    words = argparse.ArgumentParser(description="Which changes of the code does no quick test notice?")
    words.add_argument("rooms", nargs="*", metavar="ROOM", help='as in survivors.toml, "sandbox/outputs"')
    words.add_argument(
        "--sample", type=int, default=300, help="try at most so many mutants of a module (300)"
    )
    chosen = words.parse_args()
    patterns = chosen.rooms or list(KNOWN["rooms"])
    rooms = list(dict.fromkeys(room for pattern in patterns for room in tried_apart(pattern)))
    if not rooms or any(not any(fnmatch(room, known) for known in KNOWN["rooms"]) for room in rooms):
        words.error(f"no such room in {', '.join(KNOWN['rooms'])}")
    if find_spec("mutmut") is None:
        words.error('mutmut is not installed here; .venv/bin/pip install -e ".[dev]" brings it')
    late = []
    for room in rooms:
        print(f"{room}: the tests first, then the changes, some minutes ...", file=sys.stderr, flush=True)
        found = tried(room, chosen.sample)
        print(found, flush=True)
        for missed in found.missed:
            print(f"    {missed}", flush=True)
        if found.share < SEEN_LEAST and any(fnmatch(room, due) for due in KNOWN["due"]):
            late.append(room)
    if late:
        print(f"below {SEEN_LEAST:.0%} and due: {', '.join(late)}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
