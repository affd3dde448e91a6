"""The walk through one answer, from form to numbers to a hint.

A judge is a generator of nothing: it opens a `Walk`, names the property it tries (`walk.at`), and
leaves at the first fault by `walk.fail`. `judged` turns that into a `Verdict`. For an answer that
takes numbers and returns arrays, `check_function` does the whole walk:

    structure -> bank of mistakes on all probes -> bank x scalars -> first wrong link going backwards
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from autograder.engine import patterns, source_facts, structure
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_array, is_float32, same, sequence
from autograder.engine.diagnose import Diagnosis
from autograder.engine.exchanged import exchanged
from autograder.engine.function import Fault, Function, Link, Result
from autograder.engine.mistake import Mistake
from autograder.engine.notation import Letters, letters
from autograder.engine.probes import Probe
from autograder.engine.refused import refuse_source
from autograder.engine.verdict import COULD_NOT_CHECK, NOT_YET, PASSED, Setting, Verdict

__all__ = ["Fault", "Function", "Link", "Probe", "Result", "Walk", "check_function", "judged"]


class Walk:
    """The properties tried so far; leaves at the first that does not hold."""

    def __init__(self) -> None:
        self._tried: list[str] = []
        self.prefix = ""  # put before each property where an exercise asks for two functions
        self.more: tuple[str, ...] = ()  # further hints of the exercise, where a mistake has none of its own
        self.named = Letters()  # the course's letters for the axes of what the answer is given

    def at(self, name: str) -> None:
        """From here on `name` is being tried; what was tried before holds."""
        name = self.prefix + name
        if name in self._tried:
            self._tried.remove(name)
        self._tried.append(name)

    def holds(self, failed: bool) -> tuple[tuple[str, bool], ...]:
        last = len(self._tried) - 1
        return tuple((name, not (failed and i == last)) for i, name in enumerate(self._tried))

    def fail(self, mistake: str | Mistake, *, more: Sequence[str] = (), **words: Any) -> NoReturn:
        """Leave with a mistake; a word names one of `form_mistakes.py`, filled with `words`."""
        raise structure.fault(mistake, more=more, **words)

    def call(
        self, answer: Answer, *args: Any, expected: str = "a result", signature: str = "", **how: Any
    ) -> Any:
        """The value of one call; leaves if it failed, changed what it was given, or is None."""
        call = answer.call(*args, **how)
        self.accept(call, answer, expected=expected, signature=signature)
        return call.value

    def accept(self, call: Call, answer: Answer, *, expected: str = "a result", signature: str = "") -> Call:
        """Leave if a call failed, changed its input, used a global, or returned None."""
        fault = structure.call_fault(call, answer.name, expected, signature, named=self.named)
        if fault is not None:
            raise fault
        return call


def judged(passed_with: str = "") -> Callable[..., Callable[..., Verdict]]:
    """Decorator: `body(walk, answers, part, setting)` -> judge of an `Exercise`.

    The body returns None when everything holds (or a sentence to say under the pass).
    """

    def decorate(body: Callable[..., str | None]) -> Callable[..., Verdict]:
        @functools.wraps(body)
        def judge(answers: Sequence[Answer], part: str = "", setting: Setting | None = None) -> Verdict:
            walk = Walk()
            try:
                sentence = body(walk, tuple(answers), part, setting or Setting())
            except Fault as fault:
                return verdict_of(source_facts.better(fault.with_more(walk.more), answers), walk)
            return Verdict(PASSED, walk.holds(failed=False), passed_with=sentence or passed_with)

        return judge

    return decorate


def verdict_of(fault: Fault, walk: Walk) -> Verdict:
    """What a fault looks like from outside."""
    mistake = fault.mistake
    status = COULD_NOT_CHECK if fault.could_not else NOT_YET
    return Verdict(
        status,
        () if fault.could_not else walk.holds(failed=True),
        headline=mistake.name,
        hint=mistake.hint,
        more=mistake.more,
        mistake=mistake,
    )


def check_function(
    walk: Walk,
    answer: Answer,
    function: Function,
    probes: Sequence[Probe],
    extras: Sequence[Probe] = (),
    seconds: float = 5.0,
) -> None:
    """The whole walk for one function of numbers.

    probes : plain probes; a mistake of the bank has to agree with the answer on all of them
    extras : special cases, tried one at a time after the plain probes hold
    """
    refuse_source(answer, function.refuses)
    walk.at(function.form_said)
    walk.more = function.more
    wants = [function.reference(*probe.args) for probe in probes]
    how: dict[str, Any] = {"seconds": seconds}
    calls = _calls(walk, answer, function, probes, how)
    gots = [call.value for call in calls]
    # what explains every number knows better why than the form does
    diagnosis = Diagnosis(function, [probe.args for probe in probes], gots, wants)
    known = diagnosis.explained()
    if known is None and function.form == "one":
        constant = patterns.always_the_same(gots, wants)
        if constant is not None:
            walk.fail(constant)
    for got, want, probe in zip(gots, wants, probes, strict=True):
        try:
            _form(walk, function, got, want, probe, known, gots, wants)
        except Fault as fault:
            raise _clearer(fault, function, gots, wants, probes) from None
    walk.at("inputs unchanged")
    for call in calls:
        walk.accept(call, answer)
    walk.at("values")
    again = [answer.call(*probes[0].args, **how) for _ in range(2)]
    if not all(call.ok and same(call.value, gots[0]) for call in again):
        walk.fail("remembers", more=function.more)
    if not all(map(same, gots, wants)):
        _fail_values(walk, function, diagnosis, known, gots, wants)
    for probe in extras:
        _check_extra(walk, answer, function, probe, seconds)


def _fail_values(
    walk: Walk,
    function: Function,
    diagnosis: Diagnosis,
    known: Mistake | None,
    gots: Sequence[Any],
    wants: Sequence[Any],
) -> NoReturn:
    """Leave with what is known of numbers that are not the right ones."""
    in_bank = known is not None and known.id in {mistake.id for mistake in function.bank}
    if not in_bank and exchanged(gots, wants):  # simpler than any story of the way
        walk.fail("other_order", more=function.more, expected=function.expected)
    plain = patterns.off_by_a_constant(gots, wants) or patterns.near_not_exact(gots, wants)
    walk.fail(known or plain or diagnosis.best_known(), more=function.more)


def _calls(
    walk: Walk, answer: Answer, function: Function, probes: Sequence[Probe], how: dict[str, Any]
) -> list[Call]:
    """One call for each probe, accepted."""
    calls = [_first_call(walk, answer, function, probes[0], how)]
    for probe in probes[1:]:
        calls.append(answer.call(*probe.args, **how))
        walk.named = letters(function.arguments, probe.args)
        _accept(walk, calls[-1], answer, function)
    return calls


def _first_call(walk: Walk, answer: Answer, function: Function, probe: Probe, how: dict[str, Any]) -> Call:
    """The first call, and one with the notebook's own data out of reach."""
    walk.named = letters(function.arguments, probe.args)
    call = answer.call(*probe.args, **how)
    if call.error not in ("TimeoutError", "NotImplementedError"):
        poisoned = answer.call(*probe.args, poison=True, **how).poisoned
        if poisoned:
            walk.fail("uses_global", more=function.more, global_name=poisoned)
    _accept(walk, call, answer, function)
    return call


