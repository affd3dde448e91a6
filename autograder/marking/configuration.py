"""What nbgrader is told of marking."""

from __future__ import annotations

from nbgrader.preprocessors import AssignLatePenalties

from autograder.marking.execute import ExecuteApart
from autograder.marking.rebuild import Rebuild
from autograder.marking.save_marks import SaveMarks

SEED = 20261124


def grading_configuration(config) -> None:
    """How submissions are graded."""
    config.Autograde.sanitize_preprocessors = [Rebuild]
    config.Autograde.autograde_preprocessors = [ExecuteApart, SaveMarks, AssignLatePenalties]
    config.ExecuteApart.seed = SEED
    config.Autograde.pre_convert_hook = "autograder.marking.links.remove_links"
