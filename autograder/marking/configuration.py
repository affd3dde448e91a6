"""What nbgrader is told of marking."""

from __future__ import annotations

from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades

from autograder.marking.execute import ExecuteApart
from autograder.marking.rebuild import Rebuild

SEED = 20261124


def grading_configuration(config) -> None:
    """How submissions are graded."""
    config.Autograde.sanitize_preprocessors = [Rebuild]
    config.Autograde.autograde_preprocessors = [ExecuteApart, SaveAutoGrades, AssignLatePenalties]
    config.ExecuteApart.seed = SEED
    config.Autograde.pre_convert_hook = "autograder.marking.links.remove_links"
