"""`release`: a notebook that students have becomes an assignment in the class's gradebook."""

from __future__ import annotations

from nbgrader.converters import GenerateAssignment, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.gradebook_copies import keep_copy
from autograder.authoring.release import build, programs_of_this_python, quiet_log


def release(course: Course, config: Config, names: list[str], force: bool = False) -> None:
    """Build each notebook and write its cells and points into the gradebook that `config` names.

    Raises Complaint where course/ was edited by hand, or where submissions are there already and the cells
    would change (nbgrader refuses, for good: their marks would belong to nothing).
    """
    build(course, names, force)
    keep_copy(course, config.CourseDirectory.db_url)
    for name in names:
        config.CourseDirectory.assignment_id = name
        directory = CourseDirectory(config=config)
        try:
            with programs_of_this_python(), quiet_log():
                GenerateAssignment(coursedir=directory, config=config, force=True).start()
        except (NbGraderException, SystemExit) as error:
            why = " ".join(str(error).split())[:200] or "nbgrader refused it"
            raise Complaint(
                f"{name} could not be written into the gradebook: {why}. If work of it is graded already, "
                "its graded cells can change no more; text between them can (autograder build). A new "
                "edition needs a new gradebook: move this one aside, its marks stay in it."
            ) from None
