"""Real JupyterLab and Notebook 7 in Debian's chromium: one server, pages that hold one notebook each.

What made it robust (measured, see the design notes): the application is asked through
`LabApp.expose_app_in_browser`, never the DOM; a page is ready when the context is ready and the kernel is
connected *and* idle; errors are read from the model's outputs; pictures are compared by their aria-label.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

JUPYTERLAB, NOTEBOOK_7 = "lab/tree", "notebooks"  # where each of the server's front ends opens a notebook
READY = """() => {
  const w = window.jupyterapp && window.jupyterapp.shell.currentWidget;
  if (!w || !w.context || !w.sessionContext || !w.context.isReady || !w.sessionContext.isReady) return false;
  const k = w.sessionContext.session && w.sessionContext.session.kernel;
  return !!k && k.connectionStatus === 'connected' && k.status === 'idle';
}"""
RUN_CELL = """async (i) => {
  const nb = window.jupyterapp.shell.currentWidget.content;
  nb.activeCellIndex = i; nb.deselectAll();
  await window.jupyterapp.commands.execute('notebook:run-cell');
}"""
CELLS = """() => [...window.jupyterapp.shell.currentWidget.content.widgets].map((c) => ({
  type: c.model.type, source: c.model.sharedModel.getSource(), tags: c.model.getMetadata('tags') || [],
  grade_id: (c.model.getMetadata('nbgrader') || {}).grade_id || '',
  errors: c.model.type !== 'code' ? [] : [...Array(c.model.outputs.length).keys()]
    .map((j) => c.model.outputs.get(j).toJSON()).filter((o) => o.output_type === 'error')
    .map((o) => `${o.ename}: ${o.evalue}`),
  streams: c.model.type !== 'code' ? [] : [...Array(c.model.outputs.length).keys()]
    .map((j) => c.model.outputs.get(j).toJSON()).filter((o) => o.output_type === 'stream')
    .map((o) => `${o.name}: ${o.text}`),
}))"""


def find_chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Lab:
    """A JupyterLab server of its own in `root`, with settings, data and runtime folders inside it.

    config_path : folders for JUPYTER_CONFIG_PATH (the instructor's), environment : further variables
    """

    def __init__(self, root: Path, config_path: str = "", environment: dict[str, str] | None = None):
        self.root, self.log = root, root / ".jupyter.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        env = {**os.environ, **(environment or {})}
        # an interpreter run by its path does not find its own scripts (alembic, jupyter)
        env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
        for name in ("CONFIG", "DATA", "RUNTIME"):
            env[f"JUPYTER_{name}_DIR"] = str(root / ".jupyter" / name.lower())
        env["IPYTHONDIR"] = str(root / ".jupyter" / "ipython")
        if config_path:
            env["JUPYTER_CONFIG_PATH"] = config_path
        self._write_settings(root / ".jupyter/config/lab/user-settings/@jupyterlab")
        command = [
            sys.executable, "-m", "jupyter", "lab", "--allow-root", "--no-browser", f"--port={self.port}",
            "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=",
            f"--ServerApp.root_dir={root}", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=",
            "--JupyterNotebookApp.expose_app_in_browser=True",
        ]  # fmt: skip
        with self.log.open("w") as log:
            self.server = subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd=root)
        self._wait()

    @staticmethod
    def _write_settings(folder: Path) -> None:
        settings = {
            "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
            # every cell stays in the page, so that a test finds it without scrolling
            "notebook-extension/tracker": {"windowingMode": "none"},
        }
        for name, value in settings.items():
            path = folder / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(value))

    def _wait(self) -> None:
        for _ in range(720):  # a loaded machine takes a minute and more
            try:
                urllib.request.urlopen(f"{self.url}/api", timeout=1)
                return
            except OSError:
                if self.server.poll() is not None:
                    break
                time.sleep(0.25)
        self.stop()
        raise RuntimeError("JupyterLab did not start:\n" + self.log.read_text()[-2000:])

    def stop(self) -> None:
        self.server.terminate()
        try:
            self.server.wait(15)
        except subprocess.TimeoutExpired:
            self.server.kill()

    def bring(self, notebook: Path) -> str:
        """Copy the notebook's folder into the server's root; the notebook's path there.

        What an earlier test answered there is forgotten: each one brings a learner of its own.
        """
        (self.root / ".backprop.json").unlink(missing_ok=True)
        target = self.root / notebook.parent.name
        ignored = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
        shutil.copytree(notebook.parent, target, dirs_exist_ok=True, ignore=ignored)
        return f"{target.name}/{notebook.name}"


def open_page(browser, lab: Lab, path: str, front_end: str = JUPYTERLAB):
    """A page with the notebook at `path` (under the server's root) open and its kernel idle."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{lab.url}/{front_end}/{path}?reset", wait_until="domcontentloaded")
    wait_ready(page)
    page.evaluate("() => { const a = window.jupyterapp; a.shell.collapseLeft(); a.shell.collapseRight(); }")
    return page


def wait_ready(page, seconds: float = 90) -> None:
    """Until the notebook in front has a connected and idle kernel."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if page.evaluate(READY):
            return
        accept = page.locator(".jp-Dialog .jp-mod-accept")
        if accept.count():  # a notebook that names no kernel: take the one offered
            accept.last.click()
        page.wait_for_timeout(200)
    raise TimeoutError("the notebook's kernel did not become ready")


def run_cell(page, i: int) -> None:
    """Run one cell and wait for its end, an error included."""
    page.evaluate(RUN_CELL, i)


def run_all(page) -> list[dict]:
    """Run every cell in turn, past errors; returns the cells as `cells` does."""
    for i in range(len(cells(page))):
        run_cell(page, i)
    page.wait_for_timeout(600)  # widgets draw themselves
    return cells(page)


def cells(page) -> list[dict]:
    """Each cell: type, source, tags, grade_id, errors ("NotYet: …"), streams ("stderr: …")."""
    return page.evaluate(CELLS)


def errors(page) -> list[str]:
    """The errors of all cells as one line each: "cell 7: NotYet: E4.1: …"."""
    return [f"cell {i}: {error}" for i, cell in enumerate(cells(page)) for error in cell["errors"]]


def unlock(page, card) -> None:
    """Answer a prediction from the keyboard: first answer, sure, lock in."""
    room = card.locator(".bp-predict")
    first = room.locator("input").first
    first.focus()
    page.keyboard.press("Space" if first.get_attribute("type") == "radio" else "ArrowRight")
    room.locator(".bp-sure input").first.focus()
    page.keyboard.press("Space")
    room.get_by_role("button", name="Lock in my prediction").focus()
    page.keyboard.press("Enter")
    card.locator(".bp-told").wait_for(timeout=60_000)


def set_theme(page, name: str) -> None:
    """name : "light" or "dark"."""
    page.evaluate(
        "(t) => window.jupyterapp.commands.execute('apputils:change-theme', {theme: t})",
        f"JupyterLab {name.capitalize()}",
    )
    shown = "true" if name == "light" else "false"
    page.wait_for_selector(f"body[data-jp-theme-light={shown!r}]", state="attached")
    page.wait_for_timeout(200)


def close(page) -> None:
    """Shut the notebook's kernel down and close the page."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.close()
