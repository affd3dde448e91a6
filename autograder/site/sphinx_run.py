"""Sphinx, myst-nb and the theme, told once; every warning of theirs is a fault."""

from __future__ import annotations

import io
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

from backprop.hosts.page import STYLE, write_assets

SETTINGS = {
    "project": "Backprop by Hand",
    "extensions": ["myst_nb", "sphinx.ext.mathjax"],
    "exclude_patterns": ["README.md"],
    "highlight_language": "none",
    "smartquotes": False,
    "nitpicky": True,
    "myst_enable_extensions": ["dollarmath"],
    "myst_heading_anchors": 4,
    "nb_execution_mode": "off",
    "nb_merge_streams": True,
    "nb_ipywidgets_js": {},
    "mathjax_path": "mathjax/tex-chtml.js",
    # its menu would load what is not on the site
    "mathjax3_config": {"options": {"enableMenu": False}},
    "html_theme": "furo",
    "html_css_files": [f"cards/{STYLE}", "site.css"],
    "html_copy_source": False,
    "html_show_copyright": False,
    "html_use_index": False,
}
COLOUR = re.compile(r"\x1b\[[\d;]*m")
MATHJAX = ("tex-chtml.js", "output/chtml/fonts/woff-v2", "input/tex/extensions", "a11y/assistive-mml.js")


def write_static(static: Path) -> None:
    """What pages load: the cards' style sheet and the site's, MathJax with its fonts."""
    write_assets(static / "cards")
    for name in ("site.css", "icon.svg"):
        shutil.copy(Path(__file__).with_name(name), static)
    found = find_spec("sphinx-mathjax-offline")
    assert found and found.origin, "the command has looked for it"
    for name in MATHJAX:
        given, target = Path(found.origin).parent / "static" / "mathjax" / name, static / "mathjax" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if given.is_dir() else shutil.copy)(given, target)


def run(source: Path, static: Path, out: Path, doctrees: Path, version: str) -> list[str]:
    """Build the pages in `out`; each warning as one line."""
    from sphinx.application import Sphinx

    said = io.StringIO()
    settings = {**SETTINGS, "html_static_path": [str(static)], "version": version, "release": version}
    settings["html_favicon"] = str(static / "icon.svg")
    settings["html_title"] = f"{SETTINGS['project']} {version}"
    app = Sphinx(
        source, None, out, doctrees, "html", confoverrides=settings, status=None, warning=said, parallel=1
    )
    app.build(force_all=True)
    for path in out.rglob("*.html"):
        path.write_text(reachable(path.read_text(encoding="utf-8")), encoding="utf-8")
    lines = COLOUR.sub("", said.getvalue()).replace(f"{source}/", "").splitlines()
    return [line for line in lines if line.strip()]


def reachable(markup: str) -> str:
    """What Sphinx leaves out: the level of the captions beside a page, a keyboard's way into what is wide."""
    markup = markup.replace('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"')
    markup = markup.replace('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper')
    return markup.replace("<pre>", '<pre tabindex="0">')
