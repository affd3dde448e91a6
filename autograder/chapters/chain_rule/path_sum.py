"""Check of E1.4 path_sum."""

from __future__ import annotations

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.path_questions import Question, broken_by_a_dead_end, no_path, questions
from autograder.engine.answer import Answer
from autograder.engine.compare import as_number, close, has_nan, same
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake
from autograder.engine.scales import plain_scales
from autograder.engine.verdict import Setting
from autograder.engine.walk import Fault, Function, Probe, Result, Walk, check_function, judged


def wrong_on(answer: Answer, questions: list[Question], holds: list[bool]) -> Mistake:
    """For numbers that no known mistake explains: on which graphs they are right and on which not.

    Of the smallest graph where they are wrong, what came back is shown, with small primes on its edges.
    """
    asked = [question[0] for question in questions]
    words = {
        answer: list(
            dict.fromkeys(graphs.title(e) for e, held in zip(asked, holds, strict=True) if held == answer)
        )
        for answer in (True, False)
    }
    fine = [title for title in words[True] if title not in words[False]]
    right = f"Right on {' and '.join(fine[:3])}, wrong" if fine else "Wrong"
    missed = [question for question, held in zip(questions, holds, strict=True) if not held]
    if not missed:
        return said(known.WRONG_ON, right=right, wrong="another graph", shown=_ON_PAPER)
    smallest = min(missed, key=lambda question: len(question[0]))
    return said(
        known.WRONG_ON, right=right, wrong=graphs.title(smallest[0]), shown=_with_primes(answer, smallest)
    )


_ON_PAPER = "Draw that graph, put 2, 3 and 5 on its edges, and work it out on paper."

_PRIMES = (2.0, 3.0, 5.0, 7.0, 11.0, 13.0)


def _with_primes(answer: Answer, question: Question) -> str:
    """What the answer says of that graph with small primes on its edges, or with the numbers it had."""
    edges, a, b = question
    if len(edges) > len(_PRIMES):
        return _ON_PAPER
    for small in (dict(zip(edges, _PRIMES, strict=False)), edges):
        got = as_number(answer.call(small, a, b).value)
        if got is not None and not close(got, graphs.path_sum(small, a, b)):
            arrows = ", ".join(f"{u}→{v} {number:.3g}" for (u, v), number in small.items())
            came = f"With {arrows} yours gives {got:.4g} from {a} to {b}.".replace("-", "−")
            return f"{came} Draw it, multiply along each path, and add."
    return _ON_PAPER


PATH_SUM = Function(
    "path_sum",
    ("edges", "a", "b"),
    (Result("total"),),
    graphs.path_sum,
    bank=known.SUMS,
    scales=plain_scales,
    more=known.SUM_MORE,
    is_scalar=True,
)


@judged("It agrees on graphs it has not seen, with dead ends and edges of 0.")
def judge_path_sum(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, more = answers[0], known.SUM_MORE
    asked = questions(setting, "E1.4")
    broken_by_a_dead_end(walk, answer, asked, more)
    walk.at("the second call")
    twice = [answer.call(*asked[0]) for _ in range(2)]
    if all(call.ok and not has_nan(call.value) for call in twice) and not same(
        twice[1].value, twice[0].value
    ):
        walk.fail("remembers", more=more)
    try:
        check_function(walk, answer, PATH_SUM, [Probe(question) for question in asked])
    except Fault as fault:
        if all(
            as_number(answer.call(*question).value) == 0 for question in [*asked, (asked[0][0], "y", "y")]
        ):
            walk.fail(known.ALWAYS_ZERO, more=more)
        if fault.mistake.id not in ("fits_one_size", "wrong_values"):
            raise
        holds = [close(answer.call(*question).value, graphs.path_sum(*question)) for question in asked]
        walk.fail(wrong_on(answer, asked, holds), more=more)
    walk.at("a to a")
    for name in ("y", "z1", "x1"):
        if not close(answer.call(asked[0][0], name, name).value, 1.0):
            walk.fail(known.EMPTY_PATH_IS_ZERO, more=more)
    walk.at("edges with derivative 0")
    for closed in (("h1", "z1"), ("y", "h2"), ("z2", "x1")):
        zero = (asked[0][0] | {closed: 0.0}, "y", "x1")
        if not close(answer.call(*zero).value, graphs.path_sum(*zero)):
            walk.fail(known.ZERO_EDGES_WRONG, more=more)
    no_path(walk, answer, setting, "E1.4", more, "0.0", lambda value: as_number(value) == 0.0)
