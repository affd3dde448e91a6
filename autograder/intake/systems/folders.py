"""Systems that give each sender a folder: Moodle (also flat), Brightspace, Sakai, ILIAS, Yandex.Contest."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict

from autograder.intake.clock import digits, spoken
from autograder.intake.names import words_of
from autograder.intake.parcel import is_litter
from autograder.intake.systems.claims import TEXT, WORK, Claim, Path
from autograder.intake.systems.flat import CANVAS_HEAD
from autograder.intake.systems.system import Sender, System

BLIND = set(
    [
        "participant",
        "participants",
        "teilnehmer",
        "teilnehmerin",
        "teilnehmerin",
        "teilnehmende",
        "participante",
        "partecipante",
        "deelnemer",
        "участник",
        "учасник",
        "uczestnik",
        "účastník",
        "účastníkúčastnice",
        "deltager",
        "deltagare",
        "deltaker",
        "osallistuja",
        "katılımcı",
        "résztvevő",
        "participantă",
        "συμμετέχων",
        "参加者",
        "参与者",
        "成员",
        "參與者",
        "참여자",
        "참가자",
        "مشارك",
        "משתתף",
        "udeleženec",
        "sudionik",
        "dalyvis",
        "osaleja",
        "dalībnieks",
    ]
)


class Moodle(System):
    """NAME_NUM_assignsubmission_file[_]/FILE or, flat, _FILE. NUM is the assignment's, not the person's."""

    name = "Moodle"
    unmistakable = True
    FORM = re.compile(
        r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?$"
    )

    def fits(self, sender: Sender) -> bool:
        return not CANVAS_HEAD.match(sender.part) and bool(self.FORM.match(sender.part))

    def prepare(self, senders: list[Sender]) -> None:
        numbers: dict[str, set[str]] = defaultdict(set)
        for sender in senders:
            if (found := self.FORM.match(sender.part)) and found["number"]:
                numbers[found["name"]].add(found["number"])
        self.blind = {name for name in numbers if "".join(words_of(name)) in BLIND}
        self.is_blind = False  # whether somebody is nobody even to the worksheet
        if len(numbers) == 1:  # one name for three numbers: the word of a language that is not in our table
            self.blind |= {name for name, mine in numbers.items() if len(mine) > 2}

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        found = self.FORM.match(part)
        if not found:
            return None
        if not below and is_litter(found["file"] or "x"):
            return []
        name, number = found["name"], found["number"] or ""
        kind = WORK if found["plugin"] == "file" else TEXT
        row = self.found.worksheet and self.found.worksheet.rows.get(number)
        if name in self.blind:
            claim = Claim(
                f"{name}_{number}", seed=f"{name}_{number}", number=number, anonymous=True, kind=kind
            )
        elif not number:
            claim = Claim(name, team=name, kind=kind)
        else:
            claim = Claim(f"{name}_{number}", (), name, name, number, team=name, kind=kind)
        told = row.told(claim, self.found.zone) if row else claim
        self.is_blind |= told.anonymous
        return [told]

    def remarks(self) -> list[str]:
        if self.is_blind:
            word = sorted(self.blind)[0]
            return [f"blind marking: {word}_… holds for this assignment only, chapters cannot be added up"]
        if self.found.worksheet or self.found.people.is_list:
            return []
        return ["people are told apart by their names only; a class list (autograder roster FILE) is surer"]


class Brightspace(System):
    """N-N - First Last - Mon D, YYYY HMM AM/FILE; the numbers are not known to be the person's."""

    name = "Brightspace"
    local_times = True
    tables = ("index.html",)
    DATED = re.compile(r"(?P<pair>\d+-\d+) - (?P<name>.+) - (?P<date>[^-]*\d{4}[^-]*)$")
    NUMBERED = re.compile(r"(?P<last>[^,]+), (?P<first>.+?) - (?P<number>#?\d{4,})$")
    TIME = re.compile(r"(\d{1,2})[_:.]?(\d{2})(\s?[AP]M)?$", re.IGNORECASE)

    def fits(self, sender: Sender) -> bool:
        return bool(self.DATED.match(sender.part) or self.NUMBERED.match(sender.part))

    def prepare(self, senders: list[Sender]) -> None:
        pairs: dict[str, set[str]] = defaultdict(set)
        for sender in senders:
            if found := self.DATED.match(sender.part):
                pairs[found["name"]].add(found["pair"])
        self.unmistakable = self.has_table(senders)
        self.doubtful = sorted(name for name, mine in pairs.items() if len(mine) > 1)

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        if found := self.DATED.match(part):
            date = self.TIME.sub(r"\1:\2\3", found["date"].strip())
            name = found["name"]
            claim = Claim(name, name=name, seed=name, team=name)
            return [claim.at(self.time(spoken(date), part), self.name)]
        if found := self.NUMBERED.match(part):
            number = found["number"].lstrip("#")
            return [Claim(part, (("number", number),), f"{found['last']}, {found['first']}", number)]
        return [] if part in self.tables and not below else None

    def remarks(self) -> list[str]:
        names = ", ".join(self.doubtful)
        said = f"{names}: several numbers under one name, taken for attempts of one person; look at them"
        return [said] if self.doubtful else []


