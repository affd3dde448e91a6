"""Where a copy of the course lives. `pyproject.toml` says it once; README, the site and its buttons read it.

[tool.autograder]
repository = "OWNER/backprop-by-hand"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from urllib.parse import quote

from autograder import Complaint
from autograder.authoring.course import Course

BINDER = "https://mybinder.org/v2/gh/"
_BINDER = re.compile(re.escape(BINDER) + r"[\w.-]+/[\w.-]+/v[\w.]+\?")
_PAGES = re.compile(r"https://[\w-]+\.github\.io/[\w.-]+/")
_WORKFLOWS = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+/actions/")


@dataclass(frozen=True)
class Address:
    """owner, name : of the repository on GitHub; version : whose tag Binder opens"""

    owner: str
    name: str
    version: str

    @property
    def pages(self) -> str:
        """Where the site is read."""
        return f"https://{self.owner if self.placeholder else self.owner.lower()}.github.io/{self.name}/"

    @property
    def placeholder(self) -> bool:
        """Whether nobody has said yet whose copy it is."""
        return self.owner == "OWNER"

    def binder(self, notebook: str) -> str:
        """What opens a notebook, named by its path in the repository, without installing anything."""
        return f"{self._at_binder()}labpath={quote(notebook, safe='')}"

    def _at_binder(self) -> str:
        return f"{BINDER}{self.owner}/{self.name}/v{self.version}?"

    def put_into(self, text: str) -> str:
        """A document with its addresses of Binder, the site and the workflows those of this copy."""
        text = _PAGES.sub(self.pages, _BINDER.sub(self._at_binder(), text))
        return _WORKFLOWS.sub(f"https://github.com/{self.owner}/{self.name}/actions/", text)


def address_of(course: Course) -> Address:
    """Raises Complaint where pyproject.toml does not say it as "OWNER/NAME", or is no TOML."""
    try:
        project = tomllib.loads((course.root / "pyproject.toml").read_text(encoding="utf-8"))
    except ValueError as error:
        raise Complaint(f"pyproject.toml: {error}") from None
    said = project.get("tool", {}).get("autograder", {}).get("repository", "")
    found = re.fullmatch(r"([\w-]+)/([\w.-]+)", str(said))
    if not found:
        raise Complaint(f'pyproject.toml: [tool.autograder] repository is "OWNER/NAME", not {said!r}')
    return Address(found[1], found[2], str(project["project"]["version"]))


def write_address(course: Course) -> bool:
    """Put this copy's addresses into README; whether anything changed."""
    before, after = _readme(course)
    if before != after:
        (course.root / "README.md").write_text(after, encoding="utf-8")
    return before != after


def address_faults(course: Course) -> list[str]:
    """One line where README speaks of another copy than pyproject.toml."""
    before, after = _readme(course)
    said = "README.md: its addresses are not those of pyproject.toml; run autograder build"
    return [said] if before != after else []


def _readme(course: Course) -> tuple[str, str]:
    """README as it is and as it should be; nothing where a course has none, or no project."""
    readme, project = course.root / "README.md", course.root / "pyproject.toml"
    if not (readme.is_file() and project.is_file()):
        return "", ""
    text = readme.read_text(encoding="utf-8")
    return text, address_of(course).put_into(text)
