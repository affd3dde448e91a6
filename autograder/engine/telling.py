"""What was found on a way back, in sentences that say the place and no more than was compared."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from autograder.engine.mistake import Mistake, Step
from autograder.engine.scales import is_plain, predicate, tail
from autograder.engine.way_back import Explanation, Leg, Otherwise, Way

_WHENCE = "All else is right. Which factor is there once too often, or not at all?"
LONGEST = 470  # of name and hint together: where more is to be told, the question is left out


@dataclass(frozen=True)
class Clause:
    """One mistake at one place: a clause, where to look, and how much simpler another would be."""

    id: str
    name: str
    ask: str
    cost: float
    step: Step | None = None
    partial: bool = False


def told(
    way: Way, found: dict[str, list[Explanation]], more: tuple[str, ...] = (), most: float = np.inf
) -> Mistake | None:
    """The simplest story that explains every result; None where one result stays unexplained.

    most : None too where the story is made of more mistakes than this
    """
    if any(not explanations for explanations in found.values()):
        return None
    choices = itertools.product(*found.values())
    stories = [_pieces(way, dict(zip(found, choice, strict=True))) for choice in choices]
    pieces = min(stories, key=lambda story: sum(piece.cost for piece in story))
    if not pieces or len(pieces) > most:
        return None
    return _mistake(pieces, [r for r in found if found[r][0].right], more)


def told_in_part(way: Way, found: dict[str, list[Explanation]], more: tuple[str, ...] = ()) -> Mistake | None:
    """What explains the first wrong results, where a later one has something else besides."""
    known = {r: explanations for r, explanations in found.items() if explanations}
    if not known or all(e[0].right for e in known.values()):
        return None
    mistake = told(way, known, more)
    if mistake is None:
        return None
    rest = [f"`{r}`" for r in found if r not in known]
    verb = "has" if len(rest) == 1 else "have"
    besides = f"{listed(rest)} {verb} something else besides: mend this first, then check again."
    hint = f"{mistake.hint} {besides}".strip()
    return Mistake(mistake.id, mistake.name, hint, more, None, mistake.step, True)


def listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_NOT_USED = ("arrival_missing", "only_local_slope")  # otherwise: what arrives is left out


def _fixed_numbers(chosen: dict[str, Explanation]) -> tuple[list[Clause], dict[str, Explanation]]:
    """What arrives left out, and a factor in its place: a number that is the same for all inputs.

    Returns its clause, and the explanations without it.
    """
    fixed, rest = [], dict(chosen)
    for result, explanation in chosen.items():
        used = tuple(pair for pair in explanation.faults if pair[1].id not in _NOT_USED)
        if len(used) < len(explanation.faults) and is_plain(explanation.label):
            fixed.append(f"`{result}`")
            rest[result] = replace(explanation, faults=used, label="")
    if not fixed:
        return [], rest
    name = f"In {listed(fixed)} a fixed number stands where what arrives is meant."
    ask = "It is the same for all inputs; what arrives has to be worked out anew from each."
    return [Clause("fixed_number", name, ask, 2.0, None, True)], rest


def _pieces(way: Way, chosen: dict[str, Explanation]) -> list[Clause]:
    fixed, chosen = _fixed_numbers(chosen)
    pieces = [*fixed, *_forward_pieces(way, chosen)]
    places: dict[tuple[str, str], list[str]] = {}
    legs: dict[str, Leg] = {}
    acts: dict[tuple[str, str], Otherwise] = {}
    for result, explanation in chosen.items():
        for leg, otherwise in explanation.faults:
            places.setdefault((leg.name, otherwise.id), []).append(result)
            legs[leg.name], acts[leg.name, otherwise.id] = leg, otherwise
    for kind, act in {(legs[name].kind, act): None for name, act in places}:
        names = [name for name, a in places if a == act and legs[name].kind == kind]
        if _everywhere(way, kind, names, act, places, chosen):
            pieces.append(_piece_everywhere(legs[names[0]], acts[names[0], act], len(names)))
            continue
        for name in names:
            pieces.append(_piece(way, legs[name], acts[name, act], places[name, act], chosen))
    return [*pieces, *_factor_pieces(way, chosen, alone=not pieces)]


def _everywhere(way: Way, kind: str, names: list[str], act: str, places: dict, chosen: dict) -> bool:
    """True if every leg of this kind has it, on every road that was explained."""
    all_legs = {s.name: s for road in way.roads if road.result in chosen for s in road.legs if s.kind == kind}
    return set(names) == set(all_legs) and all(
        set(places[name, act]) == set(way.below(all_legs[name])) & set(chosen) for name in names
    )


def _piece_everywhere(leg: Leg, act: Otherwise, count: int) -> Clause:
    words = dict(leg.words)
    if count > 1:
        words |= leg.general
    name = _sentence(act.says.format_map(words))
    return Clause(act.id, name, act.ask.format_map(words), 1.0, _drawn(leg, act))


def _piece(way: Way, leg: Leg, act: Otherwise, results: list[str], chosen: dict) -> Clause:
    below = [r for r in way.below(leg) if r in chosen]
    name, hint = act.says.format_map(leg.words), act.ask.format_map(leg.words)
    if results == below or leg.kind == "leave":
        return Clause(act.id, _sentence(name), hint, 1.01, _drawn(leg, act))
    where = scope(way, leg, results, below)
    return Clause(f"{act.id}_in_{results[0]}", _sentence(f"{where} {name}"), hint, 1.2, None, True)


def _drawn(leg: Leg, act: Otherwise) -> Step | None:
    if not leg.stations or not act.label:
        return None
    return Step(leg.stations, leg.at, act.label.format_map(leg.words), act.missing)


def scope(way: Way, leg: Leg, results: list[str], below: list[str]) -> str:
    """Where a mistake sits that not every result below its leg shows."""
    to = next(road.to for road in way.roads if road.result == results[0])
    if to and below[0] not in results and results == below[-len(results) :]:
        return f"In what travels on to {to}"
    names = listed([f"`{r}`" for r in results])
    return f"In {names} alone" if len(results) == 1 else f"In {names}"


def _forward_pieces(way: Way, chosen: dict[str, Explanation]):
    used: dict[int, list[str]] = {}
    for result, explanation in chosen.items():
        if explanation.forward is not None:
            used.setdefault(explanation.forward, []).append(result)
    for number, results in used.items():
        id_, says, ask, _ = way.forwards[number]
        alone = "" if len(results) == len(chosen) else f"In {listed([f'`{r}`' for r in results])} "
        yield Clause(id_, _sentence(alone + says), ask, 1.0 if not alone else 1.3)


def _factor_pieces(way: Way, chosen: dict[str, Explanation], alone: bool) -> list[Clause]:
    """One sentence for each factor that is left, with the results that have it."""
    by_label: dict[str, list[str]] = {}
    for result, explanation in chosen.items():
        if explanation.label:
            by_label.setdefault(explanation.label, []).append(result)
    pieces = []
    for label, results in by_label.items():
        if len(results) == len(chosen) == len(way.roads):
            named = {"-1": "wrong_sign", "1/2": "half"}.get(label, "scaled")
            ask = tail(label) or _WHENCE
            pieces.append(Clause(named, f"Everything {predicate(label)}.", ask, 1.0))
            continue
        names = listed([f"`{r}`" for r in results])
        verb = "is" if len(results) == 1 else "are"
        if len(results) == 1 and len(chosen) == len(way.roads) > 1:
            verb = "alone is"
        name = f"{names} {verb} {predicate(label).removeprefix('is ')}."
        pieces.append(Clause(f"factor_in_{results[0]}", name, _after(way, results, chosen), 1.15, None, True))
    return pieces


def _after(way: Way, results: list[str], chosen: dict[str, Explanation]) -> str:
    """What is known of a factor that some results have and others have not."""
    rest = [r for r in chosen if r not in results]
    if not rest:
        return ""
    serial = any(road.to for road in way.roads)
    if len(results) > 1 and serial and list(chosen)[-len(results) :] == results:
        return f"What is done to d after `{rest[-1]}` has left it?"
    if serial and len(results) == 1 and results[0] != list(chosen)[-1]:
        return "What travels on is free of it: look at the line of this one alone."
    return "The two are made of the same parts: look at what is done to this one only."


def _sentence(text: str) -> str:
    """A clause as a sentence; symbols keep their case: z is not Z."""
    text = text.strip()
    word = text.split()[0]
    return (text[0].upper() + text[1:] if word == "a" or re.fullmatch("[a-z]{2,}", word) else text) + "."


def _lower(sentence: str) -> str:
    word = sentence.split()[0]
    usual = word == "A" or re.fullmatch("[A-Z][a-z]+", word)
    return sentence[0].lower() + sentence[1:] if usual else sentence


def _mistake(pieces: list[Clause], right: list[str], more: tuple[str, ...]) -> Mistake:
    first, *others = sorted(
        pieces, key=lambda p: (p.id in ("scaled", "half", "wrong_sign"), p.id.startswith("factor_in"))
    )
    hint = first.ask
    if right and first.partial or right and not others:
        names = listed([f"`{r}`" for r in right])
        hint = f"{hint} {names} {'is' if len(right) == 1 else 'are'} right.".strip()
    besides = "".join(f" And besides: {_lower(other.name)}" for other in others)
    if len(first.name + hint + besides) > LONGEST:
        hint = ""
    hint += besides
    return Mistake(first.id, first.name, hint.strip(), more, None, first.step, True)
