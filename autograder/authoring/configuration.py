"""What nbgrader is told of the course's folders and of the release."""

from __future__ import annotations

from pathlib import Path

from nbgrader.preprocessors import ComputeChecksums, LockCells, SaveCells

from autograder.authoring.blanks import ClearAnswers

BUSY_SECONDS = 60  # how long to wait for a gradebook that another process is writing


def release_configuration(config) -> None:
    """How source notebooks become what students get."""
    config.GenerateAssignment.preprocessors = [LockCells, ClearAnswers, ComputeChecksums, SaveCells]
    config.ClearSolutions.text_stub = "YOUR ANSWER HERE"


def folders(config, root: Path) -> None:
    """Where nbgrader finds each station below `root`."""
    directory = config.CourseDirectory
    directory.root = str(root)
    directory.source_directory = "build/source"
    directory.release_directory = "course"
    for step in ("submitted", "autograded", "feedback"):
        setattr(directory, f"{step}_directory", f"class/{step}")
    directory.db_url = f"sqlite:///{root}/class/gradebook.db?timeout={BUSY_SECONDS}"
