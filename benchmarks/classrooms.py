"""Classes to grade: a checkout of their own for ours, and rooms with equal notebooks for the rivals."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from nbgrader.api import Gradebook

from autograder.authoring.course import Course
from autograder.authoring.source import only_call
from autograder.rehearsal.simulate import HABITS, make_class

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_SECONDS = 0.5


@dataclass(frozen=True)
class Measured:
    """seconds : wall time; memory : peak of the process and all its children, in bytes (PSS)

    main : peak of what the process itself holds resident, in bytes
    """

    seconds: float
    memory: int = 0
    main: int = 0


def students(notebook: str, count: int, room: Path) -> dict[str, str]:
    """student -> notebook as text, of those simulated students who are neither hostile nor malformed."""
    folder = room / f"simulated-{notebook}-{count}"
    made = make_class(Course(ROOT), notebook, count + count // 4 + 10, 0, folder)
    honest = [student.name for student in made if student.kind in (*HABITS, "blank")][:count]
    return {name: (folder / name / f"{notebook}.ipynb").read_text(encoding="utf-8") for name in honest}


def hand_in(root: Path, notebook: str, texts: dict[str, str]) -> None:
    for student, text in texts.items():
        path = root / "submitted" / student / notebook / f"{notebook}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")


def memory(process: psutil.Process) -> int:
    """What a process and its children hold; pages that they share are counted once."""
    total = 0
    try:
        children = process.children(recursive=True)
    except psutil.Error:  # it ended between two looks
        return 0
    for one in (process, *children):
        try:
            total += one.memory_full_info().pss
        except psutil.Error:  # it ended meanwhile
            continue
    return total


def resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:  # it ended between two looks
        return 0


def measured(
    command: list[str], folder: Path, environment: dict[str, str], statuses: tuple[int, ...] = (0,)
) -> Measured:
    """Run a command line to its end. RuntimeError with what it said if its status is none of these."""
    log = folder / "said.txt"
    with log.open("w") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        ended, peak, main, watched = threading.Event(), [0], [0], psutil.Process(process.pid)

        def watch():
            while not ended.wait(SAMPLE_SECONDS):
                peak[0] = max(peak[0], memory(watched))
                main[0] = max(main[0], resident(watched))

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        status = process.wait()
        seconds = time.perf_counter() - begin
        ended.set()
        watcher.join()
    if status not in statuses:
        raise RuntimeError(f"{' '.join(command)} ended with {status}:\n{log.read_text()[-2000:]}")
    return Measured(seconds, peak[0], main[0])


def environment(root: Path, **more: str) -> dict[str, str]:
    """As on a machine of its own: no configuration but the root's."""
    words = ("CONFIG", "DATA", "RUNTIME")
    own = {f"JUPYTER_{word}_DIR": str(root / ".jupyter" / word.lower()) for word in words}
    return {**os.environ, **own, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", **more}


class Ours:
    """A checkout with one class in it, graded by its own copy of the autograder."""

    def __init__(self, root: Path, notebook: str, texts: dict[str, str]):
        self.root, self.notebook = root, notebook
        self.copy_parts()
        self.run("-m", "autograder", "build", notebook)
        self.run("-m", "nbgrader", "generate_assignment", notebook, "--force")
        hand_in(root / "class", notebook, texts)

    def copy_parts(self) -> None:
        skipped = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        for part in ("autograder", "course", "solutions"):
            shutil.copytree(ROOT / part, self.root / part, ignore=skipped)

    def run(self, *words: str) -> Measured:
        paths = f"{self.root}:{self.root / 'course'}"
        chosen = environment(self.root, PYTHONPATH=paths, JUPYTER_CONFIG_PATH=str(self.root / "autograder"))
        return measured([sys.executable, *words], self.root, chosen)

    def grade(self, jobs: int) -> Measured:
        return self.run("-m", "autograder", "grade", self.notebook, "--jobs", str(jobs))

    def change_a_check(self) -> None:
        with (self.root / "autograder" / "chapters" / self.notebook[3:] / "exercises.py").open("a") as file:
            file.write("\n# changed\n")

    @property
    def gradebook(self) -> Path:
        return self.root / "class" / "gradebook.db"

    def scores(self) -> dict[str, float]:
        return auto_scores(self.gradebook, self.notebook)

    def alike(self, other: Ours) -> int:
        """How many students have the same points from the cells that both grade."""
        both = cells_marked(self.gradebook, self.notebook) & cells_marked(other.gradebook, self.notebook)
        mine, theirs = (auto_scores(one.gradebook, self.notebook, both) for one in (self, other))
        return sum(mine[student] == theirs[student] for student in mine)


class Earlier(Ours):
    """The same class, graded by the project as it was at a commit."""

    def __init__(self, root: Path, notebook: str, texts: dict[str, str], commit: str):
        self.commit = commit
        super().__init__(root, notebook, texts)

    def copy_parts(self) -> None:
        archive = subprocess.run(
            ["git", "-C", str(ROOT), "archive", self.commit, "autograder", "course", "solutions"],
            check=True,
            capture_output=True,
        ).stdout
        self.root.mkdir(parents=True)
        subprocess.run(["tar", "-x", "-C", str(self.root)], input=archive, check=True)


class Stock:
    """A course with nbgrader as it comes, on the same source notebook; the checks run in the kernel."""

    def __init__(self, root: Path, notebook: str, texts: dict[str, str], source: Path):
        self.root, self.notebook = root, notebook
        shutil.copytree(source / notebook, root / "source" / notebook)
        measured([sys.executable, "-m", "nbgrader", "generate_assignment", notebook], root, environment(root))
        hand_in(root, notebook, texts)

    def grade(self) -> Measured:
        command = [sys.executable, "-m", "nbgrader", "autograde", self.notebook]
        return measured(command, self.root, environment(self.root))

    def scores(self) -> dict[str, float]:
        return auto_scores(self.root / "gradebook.db", self.notebook)


class Otter:
    """The same checks as otter-grader's tests, in its own quickest way: one process, no container."""

    def __init__(self, root: Path, notebook: str, texts: dict[str, str]):
        self.root, self.paths = root, {}
        (root / "tests").mkdir(parents=True)
        some = json.loads(next(iter(texts.values())))
        for cell in graded_cells(some):
            self._write_test(cell["metadata"]["nbgrader"], "".join(cell["source"]))
        for student, text in texts.items():
            tree = json.loads(text)
            graded = graded_cells(tree)
            tree["cells"] = [cell for cell in tree["cells"] if cell not in graded]
            self.paths[student] = root / f"{student}.ipynb"
            self.paths[student].write_text(json.dumps(tree), encoding="utf-8")
        from otter.generate import main as generate

        generate(
            tests_dir=str(root / "tests"),
            output_path=str(root / "autograder.zip"),
            no_environment=True,
            no_requirements=True,
            no_config=True,
        )

    def _write_test(self, meta: dict, call: str) -> None:
        names = ", ".join(only_call(call)[1])
        (self.root / "tests" / f"{meta['grade_id']}.py").write_text(
            "from otter.test_files import test_case\n\n"
            f'OK_FORMAT = False\nname = "{meta["grade_id"]}"\npoints = {meta["points"]}\n\n\n'
            f"@test_case()\ndef test_it(check, {names}):\n    {call}\n"
        )

    def grade(self) -> tuple[Measured, dict[str, float]]:
        from otter.api import grade_submission

        os.environ["NBGRADER_EXECUTION"] = "autograde"  # all probes, as in the other two
        begin, scores = time.perf_counter(), {}
        for student, path in self.paths.items():
            scores[student] = grade_submission(str(path), str(self.root / "autograder.zip"), quiet=True).total
        del os.environ["NBGRADER_EXECUTION"]
        return Measured(time.perf_counter() - begin), scores


def graded_cells(notebook: dict) -> list[dict]:
    """The cells that hold a check."""
    meta = [(cell, cell["metadata"].get("nbgrader", {})) for cell in notebook["cells"]]
    return [cell for cell, m in meta if m.get("grade") and cell["cell_type"] == "code"]


def without_figures(text: str) -> str:
    """Only what nbgrader knows: the course's figures, which no sandbox draws, cost the rivals nothing."""
    tree = json.loads(text)
    tree["cells"] = [c for c in tree["cells"] if c["cell_type"] != "code" or "nbgrader" in c["metadata"]]
    return json.dumps(tree)


def auto_scores(gradebook: Path, notebook: str, cells: set[str] | None = None) -> dict[str, float]:
    """Student -> points of the graded cells named."""
    with Gradebook(f"sqlite:///{gradebook}") as book:
        found = book.find_notebook(notebook, notebook).submissions
        return {
            s.student.id: sum(g.auto_score or 0.0 for g in s.grades if cells is None or g.name in cells)
            for s in found
        }


def cells_marked(gradebook: Path, notebook: str) -> set[str]:
    with Gradebook(f"sqlite:///{gradebook}") as book:
        return {cell.name for cell in book.find_notebook(notebook, notebook).grade_cells}
