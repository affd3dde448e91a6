"""JupyterLab as a learner should meet it: README's first line names this file.

The course is the root, so that every link from notebook to notebook works. Of nbgrader's tools the learner's
stays, Validate; the instructors' are out of sight (`autograder lab` has them). Nothing asks for anything, and
nothing is fetched, while somebody learns.
"""

from pathlib import Path

c = get_config()  # noqa: F821  (Jupyter defines it)
INSTRUCTORS = ("formgrader", "assignment_list", "course_list")
HIDDEN = [
    "@jupyterlab/apputils-extension:announcements",  # asks whether to fetch news, over the page
    "@jupyter/nbgrader:menu",
    "@jupyter/nbgrader:create-assignment",
    *(f"@jupyter/nbgrader:{name.replace('_', '-')}" for name in INSTRUCTORS),
]


def without_what_is_hidden(handler, page_config):
    """JupyterLab's page configuration with these plugins switched off too."""
    disabled = page_config.get("disabledExtensions", [])
    page_config["disabledExtensions"] = [*disabled, *HIDDEN]
    return page_config


c.ServerApp.root_dir = str(Path(__file__).resolve().parent)
c.ServerApp.jpserver_extensions = {f"nbgrader.server_extensions.{name}": False for name in INSTRUCTORS}
c.ServerApp.tornado_settings = {"page_config_hook": without_what_is_hidden}
c.ServerApp.allow_root = True  # in a container everybody is root; it listens to this machine alone
c.Application.log_level = "ERROR"  # the address to open is said all the same

c.LabApp.default_url = "/lab/tree/00_start_here/00_start_here.ipynb"  # for an address that is copied
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
