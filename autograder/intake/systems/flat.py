"""Systems that write everything into the file's name: Canvas, Blackboard, Open edX."""

from __future__ import annotations

import os
import re
from collections import Counter

from autograder.intake.clock import digits
from autograder.intake.parcel import is_litter
from autograder.intake.systems.claims import TEXT, WORK, Claim, Path
from autograder.intake.systems.system import Sender, System


class Canvas(System):
    """NAME[_LATE]_USERID_ATTACHMENTID_FILE; the user id lasts, the attachment's grows with each upload.

    A name without a letter (an emoji) is written as nothing.
    """

    name = "Canvas"
    FILE = re.compile(r"_(?P<user>\d{1,18})_(?P<attachment>\d{1,18})_(?=.)")
    TYPED = re.compile(r"(?P<name>.*?)(?P<late>_LATE)?_(?P<user>\d{1,18})_(?P<kind>text|link)\.html$")
    ANONYMOUS = re.compile(
        r"(?P<late>LATE_)?anon_(?P<who>[A-Za-z0-9]+)_(?:(?P<attachment>\d{1,18})_.+|(?P<kind>text|link)\.html)$"
    )

    def fits(self, sender: Sender) -> bool:
        return () in sender.below and self.claims((), sender.part, ()) is not None

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        if below:
            return None
        if found := self.ANONYMOUS.match(part):
            who, order = f"anon_{found['who']}", int(found["attachment"] or 0) or None
            kind = TEXT if found["kind"] else WORK
            return [Claim(who, seed=who, anonymous=True, order=order, late=bool(found["late"]), kind=kind)]
        if found := self.TYPED.match(part):
            return [self._claim(found["name"], bool(found["late"]), found["user"], None, TEXT)]
        splits = self._splits(part)
        if not splits:
            return None
        known = [one for one in splits if self.found.people.by_key("canvas", one["user"])]
        one = (known or splits)[0]
        if is_litter(part[one.end() :]):
            return []
        name, late = part[: one.start()], False
        if name.endswith("_LATE"):
            name, late = name.removesuffix("_LATE"), True
        return [self._claim(name, late, one["user"], int(one["attachment"]), WORK)]

    def _splits(self, part: str) -> list[re.Match]:
        """Every place at which two numbers follow each other; a name may hold numbers too."""
        starts = [place for place, sign in enumerate(part) if sign == "_"]
        return [found for start in starts if (found := self.FILE.match(part, start))]

    @staticmethod
    def _claim(name: str, late: bool, user: str, order: int | None, kind: str) -> Claim:
        shown = f"{name}_{user}"
        keys = (("canvas", user),)
        return Claim(shown, keys, name, shown, user, team=name, order=order, late=late, kind=kind)

    def remarks(self) -> list[str]:
        if any(entry.parts[-1].startswith(("anon_", "LATE_anon_")) for entry in self.found.entries):
            return ["anonymous: names like anon_… hold for this assignment only, chapters cannot be added up"]
        return []


CANVAS_HEAD = re.compile(r".+?_\d{2,18}_\d{4,18}_")  # no other system begins so


class Blackboard(System):
    """COLUMN_USERNAME_attempt_TIME_FILE, and a .txt of Blackboard's own for each attempt."""

    name = "Blackboard"
    unmistakable = True
    local_times = True
    FORM = re.compile(r"(?P<head>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|(?P<own>\.txt))$")
    NOTHING = re.compile(r"\s*(There (is|are) no student|$)", re.IGNORECASE)

    def fits(self, sender: Sender) -> bool:
        return (
            () in sender.below and not CANVAS_HEAD.match(sender.part) and bool(self.FORM.match(sender.part))
        )

    def prepare(self, senders: list[Sender]) -> None:
        """Where the column's name ends and the username begins: Blackboard's .txt and the list say it."""
        self.users: dict[tuple[Path, str], str] = {}
        self.texts: dict[tuple[Path, str], str] = {}
        heads: dict[tuple[Path, str], set[str]] = {}
        for sender in senders:
            if found := self.FORM.match(sender.part):
                key = sender.above, found["head"]
                said = heads.setdefault(key, set())
                if found["own"]:
                    said |= self._own_text(sender)
        known = {key: self._user_for(key[1], said) for key, said in heads.items()}
        columns = {
            above: Counter(
                head[: -len(user) - 1] for (at, head), user in known.items() if user and at == above
            )
            for above, _ in heads
        }
        for above, head in heads:
            mine = [one for (at, one) in heads if at == above]
            column = self._column(head, columns[above], mine)
            rest = head.removeprefix(f"{column}_") if column else head
            self.users[above, head] = known[above, head] or rest or head

    def _own_text(self, sender: Sender) -> set[str]:
        """The username in Blackboard's own text; what the student wrote there is kept."""
        text = self.found.file(*sender.above, sender.part).decode("utf-8-sig", "replace")
        self.texts[sender.above, sender.part] = text
        found = re.match(r"[^\n]*\(([^()\n]+)\)\s*(\n|$)", text)
        return {found[1]} if found else set()

    def _user_for(self, head: str, said: set[str]) -> str:
        ends = [head[place + 1 :] for place, sign in enumerate(head) if sign == "_"]
        told = [end for end in ends if end in said]
        listed = [end for end in ends if self.found.people.by_key("login", end)]
        return (told or listed or [""])[0]

    @staticmethod
    def _column(head: str, columns: Counter, heads: list[str]) -> str:
        """The part of a head that is the column's name: a known one, else what all heads share."""
        fitting = [column for column in columns if head.startswith(column + "_")]
        if fitting:
            return max(fitting, key=lambda column: (columns[column], len(column)))
        shared = os.path.commonprefix(heads) if len(set(heads)) > 1 else head
        return head[: shared.rfind("_")] if "_" in shared else ""

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        found = None if below else self.FORM.match(part)
        if not found:
            return None
        if is_litter(found["file"] or "x"):
            return []
        user = self.users[above, found["head"]]
        moment = self.time(digits(found["time"]), part)
        claim = Claim(user, (("login", user),), seed=user).at(moment, self.name)
        if not found["own"]:
            return [claim]
        typed = self._typed(self.texts.get((above, part), ""))
        return [Claim(**{**claim.__dict__, "kind": TEXT, "quiet": not typed})]

    def _typed(self, text: str) -> bool:
        """Whether the student wrote something into the field or the comments."""
        fields = re.findall(r"^(?:Submission Field|Comments):[ \t]*\n?(.*)$", text, flags=re.MULTILINE)
        return any(not self.NOTHING.match(one) for one in fields)


class OpenEdx(System):
    """[k] - USERNAME - FILE below [n]Section, [n]Subsection, [n]Unit."""

    name = "Open edX"
    FORM = re.compile(r"\[\d+\] - (?P<user>.+?) - (?P<file>.+)$")
    tables = ("submissions.csv",)
    ABOVE = re.compile(r"\[\d+\].*, \[\d+\].*, \[\d+\]")

    def prepare(self, senders: list[Sender]) -> None:
        self.unmistakable = all(one.above and self.ABOVE.match(one.above[-1]) for one in senders)

    def fits(self, sender: Sender) -> bool:
        return () in sender.below and bool(self.FORM.match(sender.part))

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        found = None if below else self.FORM.match(part)
        if not found:
            return [] if part in self.tables and not below else None
        kind = TEXT if re.fullmatch(r"prompt_\d+\.txt", found["file"]) else WORK
        user = found["user"]
        return [Claim(user, (("login", user),), seed=user, kind=kind)]
