"""JupyterLab as a learner should meet it: README's first line names this file.

The course is the root, so that every link from notebook to notebook works; nbgrader's tools for instructors
stay out of sight (`autograder lab` has them); nothing is fetched while somebody learns.
"""

from pathlib import Path

INSTRUCTORS = "@jupyter/nbgrader"  # formgrader, "Create Assignment", "Validate", lists of assignments
c = get_config()  # noqa: F821  (Jupyter defines it)


def without_instructors_tools(handler, page_config):
    """JupyterLab's page without nbgrader's part of it."""
    extensions = page_config.get("federated_extensions", [])
    page_config["federated_extensions"] = [one for one in extensions if one["name"] != INSTRUCTORS]
    return page_config


c.ServerApp.root_dir = str(Path(__file__).resolve().parent)
c.ServerApp.jpserver_extensions = {
    f"nbgrader.server_extensions.{name}": False
    for name in ("formgrader", "validate_assignment", "assignment_list", "course_list")
}
c.ServerApp.tornado_settings = {"page_config_hook": without_instructors_tools}
c.ServerApp.allow_root = True  # in a container everybody is root; it listens to this machine alone
c.Application.log_level = "WARN"  # the address to open is said all the same

c.LabApp.default_url = "/lab/tree/00_start_here/00_start_here.ipynb"  # for an address that is copied
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
