"""What nbgrader is told, in pieces: `nbgrader_config.py` and the build both use it."""

from __future__ import annotations

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    ComputeChecksums,
    LockCells,
    SaveCells,
)

from autograder.grading.blanks import ClearAnswers


def release_configuration(config) -> None:
    """How source notebooks become what students get."""
    config.GenerateAssignment.preprocessors = [
        LockCells,
        ClearAnswers,
        ClearOutput,
        CheckCellMetadata,
        ComputeChecksums,
        SaveCells,
        CheckCellMetadata,
    ]
    config.ClearSolutions.text_stub = "YOUR ANSWER HERE"
