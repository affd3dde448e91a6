"""What a verdict depends on, as one hash: whatever changes it, and nothing else, has a class marked again.

The files are those that are really imported for a verdict. They are found as Python finds them: from what
a slot does with a submission, from the chapter and from what its declaration names, along every import of
a module of ours. A file that only commands, reports or figures use is not among them.
"""

from __future__ import annotations

import ast
import hashlib
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

from autograder.engine import registry
from autograder.engine.chapter import Chapter
from autograder.sandbox import inside

ROOTS = ("autograder.marking.submission",)  # what every slot does with every submission
LIBRARIES = ("numpy", "ipython", "matplotlib", "nbformat")  # whose versions show in a verdict or an output
NO_INPUT = (".py", ".pyc", ".md")  # beside the modules of a package, these change no verdict

Read = Callable[[Path], bytes]


def fingerprint(notebook: str, read: Read = Path.read_bytes) -> str:
    """Hash of all code, data and versions that judge this notebook, "04_one_neuron"."""
    digest = hashlib.sha256(repr(versions()).encode())
    for name, path in sorted(files_of(registry.chapter(notebook), read).items()):
        digest.update(f"{name}\0".encode() + hashlib.sha256(read(path)).digest())
    return digest.hexdigest()


def versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "none"
    return found


def files_of(chapter: Chapter, read: Read = Path.read_bytes) -> dict[str, Path]:
    """Every file that takes part in a verdict on the chapter, by a name that is the same on each machine."""
    roots = [*ROOTS, *modules_of(chapter)]
    ours = {name.partition(".")[0] for name in [*roots, "autograder", "backprop"]}
    found = dict(data_of(inside.__name__, Path(inside.__file__), everything=True))
    if chapter.folder != Path():
        found |= data_of(chapter.notebook, chapter.folder / "__init__.py", everything=True)
    followed: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        path = file_of(name)
        if name in followed or path is None:
            continue
        followed.add(name)
        found[name] = path
        found |= packages_above(name)
        if path.name == "__init__.py":
            found |= data_of(name, path)
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        there = imported(read(path), is_module, package)
        waiting += [one for one in there if one.partition(".")[0] in ours]
    return found


def modules_of(chapter: Chapter) -> list[str]:
    """Names of the modules that a chapter begins with: those in its folder, those it says it depends on."""
    there = list(sys.modules.items())
    own = [name for name, module in there if lies_in(chapter.folder, getattr(module, "__file__", None))]
    judges = [getattr(exercise.judge, "__module__", "") for exercise in chapter.by_id().values()]
    named = [module.__name__ for module in chapter.depends_on]
    return sorted({*own, *filter(None, judges), *named})


def lies_in(folder: Path, file: str | None) -> bool:
    """Whether a module's file lies in a chapter's folder; a chapter that nobody found has none."""
    return bool(file) and folder != Path() and str(file).startswith(f"{folder}{os.sep}")


def imported(source: bytes, is_module: Callable[[str], bool], package: str = "") -> Iterator[str]:
    """Names of the modules that a module imports, at its top or later; not what only a type checker reads.

    package : the one that the module lies in, from which its relative imports count
    """
    for module, name in imports_of(source):
        above = len(module) - len(module.lstrip("."))
        if above:
            parts = package.split(".")
            if not package or above > len(parts):
                continue  # Python refuses it too
            module = ".".join([*parts[: len(parts) - above + 1], *filter(None, [module[above:]])])
        inner = f"{module}.{name}"
        yield inner if name and is_module(inner) else module


# hash of a source -> its imports; a slot is told what its class has read
READ: dict[str, list[list[str]]] = {}


def imports_of(source: bytes) -> list[list[str]]:
    """[module, name] of each `from module import name`, [module, ""] of each `import module`.

    A relative module keeps its dots: ["..bank", "WRONG"] of `from ..bank import WRONG`.
    """
    key = hashlib.sha256(source).hexdigest()
    if key not in READ:  # to parse them all takes 0.2 s, to hash them a hundredth of that
        READ[key] = read_imports(source)
    return READ[key]


def read_imports(source: bytes) -> list[list[str]]:
    found: list[list[str]] = []
    for node in statements(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [[alias.name, ""] for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [["." * node.level + (node.module or ""), alias.name] for alias in node.names]
    return found


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        yield node
        if not isinstance(node, ast.expr):
            yield from statements(node)


def is_module(name: str) -> bool:
    return file_of(name) is not None


def file_of(name: str) -> Path | None:
    """Where Python has a module from, or would take it from; None for what is no file."""
    module = sys.modules.get(name)
    if module is not None:
        file = getattr(module, "__file__", None)
        return Path(file) if file and Path(file).is_file() else None
    top, *rest = name.split(".")
    package = getattr(sys.modules.get(top), "__file__", None)
    if not package or not rest:
        return None
    below = Path(package).parent.joinpath(*rest)
    return next((path for path in (below.with_suffix(".py"), below / "__init__.py") if path.is_file()), None)


def packages_above(name: str) -> Iterable[tuple[str, Path]]:
    """The packages that a module lies in: they run before it, and publish names, but judge nothing."""
    parts = name.split(".")
    above = [".".join(parts[:count]) for count in range(1, len(parts))]
    return [(package, path) for package in above if (path := file_of(package)) is not None]


def data_of(name: str, init: Path, everything: bool = False) -> Iterator[tuple[str, Path]]:
    """Files beside a package's modules, ward.json say; its modules too where they are imported elsewhere."""
    for path in sorted(init.parent.rglob("*") if everything else init.parent.iterdir()):
        skipped = NO_INPUT[1:] if everything else NO_INPUT
        if path.is_file() and path.suffix not in skipped:
            yield f"{name}/{path.relative_to(init.parent).as_posix()}", path
