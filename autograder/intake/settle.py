"""Whose a claim is: settled by the class list, or, where there is none, by the key that lasts.

A strong key matches exactly; a name only if one person has it and one number in the download bears it.
Likeness is offered, never acted on.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from autograder.intake.names import key_of, name_keys, safe_id, split_name, words_of
from autograder.intake.people import KINDS, SEEN, People, Person
from autograder.intake.systems.claims import Claim

LIKE = 75  # of 100; how near a name has to be to be offered
CALLED = {
    "canvas": "Canvas id",
    "login": "login",
    "mail": "mail address",
    "number": "number",
    "github": "GitHub login",
    "contest": "participant number",
    "ilias": "ILIAS id",
    "any": "id or name",
}


@dataclass
class Settled:
    """people : whose a claim is, several for a team; else `refused` says why and `cure` what to type.

    meant : who may be meant by a refused claim; they count neither as present nor as missing
    remark : what should be said though it was settled
    """

    people: list[Person] = field(default_factory=list)
    refused: str = ""
    cure: str = ""
    meant: list[Person] = field(default_factory=list)
    remark: str = ""


class Settling:
    """Settles the claims of one parcel. New people are added to `people` where there is no list."""

    def __init__(self, people: People, claims: Iterable[Claim], sheet: bool = False):
        self.people, self.has_sheet = people, sheet
        self.is_list = people.is_list
        self.numbers: dict[tuple, set[str]] = defaultdict(set)
        self.spellings: dict[tuple, set[str]] = defaultdict(set)
        self.ids_are: set[str] = set()  # kinds of key that this parcel shows the ids of the list to be
        ids = {key_of(person.id) for person in people.rows if person.listed}
        for claim in claims:
            self.ids_are |= {
                kind for kind, value in claim.keys if "id" in KINDS[kind] and key_of(value) in ids
            }
            if claim.name and claim.number:
                self.numbers[claim.scope, self._name_key(claim)].add(claim.number)
            self.spellings[claim.scope, key_of(self._id_for(claim))].add(claim.seed)

    @staticmethod
    def _name_key(claim: Claim) -> str:
        return " ".join(words_of(claim.name))

    @staticmethod
    def _id_for(claim: Claim) -> str:
        """The id of somebody first seen without a list: readable, and a folder name in any alphabet."""
        return safe_id(claim.seed) or f"person_{hashlib.sha256(claim.seed.encode()).hexdigest()[:8]}"

    def settle(self, claim: Claim) -> Settled:
        if claim.problem:
            return Settled(refused=claim.problem)
        if claim.anonymous:
            return self._seen(claim)
        return self._listed(claim) if self.is_list else self._unlisted(claim)

    # --- with a list

    def _listed(self, claim: Claim) -> Settled:
        for kind, value in claim.keys:
            found = [person for person in self.people.by_key(kind, value) if person.listed]
            if len(found) == 1:
                return self._known(claim, kind, found[0])
            if found:
                ids = ", ".join(person.id for person in found)
                return Settled(
                    refused=f"{value} is {ids} on the list", meant=found, cure="mend class/students.csv"
                )
        named = self._by_name(claim)
        if named.people or named.refused:
            return named
        team = [person for person in self.people.by_team(claim.team) if person.listed] if claim.team else []
        return Settled(team) if team else self._unknown(claim)

    def _known(self, claim: Claim, kind: str, person: Person) -> Settled:
        if not claim.name or kind == "any" or person in self.people.by_name(claim.name):
            return Settled([person])
        if claim.team and person.team and "".join(words_of(claim.team)) == "".join(words_of(person.team)):
            return Settled([one for one in self.people.by_team(person.team) if one.listed])
        return Settled([person], remark=f"called {claim.shown} here, {person.name} on the list")

    def _by_name(self, claim: Claim) -> Settled:
        found = [person for person in self._named(claim) if person.listed] if claim.name else []
        columns = {KINDS[kind][0] for kind, _ in claim.keys if kind != "any"}
        found = [person for person in found if not any(getattr(person, column) for column in columns)]
        if any(kind in self.ids_are and kind != "any" for kind, _ in claim.keys):
            found = []  # everybody has such a key, and this one is nobody's
        numbers = self.numbers[claim.scope, self._name_key(claim)]
        if found and len(numbers) > 1:
            said = f"{len(numbers)} people of this download are called {claim.name}"
            return Settled(refused=said, meant=found, cure=self._sheet_cure(claim))
        if len(found) > 1:
            ids = ", ".join(person.id for person in found)
            said = f"{len(found)} people on the list are called {claim.name} ({ids})"
            return Settled(refused=said, meant=found, cure=self._sheet_cure(claim))
        if found and claim.keys[:1] and claim.keys[0][0] in ("canvas", "contest", "github"):
            setattr(found[0], KINDS[claim.keys[0][0]][0], claim.keys[0][1])  # from now on the id decides
            self.people.index()
        return Settled(found)

    def _named(self, claim: Claim) -> list[Person]:
        """Everybody of this name; some sites write a number or login of the person into it."""
        if found := self.people.by_name(claim.name):
            return found
        words = claim.name.split()
        for place, word in enumerate(words):
            rest = self.people.by_name(" ".join(words[:place] + words[place + 1 :]))
            keyed = self.people.by_key("any", word.strip("()[],;:-"))
            if both := [person for person in keyed if person in rest]:
                return both
        return []

    def _sheet_cure(self, claim: Claim) -> str:
        if claim.number and not claim.keys and not self.has_sheet:
            return "the grading worksheet of this assignment knows: add --list WORKSHEET.csv"
        return "rename the folder to the id on the list"

    def _unknown(self, claim: Claim) -> Settled:
        kind, value = claim.keys[0] if claim.keys else ("name", claim.name or claim.team)
        what = f"nobody on the list has the {CALLED.get(kind, kind)} {value}"
        nearest = self._nearest(claim)
        if claim.team and kind == "name":
            what += ", and no team"
        near = f"nearest is {nearest}. " if nearest else ""
        column = {"name": "name, or the column team", "any": "id"}.get(kind, KINDS.get(kind, ("",))[0])
        return Settled(
            refused=what, cure=f"{near}Mend {column} in class/students.csv, or: autograder roster FILE"
        )

    def _nearest(self, claim: Claim) -> str:
        asked = [key_of(value) for _, value in claim.keys] + [" ".join(words_of(claim.name))]
        best, score = "", float(LIKE)
        listed = [person for person in self.people.rows if person.listed]
        ways: tuple[Callable[[Person], str], ...] = (
            lambda one: key_of(one.id),
            lambda one: key_of(one.login),
            lambda one: " ".join(words_of(one.name)),
            lambda one: name_keys(one.first_name, one.last_name)[2],  # as Canvas writes it
        )
        for get in ways:
            names = {place: get(person) for place, person in enumerate(listed)}
            for text in filter(None, asked):
                found = process.extractOne(text, names, scorer=fuzz.ratio, score_cutoff=score)
                if found:
                    best, score = listed[found[2]].id, found[1]
        return best

    # --- without one

    def _unlisted(self, claim: Claim) -> Settled:
        if not claim.seed:
            said = f"{claim.shown} is the folder of people without a group"
            return Settled(refused=said, cure="a class list tells people apart: autograder roster FILE")
        if len(self.numbers[claim.scope, self._name_key(claim)]) > 1 and not claim.keys:
            said = f"several people of this download are called {claim.name}"
            return Settled(refused=said, cure=self._sheet_cure(claim))
        return self._seen(claim)

    def _seen(self, claim: Claim) -> Settled:
        """Somebody whom collect has noted, or notes now."""
        new = self._person(claim)
        strong = [(KINDS[kind][0], kind, key_of(value)) for kind, value in claim.keys if kind != "any"]
        numbers = {value for column, _, value in strong if column == "lms_user_id"}
        for column, kind, value in strong:
            known = [one for one in self.people.by_key(kind, value) if key_of(getattr(one, column)) == value]
            if numbers:  # another number is another person, whatever else is alike
                known = [one for one in known if key_of(one.lms_user_id) in numbers | {""}]
            if known:
                other = claim.name and known[0].name and words_of(claim.name) != words_of(known[0].name)
                return Settled(
                    known[:1], remark=f"called {claim.name} now, {known[0].name} before" if other else ""
                )
        spelled = self.spellings[claim.scope, key_of(new.id)]
        if len(spelled) > 1:
            said = f"{len(spelled)} senders would get this name: {', '.join(sorted(spelled))}"
            return Settled(refused=said, cure="rename one of them")
        there = self.people.by_key("any", new.id)
        there = [one for one in there if key_of(one.id) == key_of(new.id)]
        if not there:
            self.people.add(new)
            return Settled([new])
        taken = any(getattr(there[0], column) for column, _, _ in strong)
        if taken or words_of(new.name) not in (words_of(there[0].name), words_of(there[0].id)):
            said = f"the id {new.id} belongs to {there[0].name or there[0].id} already"
            return Settled(refused=said, cure="a class list tells them apart: autograder roster FILE")
        return Settled(there)

    def _person(self, claim: Claim) -> Person:
        first, last = split_name(claim.name or claim.seed)
        person = Person(self._id_for(claim), last, first, status=SEEN)
        for kind, value in claim.keys:
            if kind != "any" and not getattr(person, KINDS[kind][0]):
                setattr(person, KINDS[kind][0], value)
        return person