def _accept(walk: Walk, call: Call, answer: Answer, function: Function) -> None:
    fault = structure.call_fault(
        call, answer.name, function.expected, function.signature, changed=False, named=walk.named
    )
    if fault is None:
        return
    if fault.mistake.id == "changes_input":
        walk.at("inputs unchanged")
    raise fault.with_more(function.more)


def _form(
    walk: Walk,
    function: Function,
    got: Any,
    want: Any,
    probe: Probe,
    known: Mistake | None,
    gots: list[Any],
    wants: list[Any],
) -> None:
    """Leave if `got` has not the form of `want`: count, kind, shape, dtype."""
    walk.at(function.form_said)
    structure.parts_fault(function, got, want, probe.args)
    if function.form in ("tuple", "dict") or not function.is_scalar:
        walk.at("shapes" if not function.is_scalar else function.form_said)
    parts = list(function.pairs(got, want))
    for result, part, wanted in parts:
        others = {other.name: value for other, value, _ in parts if other is not result}
        fault = structure.array_fault(result, part, wanted, probe.args, function, others)
        if fault is None or fault.mistake.id == "whole_numbers" and _whole_by_chance(result, gots, function):
            continue
        if known is not None:
            walk.fail(known, more=function.more)
        if exchanged(gots, wants):
            walk.fail("other_order", more=function.more, expected=function.expected)
        raise fault.with_more(function.more)


