"""A class in a folder of its own, graded by real nbgrader the way README says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from autograder.grading.release import programs_of_this_python
from submissions import ROOT


class Classroom:
    """A checkout below `root` with the real solutions and course notebooks, and an empty class."""

    def __init__(self, root: Path, *names: str):
        self.root, self.names = root, names
        (root / "solutions").mkdir(parents=True)
        (root / "course").mkdir()
        for name in names:
            (root / "solutions" / name).symlink_to(ROOT / "solutions" / name)
            shutil.copytree(ROOT / "course" / name, root / "course" / name)
        (root / "autograder").symlink_to(ROOT / "autograder")

    @property
    def environment(self) -> dict[str, str]:
        own = {f"JUPYTER_{word}_DIR": str(self.root / ".jupyter" / word.lower()) for word in ("CONFIG", "DATA", "RUNTIME")}
        path = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
        return {**os.environ, **own, "PATH": path, "JUPYTER_CONFIG_PATH": str(self.root / "autograder")}

    def run(self, *command: str, status: int | None = 0) -> subprocess.CompletedProcess:
        """Run a command line in the root; `status` is the exit status expected, None for any."""
        done = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True, timeout=600)
        assert status is None or done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def open(self) -> None:
        """What an instructor does once."""
        self.run("autograder", "build")
        for name in self.names:
            self.run("nbgrader", "generate_assignment", name, "--force")

    def folder(self, student: str, name: str, step: str = "submitted") -> Path:
        return self.root / "class" / step / student / name

    def hand_in(self, student: str, name: str, content, file: str | None = None) -> Path:
        """Put a notebook (dict), or the text of one, where submissions lie."""
        path = self.folder(student, name) / (file or f"{name}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def gradebook(self):
        from nbgrader.api import Gradebook

        with programs_of_this_python():
            return Gradebook(f"sqlite:///{self.root}/class/gradebook.db")

    def marks(self, student: str, name: str) -> dict[str, float | None]:
        """grade id -> the mark that counts, by machine or by hand; {} if nothing was graded."""
        from nbgrader.api import MissingEntry

        with self.gradebook() as gradebook:
            try:
                notebook = gradebook.find_submission_notebook(name, name, student)
            except MissingEntry:
                return {}
            return {g.name: g.auto_score if g.manual_score is None else g.manual_score for g in notebook.grades}

    def output(self, student: str, name: str, grade_id: str) -> str:
        """What the test cell says in the autograded copy."""
        path = self.folder(student, name, "autograded") / f"{name}.ipynb"
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        outputs = next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)["outputs"]
        return "".join("".join(o.get("text", "")) for o in outputs)
