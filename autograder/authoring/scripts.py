"""What the browser gets: the modules of `course/backprop/hosts/js`, joined into one text for each widget.

anywidget ships one text; tests, types and lint want modules. So the text is made from the modules, those that
are imported first, without their imports and exports. `autograder build --check` fails if it is not what they
give.
"""

from __future__ import annotations

import re
from pathlib import Path

from autograder import Complaint

SCRIPTS = ("figure.js", "quiz.js", "page.js")
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.M)
_DEFAULT = re.compile(r"^export default \w+;\n", re.M)  # of a module that another one imports by name
_NAMED = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.M)


def joined(folder: Path, entry: str) -> str:
    """The text of `entry` in `folder` with every module that it imports.

    Raises Complaint for a name used twice, and for a kind of import or export that it does not know.
    """
    order: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        for needed in _IMPORT.findall(_text(folder / name)):
            visit(needed)
        order.append(name)

    visit(entry)
    seen: dict[str, str] = {}
    parts = [f"// Made by `autograder build` from {folder.name}/: {', '.join(order)}. Change those.\n"]
    for name in order:
        text = _text(folder / name)
        for word in _NAMED.findall(text):
            if word in seen:
                raise Complaint(f"{folder.name}: {seen[word]} and {name} both hold {word}; rename one")
            seen[word] = name
        bare = re.sub(r"^export (?!default)", "", _IMPORT.sub("", text), flags=re.M)
        bare = bare if name == entry else _DEFAULT.sub("", bare)
        if left := re.search(r"^(?:import\b.*|export (?!default).*)", bare, re.M):
            raise Complaint(f"{folder.name}/{name}: cannot join {left[0]!r}")
        parts.append(f"\n// {name}\n{bare}")
    return "".join(parts)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def join_all(hosts: Path) -> list[tuple[str, bool]]:
    """Write each script of `course/backprop/hosts`; (name, whether it changed)."""
    report = []
    for name in SCRIPTS if (hosts / "js").is_dir() else ():
        text, target = joined(hosts / "js", name), hosts / name
        changed = not target.exists() or _text(target) != text
        if changed:
            target.write_text(text, encoding="utf-8")
        report.append((name, changed))
    return report


def stale(hosts: Path) -> list[str]:
    """One line for each script that is not what its modules give."""
    return [
        f"course/backprop/hosts/{name}: not what hosts/js gives; run autograder build"
        for name in (SCRIPTS if (hosts / "js").is_dir() else ())
        if not (hosts / name).exists() or _text(hosts / name) != joined(hosts / "js", name)
    ]
