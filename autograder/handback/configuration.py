"""What nbgrader is told of the pages that people read, and of the table of marks."""

from __future__ import annotations

import copy
from pathlib import Path

from jinja2 import FileSystemLoader

from autograder.handback.safe_pages import PAGES

MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.7/latest.js?config=TeX-AMS_CHTML-full,Safe"


def page_configuration(config, mathjax: str = MATHJAX) -> None:
    """How feedback and the formgrader show what students wrote.

    mathjax : address of MathJax 2; the pages of nbgrader ask a public server by default
    """
    from nbgrader.server_extensions.formgrader import formgrader, handlers  # a server: 1 s that grading saves

    pages = config.HTMLExporter
    pages.extra_template_basedirs = [str(PAGES), handlers.template_path]
    pages.filters = {
        "markdown2html": "autograder.handback.safe_pages.markdown2html",
        "highlight_code": "autograder.handback.safe_pages.highlight_code",
        "mathjax_address": lambda _: mathjax,
    }
    formgrader.HTMLExporter = _with_our_pages(formgrader.HTMLExporter)
    formgrader.FileSystemLoader = _with_our_server_pages
    config.NbConvertBase.display_data_priority = ["image/png", "image/jpeg", "text/plain"]
    config.ExportApp.plugin_class = "autograder.handback.export.StampedCsv"


def _with_our_pages(exporter: type) -> type:
    """The formgrader's exporter: it overrides the configured folders by its own; here ours come first."""

    class Exporter(exporter):
        def __init__(self, config=None, **more):
            config = copy.deepcopy(config or {})
            folders = config.HTMLExporter.extra_template_basedirs
            config.HTMLExporter.extra_template_basedirs = list(dict.fromkeys([str(PAGES), *folders]))
            beside = {"markdown2html": "autograder.handback.marking_guide.markdown2html"}
            config.HTMLExporter.filters = {**config.HTMLExporter.filters, **beside}
            super().__init__(config=config, **more)

    return Exporter


def _with_our_server_pages(folders: list[str]) -> FileSystemLoader:
    """Where the formgrader's own pages come from: ours first; they extend nbgrader's as "templates/…"."""
    above = [str(Path(folder).parent) for folder in folders]
    return FileSystemLoader([str(PAGES / "server"), *folders, *above])
