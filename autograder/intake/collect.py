"""A parcel of an LMS becomes class/submitted/: whose each file is, which one counts, and what is said of it.

The steps stand in modules of their own: `parcel` opens, `systems` reads claims from paths, `settle` finds
whose they are, `piles` sorts them so, `reading` and `notebooks` open what one person sent, `choose` picks,
`placing` stores; `subject` knows which notebooks the parcel is of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo

from autograder.authoring.course import Course
from autograder.intake.choose import Candidate, choose, whole_class_in
from autograder.intake.clock import name_of_zone
from autograder.intake.deadlines import read_deadlines
from autograder.intake.ledger import Ledger, ReportLine
from autograder.intake.notebooks import releases
from autograder.intake.parcel import Parcel
from autograder.intake.people import ACTIVE, DROPPED, People, Person
from autograder.intake.piles import Pile, Piles
from autograder.intake.placing import Placing
from autograder.intake.reading import Sent, beside, cure_of, first_three, read_sent, what_there_is
from autograder.intake.record import BLANK, KEPT, NOTE, REFUSED, TAKEN, Record, list_file, record_file
from autograder.intake.store import Shelf
from autograder.intake.subject import Subject
from autograder.intake.systems.layout import Layout, tell
from autograder.intake.systems.system import Found
from autograder.intake.worksheets import Worksheet


class Collection:
    """One parcel on its way into the class. `lines` does the work, `finish` writes list and record."""

    def __init__(
        self,
        course: Course,
        parcel: Parcel,
        people: People,
        zone: tzinfo,
        only: str | None = None,
        force: bool = False,
        worksheet: Worksheet | None = None,
    ):
        self.course, self.parcel, self.people = course, parcel, people
        self.only, self.zone = only, zone
        self.known, self.shelf = releases(course), Shelf(course)
        self.ledger = Ledger(Record.read(record_file(course)), parcel.name, read_deadlines(course))
        self.placing = Placing(self.shelf, self.ledger, self.known, force)
        self.found = Found(
            parcel.entries, parcel.name, people, zone, [one.name for one in self.known], worksheet
        )
        self.layout: Layout = tell(self.found)
        self.piles = Piles(parcel.entries, self.layout, people, worksheet is not None)
        self.excused = set(self.piles.meant)  # ids of whom something was refused, or may have been
        self.subject = Subject(only, self.found.notebooks, parcel.entries)

    def __len__(self) -> int:
        return len(self.piles)

    # --- what is said of the whole

    def head(self) -> list[str]:
        """Of which system the parcel is, and what that means for all of it."""
        claims = [claim for pile in self.piles.of.values() for _, claim in pile.files]
        dates = [entry.date for entry in self.parcel.entries if entry.date]
        said = self.layout.system.name
        if dates and not self.layout.system.dates:
            said += f"; downloaded {max(dates):%d %b %Y %H:%M}"
        sources = sorted({claim.said_by for claim in claims if claim.said_by})
        if not sources:
            said += "; when they were handed in is not known"
        elif self.layout.system.local_times or self.found.worksheet:
            said += f"; times by {', '.join(sources)}, in {name_of_zone(self.zone)}"
        unread = sorted(self.layout.system.unread)
        remark = f"a time that cannot be read, so it is not known: {first_three(unread)}"
        return [said, *self.layout.system.remarks(), *[remark] * bool(unread)]

    def missing(self) -> dict[str, list[str]]:
        """notebook -> ids of who should have handed it in and did not, for the notebooks of this parcel.

        The notebook is "" where nothing of the parcel says which it was.
        """
        people = [one for one in self.people.rows if one.status == ACTIVE]
        if self.found.worksheet and not self.people.is_list:
            ids = {row.person.id for row in self.found.worksheet.rows.values()} - {""}
            people = [Person(one) for one in sorted(ids)]
        if any(claim.anonymous for pile in self.piles.of.values() for _, claim in pile.files):
            return {}
        absent = {
            notebook: [
                one.id
                for one in people
                if one.id not in self.excused and not self.shelf.path(one.id, notebook).exists()
            ]
            for notebook in self.subject.wanted()
        }
        return {notebook: who for notebook, who in absent.items() if who}

    def finish(self) -> None:
        """Write the list, if somebody was noted for the first time, and the record."""
        self.ledger.name_chapters(self.found.notebooks, self.subject.commonest())
        self.people.write(list_file(self.course))
        self.ledger.record.write(record_file(self.course))

    # --- one person after the other

    def _note_all(self, pile: Pile, student: str, outcome: str, why: str) -> None:
        for entry, claim in pile.files:
            self.ledger.other(entry, student, outcome, why, claim)

    def _note_telling(self, student: str, sent: Sent) -> None:
        """Of who sent a notebook: what else a person may want to read and is not noted with a reason."""
        noted = {path for _, path, _ in sent.left_out}
        for entry, path in sent.telling:
            if path not in noted:
                self.ledger.other(entry, student, NOTE, "no notebook", path=path)

    def lines(self) -> Iterator[ReportLine]:
        """Store what can be taken; one line or several a person, those of all others untouched by it."""
        late = []
        for student in sorted(self.piles.of):
            person = self.people.by_key("any", student)[0]
            pile = self.piles.of[student]
            if person.status == DROPPED:
                self._note_all(pile, student, NOTE, "dropped the course")
                yield ReportLine(student, NOTE, f"left out, dropped from the list ({pile.files[0][1].shown})")
                continue
            sent = read_sent(pile.files, self.known, self.layout.system.dates)
            if self._is_untouched_checkout(sent) or self._is_beside_earlier(student, sent):
                late.append((student, pile, sent))
            else:
                yield from self._lines_of(student, pile, sent)
        for student, pile, sent in late:
            if self._is_beside_earlier(student, sent):
                yield from self._beside_earlier(student, pile, sent)
            else:
                yield from self._untouched(student, pile, sent)
        yield from self._of_nobody()

    def _of_nobody(self) -> Iterator[ReportLine]:
        """Of all whose claim could not be settled, and of what claims to be nobody's."""
        for shown in sorted(self.piles.refused):
            settled, pile = self.piles.refused[shown]
            sent = read_sent(pile.files, self.known, self.layout.system.dates)
            self.ledger.unsettled(pile.files, sent, shown, settled)
            entry, claim = pile.files[0]  # metadata name a sender whom the path does not
            where = "" if shown in entry.name else f" ({', '.join(filter(None, (claim.name, entry.name)))})"
            perhaps = whole_class_in(sent.notebooks) if len(sent.notebooks) > 1 else ""
            yield ReportLine(shown, REFUSED, settled.refused + where, settled.cure + perhaps)
        for entry, why in self.piles.nobodys:
            self.ledger.other(entry, "", REFUSED, why)
            yield ReportLine(entry.name, REFUSED, why)
        for entry in self.piles.strays:
            self.ledger.other(entry, "", NOTE, "it does not say whose it is")
        if self.piles.strays:
            names = first_three([entry.name for entry in self.piles.strays])
            yield ReportLine(names, NOTE, "no notebook, and it does not say whose it is")

    def _is_untouched_checkout(self, sent: Sent) -> bool:
        notebooks = {one.work.notebook for one in sent.notebooks}
        return len(notebooks) > 1 and all(one.work.is_blank for one in sent.notebooks) and not sent.troubles

    def _untouched(self, student: str, pile: Pile, sent: Sent) -> Iterator[ReportLine]:
        """Of a checkout in which nothing was done only the notebooks of this parcel were handed in."""
        mine = self.subject.main()
        others = [one for one in sent.notebooks if one.work.notebook not in mine]
        self.ledger.passed(others, student, "as released, with others that are: not handed in")
        sent.notebooks = [one for one in sent.notebooks if one.work.notebook in mine]
        if sent.notebooks:
            yield from self._lines_of(student, pile, sent)
            return
        self._note_telling(student, sent)
        said = "every chapter as released, so nothing was handed in"
        yield ReportLine(student, NOTE, f"{said}; beside it {shown}" if (shown := beside(sent)) else said)
        yield from self._typed(student, sent)

    def _is_beside_earlier(self, student: str, sent: Sent) -> bool:
        """Whether somebody of whom a notebook lies there sent files, none of which could be one."""
        return not (sent.is_empty or sent.notebooks or sent.troubles) and self.shelf.holds_any(student)

    def _beside_earlier(self, student: str, pile: Pile, sent: Sent) -> Iterator[ReportLine]:
        """A photo or a text of somebody whose notebook was taken from an earlier parcel refuses nothing."""
        there = [name for name in self.subject.wanted() if name and self.shelf.path(student, name).exists()]
        if not there:
            yield from self._lines_of(student, pile, sent)
            return
        said = f"the {', '.join(there)} that is there already; here {what_there_is(sent)}"
        self._note_all(pile, student, NOTE, said)
        yield ReportLine(student, KEPT, said)

    def _lines_of(self, student: str, pile: Pile, sent: Sent) -> Iterator[ReportLine]:
        lines = list(self._stored(student, sent, pile.remarks))
        refused = [line for line in lines if line.outcome == REFUSED]
        yield from (line for line in lines if line.outcome != REFUSED)
        if sent.is_empty:
            yield ReportLine(student, NOTE, "an empty folder, nothing in it")
        troubles = [f"{path}: {why}" for _, path, why in sent.troubles]
        if sent.notebooks or troubles:
            self._note_telling(student, sent)
        elif not sent.is_empty:
            self._note_all(pile, student, REFUSED, what_there_is(sent))
        for entry, path, why in sent.troubles:
            self.ledger.other(entry, student, REFUSED if not sent.notebooks else NOTE, why, path=path)
        if not sent.notebooks and not sent.is_empty:
            said = first_three(troubles, "; ")
            refused = [ReportLine(student, REFUSED, said or what_there_is(sent), cure_of(sent))]
        elif troubles:
            yield ReportLine(student, NOTE, "besides, " + first_three(troubles, "; "))
        if sent.notebooks and sent.left_out:
            yield self._left_out(student, sent)
        if sent.notebooks:
            yield from self._typed(student, sent)
        if refused:
            self.excused.add(student)
            cures = "; ".join(dict.fromkeys(line.cure for line in refused if line.cure))
            said = "; ".join(line.said for line in refused)
            called = pile.files[0][1].shown  # by which name it is found in the parcel
            named = "" if called in f"{student}: {said}" else f" ({called})"
            yield ReportLine(student, REFUSED, said + named, cures)

    @staticmethod
    def _typed(student: str, sent: Sent) -> Iterator[ReportLine]:
        for path, shown in sent.texts:
            yield ReportLine(student, NOTE, f"besides, an online text in {path}: {shown}")

    def _left_out(self, student: str, sent: Sent) -> ReportLine:
        """A line with a cure: a picture may be somebody's answer."""
        for entry, path, why in sent.left_out:
            self.ledger.other(entry, student, NOTE, why, path=path)
        said = first_three([f"{path}: {why}" for _, path, why in sent.left_out], "; ")
        cure = "class/taken.csv names each; lay what you want to see beside the notebook in class/submitted"
        return ReportLine(student, NOTE, f"not put beside the notebook, {said}", cure)

    def _stored(self, student: str, sent: Sent, remarks: list[str]) -> Iterator[ReportLine]:
        """Choose and store, one notebook after the other."""
        files: dict[str, list[Candidate]] = defaultdict(list)
        for one in sent.notebooks:
            files[one.work.notebook].append(one)
        worked = {name for name, mine in files.items() if not all(one.work.is_blank for one in mine)}
        for name in sorted(files):
            if worked and name not in worked:
                self.ledger.passed(
                    files[name], student, "as released, beside work in another chapter: not handed in"
                )
        handed = {name: files[name] for name in (worked or files)}
        if self.only:
            other = [name for name in sorted(handed) if name != self.only]
            if self.only in handed:
                for name in other:
                    self.ledger.passed(handed.pop(name), student, f"{self.only} was asked for")
            elif self.only in files:
                yield ReportLine(
                    student, NOTE, f"{self.only} as released beside work in {', '.join(other)}: not handed in"
                )
                return
            elif handed:
                said = f"its cells are those of {', '.join(other)}, and {self.only} was asked for"
                for name in other:
                    self.ledger.passed(handed[name], student, said, REFUSED)
                each = ", then ".join(f"--assignment {name}" for name in other)
                yield ReportLine(student, REFUSED, said, f"collect it with {each}")
                return
        for name in sorted(handed):
            self.subject.sent[name] += 1
            line = self._choose(student, name, handed[name], remarks)
            if line.outcome in (TAKEN, KEPT):  # marking looks beside a notebook for what its text names
                if shown := beside(sent):
                    line = replace(line, said=f"{line.said}; beside it {shown}")
                pictures = [(one.name, one.content) for one in sent.pictures]
                if others := self.shelf.put_pictures(student, name, pictures, line.outcome == TAKEN):
                    line = replace(line, said=f"{line.said}; another {', '.join(others)} is there and stays")
            yield line

    def _choose(self, student: str, name: str, files: list[Candidate], remarks: list[str]) -> ReportLine:
        chosen, how = choose(files)
        if chosen is None:
            self.ledger.passed(files, student, how, REFUSED)
            return ReportLine(
                student,
                REFUSED,
                f"{name}: {how}",
                f"ask the student which; collect it alone, as NEW_FOLDER/{student}/{name}.ipynb"
                + whole_class_in(files),
            )
        self.ledger.passed([one for one in files if one is not chosen], student, how or "the same work")
        repairs = [*chosen.work.repairs, *([how] if how else [])]
        if chosen.file != f"{name}.ipynb" and not chosen.file.endswith(f"_{name}.ipynb"):
            other = any(one in chosen.file for one in self.found.notebooks if one != name)
            repairs.insert(0, "renamed: the cells decide, not the name" if other else "renamed")
        said = f"{name} from {chosen.path!r} ({', '.join(repairs)})" if repairs else name
        more = [f"late, says {self.layout.system.name}"] * chosen.claim.late + remarks
        if chosen.work.is_blank:
            more.insert(0, BLANK)
        return self.placing.put(
            student, chosen, said + (f" ({'; '.join(more)})" if more else ""), "; ".join(more)
        )