def _clearer(
    fault: Fault, function: Function, gots: Sequence[Any], wants: Sequence[Any], probes: Sequence[Probe]
) -> Fault:
    """The same fault on a probe that tells more: on one the last entry may be the largest by chance."""
    if fault.mistake.id != "axis_gone_somehow":
        return fault
    for got, want, probe in zip(gots, wants, probes, strict=True):
        for result, part, wanted in function.pairs(got, want):
            told = structure.array_fault(result, part, wanted, probe.args, function)
            same_result = told is not None and f"`{result.name}`" in fault.mistake.name
            if told is not None and same_result and told.mistake.id == "axis_gone_how":
                return told.with_more(function.more)
    return fault


def _whole_by_chance(result: Result, gots: Sequence[Any], function: Function) -> bool:
    """One number may be whole on one probe by chance; on another it is not."""
    place = function.results.index(result) if result in function.results else 0
    for got in gots:
        parts = [got] if function.form == "one" else (sequence(got) or [])
        array = as_array(parts[place]) if place < len(parts) else None
        if array is not None and array.size == 1 and float(array.reshape(())) % 1:
            return True
    return False


def _check_extra(walk: Walk, answer: Answer, function: Function, probe: Probe, seconds: float) -> None:
    """One special case; what goes wrong is told with the case's own sentence in front."""
    walk.at(probe.property)
    want = function.reference(*probe.args)
    call = answer.call(*probe.args, seconds=seconds)
    if call.changed:
        walk.accept(call, answer)
    rtol = probe.rtol
    if probe.id == "finite_differences":  # single precision is let off, a difference of losses is not
        rtol = 1e-5 if is_float32(call.value) else 1e-7
    if call.ok and same(call.value, want, rtol):
        return
    special = probe.explain(probe.args, call.value, want) if call.ok and probe.explain else None
    if call.ok and probe.id == "finite_differences":
        special = patterns.limited(call.value, want)
    if special is not None:
        walk.fail(special, more=function.more)
    reason = structure.STRUCTURE["special_case"]
    headline = probe.headline or reason.name
    found = ""
    if not call.ok:
        stopped = structure.call_fault(call, answer.name, named=letters(function.arguments, probe.args))
        found = f" {stopped.mistake.name} {stopped.mistake.hint}" if stopped else ""
    else:
        try:
            structure.parts_fault(function, call.value, want, probe.args)
            for result, part, wanted in function.pairs(call.value, want):
                fault = structure.array_fault(result, part, wanted, probe.args, function)
                if fault is not None:
                    raise fault
        except Fault as fault:
            if fault.mistake.id in ("whole_numbers", "nan"):
                raise fault.with_more(function.more) from None
            found = " " + fault.mistake.name
    mistake = Mistake(probe.id, headline, (probe.why + found).strip() or reason.name, function.more)
    walk.fail(mistake)
