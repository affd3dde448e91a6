"""What nbgrader is told, in pieces: `nbgrader_config.py` and the build both use it."""

from __future__ import annotations

from pathlib import Path

from nbgrader.preprocessors import AssignLatePenalties, ComputeChecksums, LockCells, SaveAutoGrades, SaveCells

from autograder.grading.blanks import ClearAnswers

SEED = 20261124
MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.7/latest.js?config=TeX-AMS_CHTML-full,Safe"
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


def grading_configuration(config) -> None:
    """How submissions are graded."""
    from autograder.grading.execute import ExecuteApart
    from autograder.grading.rebuild import Rebuild

    config.Autograde.sanitize_preprocessors = [Rebuild]
    config.Autograde.autograde_preprocessors = [ExecuteApart, SaveAutoGrades, AssignLatePenalties]
    config.ExecuteApart.seed = SEED
    config.ExportApp.plugin_class = "autograder.grading.export.StampedCsv"
    config.Autograde.pre_convert_hook = "autograder.grading.links.remove_links"


def page_configuration(config, mathjax: str = MATHJAX) -> None:
    """How feedback and the formgrader show what students wrote.

    mathjax : address of MathJax 2; the pages of nbgrader ask a public server by default
    """
    from nbgrader.server_extensions.formgrader import handlers

    from autograder.grading.safe_pages import PAGES

    pages = config.HTMLExporter
    pages.extra_template_basedirs = [str(PAGES), handlers.template_path]
    pages.filters = {
        "markdown2html": "autograder.grading.safe_pages.markdown2html",
        "mathjax_address": lambda _: mathjax,
    }
    config.NbConvertBase.display_data_priority = ["image/png", "image/jpeg", "text/plain"]