class Sakai(System):
    """ASSIGNMENT/Last, First(eid)/Submission attachment(s)/FILE, flat too; the eid lasts."""

    name = "Sakai"
    local_times = True
    tables = ("grades.csv", "grades.xls", "grades.xlsx")
    SENT = "Submission attachment(s)"
    FOLDER = re.compile(r"(?P<name>.*)\((?P<eid>[^()]+)\)$")  # a name may have brackets of its own
    FLAT = re.compile(
        r"(?P<name>.*?)\((?P<eid>[^()]+)\)_(?P<rest>(?:(?:Submission|Feedback) [Aa]ttachment\(s\)"
        r"|submissionText|timestamp|feedbackText|comments).*)$"
    )
    OWN = re.compile(r"(timestamp\.txt|feedbackText\.html|comments\.txt|Feedback Attachment\(s\).*)$")
    TYPED = re.compile(r".*submissionText\.html$")

    def fits(self, sender: Sender) -> bool:
        if found := self.FOLDER.match(sender.part):
            return any(sender.below) and (
                ", " in found["name"] or any(path[:1] == (self.SENT,) for path in sender.below)
            )
        return () in sender.below and bool(self.FLAT.match(sender.part))

    def prepare(self, senders: list[Sender]) -> None:
        self.late: dict[Path, set[str]] = {
            above: self._late(above) for above in {one.above for one in senders}
        }
        self.unmistakable = self.has_table(senders) or all(
            any(path[:1] == (self.SENT,) for path in one.below) or self.FLAT.match(one.part)
            for one in senders
        )

    def _late(self, above: Path) -> set[str]:
        """Who the table of marks, which Sakai puts beside the folders, calls late."""
        text = self.found.file(*above, "grades.csv").decode("utf-8-sig", "replace")
        rows = list(csv.reader(io.StringIO(text)))
        head = next((row for row in rows if "Display ID" in row and "Late submission" in row), None)
        if head is None:
            return set()
        who, late = head.index("Display ID"), head.index("Late submission")
        after = [row for row in rows[rows.index(head) + 1 :] if len(row) > max(who, late)]
        return {row[who] for row in after if row[late].strip().lower() in ("true", "yes", "late", "1")}

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        found = self.FOLDER.match(part) if below else self.FLAT.match(part)
        if not found:
            return [] if part in self.tables else None
        rest = below[0] if below else found["rest"]
        if self.OWN.match(rest):
            return []
        eid = found["eid"]
        kind, quiet = WORK, False
        if self.TYPED.match(rest):
            place = (*above, part, *below)
            kind, quiet = TEXT, not re.sub(rb"<[^>]*>|&nbsp;|\s", b"", self.found.file(*place))
        late = eid in self.late.get(above, ())
        claim = Claim(part if below else f"{found['name']}({eid})", (("login", eid),), found["name"], eid)
        claim = Claim(**{**claim.__dict__, "kind": kind, "quiet": quiet, "late": late})
        stamp = self.found.file(*above, part, "timestamp.txt").decode("utf-8", "replace").strip()
        moment = digits(stamp) if stamp.isdigit() else None
        return [claim.at(self.time(moment, f"{part}/timestamp.txt") if stamp else None, self.name)]


class Ilias(System):
    """Last_First_login_USERID/FILE, in teams below TEAMID; the login lasts.

    Where it begins the list says; without one it is the last word, if that is one person's alone.
    """

    name = "ILIAS"
    FORM = re.compile(r"(?P<words>[^_]+(?:_[^_]+){2,})_(?P<number>\d+)$")

    def fits(self, sender: Sender) -> bool:
        return any(sender.below) and bool(self.FORM.match(sender.part))

    def prepare(self, senders: list[Sender]) -> None:
        self.numbers: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, set[str]] = defaultdict(set)
        for sender in senders:
            if found := self.FORM.match(sender.part):
                self.numbers[found["words"].rpartition("_")[2]].add(found["number"])
                self.names[found["number"]].add(found["words"])

    def holds(self) -> bool:
        """A number is one person's: "ada_m_ray_4" and "bob_x_roe_4" are folders of somebody's own."""
        return all(len(names) == 1 for names in self.names.values())

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        found = self.FORM.match(part)
        if not found or not below:
            return None
        words = found["words"].split("_")
        logins = ["_".join(words[start:]) for start in range(1, len(words))]
        listed = [one for one in logins if self.found.people.by_key("login", one)]
        login = (listed or [words[-1]])[0]
        name = found["words"].removesuffix(f"_{login}").replace("_", " ")
        if self.found.people.is_list:
            return [Claim(part, (("login", login),), name, login)]
        number = ("ilias", found["number"])
        if len(self.numbers[words[-1]]) > 1:
            return [Claim(part, (number,), found["words"].replace("_", " "), found["words"])]
        return [Claim(part, (number, ("login", login)), name, login)]


class YandexContest(System):
    """NAME-NUMBER/TASK-RUN-COMPILER-VERDICT.ext; NUMBER is the participant's, RUN grows."""

    name = "Yandex.Contest"
    FOLDER = re.compile(r"(?P<name>.+)-(?P<number>\d+)$")
    FILE = re.compile(r"[^-]+-(?P<run>\d{1,18})-.+-[^-.]+\.\w+$")

    def fits(self, sender: Sender) -> bool:
        files = [below for below in sender.below if below]
        return bool(self.FOLDER.match(sender.part)) and any(self.FILE.match(below[0]) for below in files)

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        found = self.FOLDER.match(part)
        if not found or not below:
            return None
        run = self.FILE.match(below[0])
        name, number = found["name"], found["number"]
        order = int(run["run"]) if run else None
        return [Claim(part, (("contest", number),), name, f"{name}_{number}", number, order=order)]
