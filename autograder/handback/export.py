"""nbgrader's CSV with two columns more: under which sandbox each mark was made, by which version."""

from __future__ import annotations

import csv
from pathlib import Path

from nbgrader.plugins import CsvExportPlugin
from traitlets import Unicode

from autograder.authoring.files import write_whole
from autograder.marking.verdicts import Store
from autograder.sandbox.levels import NAMES


class StampedCsv(CsvExportPlugin):
    """`c.ExportApp.plugin_class`; adds the columns "sandbox" and "version"."""

    store = Unicode("class/verdicts", help="Where runs are kept.").tag(config=True)

    def export(self, gradebook) -> None:
        super().export(gradebook)
        path, store = Path(self.to or "grades.csv"), Store(Path(self.store).absolute())
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = list(csv.reader(file))
        place = {name: head.index(name) for name in ("assignment", "student_id")}
        lines = [[*head, "sandbox", "version"]]
        for row in rows:
            run = store.get(store.noted(row[place["assignment"]], row[place["student_id"]])["key"])
            lines.append([*row, sandbox_name(run), run.version if run else ""])
        write_whole(path, "".join(",".join(map(quoted, line)) + "\n" for line in lines))


def sandbox_name(run) -> str:
    """ "bubblewrap + jail", "jail alone" or "unsandboxed"; "" where nothing was run."""
    if run is None:
        return ""
    return NAMES[run.level] if run.level else "unsandboxed"


def quoted(cell: str) -> str:
    """A cell as CSV; a student's name that begins like a formula stays text in a spreadsheet."""
    if cell[:1] in ("=", "+", "@", "\t"):
        cell = "'" + cell
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\n\r') else cell
