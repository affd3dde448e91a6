"""Environments that cost a second: a fresh interpreter that borrows the packages installed here, but not our own."""

from __future__ import annotations

import sys
import venv
from pathlib import Path

from submissions import ROOT

_SCRIPT = "#!{python}\nimport sys\nfrom {module} import main\nsys.exit(main())\n"
_SCRIPTS = {
    "jupyter": "jupyter_core.command",
    "jupyter-lab": "jupyterlab.labapp",
    "autograder": "autograder.__main__",
}


def borrowed_environment(folder: Path, *checkouts: Path) -> Path:
    """Make a virtual environment in `folder`; returns its interpreter.

    checkouts : folders that are put on its path before everything else (a clone and its course/)
    """
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    site = next(folder.glob("lib/python3*/site-packages"))
    # a path in a .pth file brings no .pth files of its own: the editable checkout stays out
    packages = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join([*map(str, checkouts), *packages]) + "\n")
    for name in ("etc", "share"):  # where JupyterLab finds its extensions, nbgrader's too
        if (Path(sys.prefix) / name).is_dir():
            (folder / name).symlink_to(Path(sys.prefix) / name)
    for name, module in _SCRIPTS.items():
        script = folder / "bin" / name
        script.write_text(_SCRIPT.format(python=python, module=module))
        script.chmod(0o755)
    return python


def installed_checkout(checkout: Path) -> Path:
    """What README's two first commands leave in a clone: `.venv` with the clone itself installed."""
    return borrowed_environment(checkout / ".venv", checkout, checkout / "course")


def clone(folder: Path) -> Path:
    """What is committed here, as somebody gets it from GitHub."""
    import subprocess

    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True, timeout=120)
    return folder
