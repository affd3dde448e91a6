"""Tools beside the LMS: Gradescope, GitHub Classroom, nbgrader."""

from __future__ import annotations

import os
import re

import yaml

from autograder.intake.clock import with_zone
from autograder.intake.names import key_of, printable
from autograder.intake.systems.claims import Claim, Path
from autograder.intake.systems.system import Found, Sender, System


class Gradescope(System):
    """submission_ID/FILE, and submission_metadata.yml beside, which knows who sent it and when."""

    name = "Gradescope"
    FORM = re.compile(r"submission_\d+$")
    METADATA = "submission_metadata.yml"
    tables = (METADATA,)

    def fits(self, sender: Sender) -> bool:
        return any(sender.below) and bool(self.FORM.match(sender.part))

    def prepare(self, senders: list[Sender]) -> None:
        self.senders = {above: self._metadata(above) for above in {sender.above for sender in senders}}
        self.unmistakable = all(self.senders.values())

    def _metadata(self, above: Path) -> dict:
        """submission_ID -> what Gradescope says of it; every value stays text."""
        try:
            tree = yaml.load(self.found.file(*above, self.METADATA), Loader=yaml.BaseLoader)
        except (yaml.YAMLError, RecursionError, ValueError):
            return {}
        return tree if isinstance(tree, dict) else {}

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        if not self.FORM.match(part) or not below:
            return [] if part == self.METADATA else None
        entry = self.senders.get(above, {}).get(part)
        said = entry if isinstance(entry, dict) else {}
        people = said.get(":submitters") or said.get(":submitters:")
        people = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
        if not people:
            return [Claim(part, problem=f"{self.METADATA} does not say whose it is")]
        text = str(said.get(":created_at") or said.get(":created_at:") or "")
        moment = self.time(with_zone(text), part) if text else None
        return [self._claim(one).at(moment, self.name) for one in people]

    @staticmethod
    def _claim(one: dict) -> Claim:
        name, sid, mail = (
            printable(str(one.get(f":{key}") or one.get(f":{key}:") or "")).strip()
            for key in ("name", "sid", "email")
        )
        keys = [("number", sid)] * bool(sid) + [("mail", mail)] * bool(mail)
        return Claim(sid or mail or name, tuple(keys), name, sid or mail or name)


class GitHub(System):
    """SLUG-submissions/SLUG-LOGIN/, whole checkouts; for a team SLUG-TEAM."""

    name = "GitHub Classroom"

    def __init__(self, found: Found):
        super().__init__(found)
        self._slugs: dict[Path, str] = {}

    def fits(self, sender: Sender) -> bool:
        return any(sender.below) and bool(self._login(sender.above, sender.part))

    def prepare(self, senders: list[Sender]) -> None:
        self.unmistakable = all(one.above and one.above[-1].endswith("-submissions") for one in senders)

    def _login(self, above: Path, part: str) -> str:
        if above not in self._slugs:
            self._slugs[above] = self._slug(above)
        slug = self._slugs[above]
        return part[len(slug) + 1 :] if slug and part.startswith(f"{slug}-") else ""

    def _slug(self, above: Path) -> str:
        """The assignment's name in the repositories, "" if nothing says it."""
        wrapper = above[-1] if above else self.found.parcel.removesuffix(".zip")
        if wrapper.endswith("-submissions"):
            return wrapper.removesuffix("-submissions")
        place = len(above)
        parts = {
            one.parts[place] for one in self.found.entries if one.parts[:place] == above < one.parts[:-1]
        }
        shared = os.path.commonprefix(sorted(parts)) if len(parts) > 1 else ""
        slug = shared[: shared.rfind("-")] if "-" in shared else ""
        logins = [part[len(slug) + 1 :] for part in parts]
        listed = sum(bool(self.found.people.by_key("github", login)) for login in logins)
        return slug if slug and listed * 2 >= len(parts) else ""

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        login = self._login(above, part)
        if not login or not below:
            return None
        claim = Claim(part, (("github", login),), seed=login, team=login)
        row = self.found.worksheet and self.found.worksheet.rows.get(key_of(login))
        return [row.told(claim, self.found.zone) if row else claim]


class Inbound(System):
    """nbgrader's exchange: USER+ASSIGNMENT+TIME UTC[+RANDOM]/FILE."""

    name = "nbgrader's inbound"
    unmistakable = True
    FORM = re.compile(
        r"(?P<user>.+?)\+(?P<name>[^+]+)\+(?P<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[^+]*"
        r"(?:(?<= )\+\d\d(?::?\d\d)?)?)(\+.*)?$"  # a zone without a name is written +03
    )

    def fits(self, sender: Sender) -> bool:
        return any(sender.below) and bool(self.FORM.match(sender.part))

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        found = self.FORM.match(part)
        if not found:
            return None
        if below == ("timestamp.txt",):
            return []
        moment = self.time(with_zone(found["time"]), part)
        return [Claim(found["user"], (("any", found["user"]),), seed=found["user"]).at(moment, "nbgrader")]


class Submitted(System):
    """nbgrader's submitted/ID/ASSIGNMENT/NB with its timestamp.txt.

    A timestamp.txt counts where the folder is called "submitted" or most people have one: a student alone
    could have written it.
    """

    name = "nbgrader's submitted/"

    def fits(self, sender: Sender) -> bool:
        below = [path for path in sender.below if len(path) == 2]
        named = "submitted" in (*sender.above[-1:], self.found.parcel.removesuffix(".zip"))
        ours = [path for path in below if path[0] in self.found.notebooks]
        return bool(ours) and (named or self._mostly_stamped(len(sender.above)))

    def __init__(self, found: Found):
        super().__init__(found)
        self._stamped: dict[int, bool] = {}

    def _mostly_stamped(self, depth: int) -> bool:
        if depth not in self._stamped:
            files = [entry.parts for entry in self.found.entries if len(entry.parts) == depth + 3]
            people = {path[: depth + 1] for path in files}
            stamped = {path[: depth + 1] for path in files if path[-1] == "timestamp.txt"}
            self._stamped[depth] = len(people) > 1 and len(stamped) * 2 > len(people)
        return self._stamped[depth]

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        if not below:
            return None
        if below[1:] == ("timestamp.txt",):
            return []
        stamp = self.found.file(*above, part, below[0], "timestamp.txt") if len(below) > 1 else b""
        text = stamp.decode("utf-8", "replace").strip()
        moment = self.time(with_zone(text), "/".join((part, below[0], "timestamp.txt"))) if text else None
        return [Claim(part, (("any", part),), part, part).at(moment, "nbgrader's timestamp.txt")]
