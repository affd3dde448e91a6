"""nbgrader for this course. JUPYTER_CONFIG_PATH=$PWD/autograder makes nbgrader and the formgrader read it."""

import warnings

from sqlalchemy.exc import SAWarning

from autograder.authoring.configuration import folders, release_configuration
from autograder.authoring.course import find_course
from autograder.handback.configuration import page_configuration
from autograder.marking.configuration import grading_configuration

c = get_config()  # noqa: F821  (nbgrader defines it)

warnings.filterwarnings("ignore", category=SAWarning)  # nbgrader's own, harmless and long

course = find_course()
course.class_folder.mkdir(exist_ok=True)
folders(c, course.root)
release_configuration(c)
grading_configuration(c)
page_configuration(c)

# The instructor's own choices go here. Another seed for the hidden probes:
# c.ExecuteApart.seed = 1234
# MathJax 2 from a server of your own, for feedback that asks nobody else:
# page_configuration(c, mathjax="https://example.org/mathjax/MathJax.js?config=TeX-AMS_CHTML-full,Safe")
