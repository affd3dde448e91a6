"""What nbgrader is told of marking."""

from __future__ import annotations

from nbgrader.preprocessors import AssignLatePenalties

from autograder.marking.road import SlotExporter
from autograder.marking.save_marks import SaveMarks

SEED = 20261124  # the one that everybody can read, see `about_seed`
ABOUT_SEED = (
    "The hidden probes still depend on the seed that stands in the public source: choose your own, "
    "c.ExecuteApart.seed in autograder/nbgrader_config.py."
)


def grading_configuration(config) -> None:
    """How submissions are graded."""
    config.Autograde.exporter_class = SlotExporter
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [SaveMarks, AssignLatePenalties]
    config.ExecuteApart.seed = SEED
    config.Autograde.pre_convert_hook = "autograder.marking.links.remove_links"


def about_seed(config) -> str:
    """What to say of the seed of a configuration: "" where the instructor chose one."""
    return ABOUT_SEED if config.ExecuteApart.seed == SEED else ""
