"""E2.2: what explains the numbers of a tape that is wrong, the most particular first."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule.graphs import Edges
from autograder.chapters.reverse_mode.backward_order import Start
from autograder.chapters.reverse_mode.wrong_sending import (
    Gradients,
    as_written,
    empty,
    in_order,
    in_waves,
    push_again,
    push_once,
    waiting_line,
    within,
)
from autograder.engine.compare import as_number, close, same


def right(start: Start, got: Gradients) -> bool:
    return same(got, graphs.gradients(*start))


def _messages(start: Start, got: Gradients, node: str) -> list[tuple[float, float]]:
    """What reaches a node by the answer's own numbers: (user's number, derivative) pairs."""
    edges, out = start
    reached = graphs.reachable(edges, out)
    return [(as_number(got[u]), w) for (u, v), w in edges.items() if v == node and u in reached]


def _follows(rule: Callable[[list[tuple[float, float]]], float]) -> Callable[[Start, Gradients], bool]:
    """True where each node below `out` holds what `rule` makes of its messages."""

    def fits(start: Start, got: Gradients) -> bool:
        below = graphs.reachable(*start) - {start[1]}
        return all(close(got[node], rule(_messages(start, got, node))) for node in below)

    return fits


def _one_message(start: Start, got: Gradients) -> bool:
    """Each node holds the message of one of its users."""
    below = graphs.reachable(*start) - {start[1]}
    return all(any(close(got[node], g * w) for g, w in _messages(start, got, node)) for node in below)


def _only_from_out(start: Start, got: Gradients) -> bool:
    """What `out` itself sends has arrived, and nothing else: all others sent when they still held 0."""
    edges, out = start
    return all(close(got[node], edges.get((out, node), 0.0)) for node in graphs.reachable(edges, out) - {out})


def _plays(*wrongs: Callable[[Edges, str], Gradients]) -> Callable[[list[Start], list[Gradients]], bool]:
    """True if one of the wrong programs gives these numbers on all graphs."""

    def fits(starts: list[Start], gots: list[Gradients]) -> bool:
        return any(
            all(same(got, wrong(*start)) for start, got in zip(starts, gots, strict=True)) for wrong in wrongs
        )

    return fits


def _everywhere(fits: Callable[[Start, Gradients], bool]) -> Callable[[list[Start], list[Gradients]], bool]:
    return lambda starts, gots: all(fits(start, got) for start, got in zip(starts, gots, strict=True))


def _other_seed(starts: list[Start], gots: list[Gradients]) -> bool:
    """Everything is the right number times one and the same factor, that of the output."""
    seeds = [as_number(got[start[1]]) for start, got in zip(starts, gots, strict=True)]
    return close(seeds, [seeds[0]] * len(seeds)) and all(
        all(close(got[node], seeds[0] * number) for node, number in graphs.gradients(*start).items())
        for start, got in zip(starts, gots, strict=True)
    )


# the order of trying: what is most particular first
FITS: tuple[tuple[str, Callable[[list[Start], list[Gradients]], bool]], ...] = (
    ("seed_forgotten", _everywhere(lambda s, got: not any(as_number(g) for g in got.values()))),
    ("output_alone", _plays(empty)),
    ("other_seed", _other_seed),
    ("order_of_the_dictionary", _plays(as_written, in_order(lambda edges, out: graphs.nodes(edges)))),
    (
        "sends_too_early",
        _plays(push_again, waiting_line(False, False), waiting_line(True, False), in_waves),
    ),
    ("sends_at_first_message", _plays(push_once, waiting_line(True, True))),
    ("breadth_first", _plays(waiting_line(False, True))),
    ("sends_before_receiving", _everywhere(_only_from_out)),
    ("overwrites_at_fan_out", _everywhere(_one_message)),
    ("upstream_missing", _everywhere(_follows(lambda pairs: sum(w for _, w in pairs)))),
    ("derivative_missing", _everywhere(_follows(lambda pairs: sum(g for g, _ in pairs)))),
    ("added_along_the_path", _everywhere(_follows(lambda pairs: sum(g + w for g, w in pairs)))),
    ("multiplied_across_paths", _everywhere(_follows(lambda pairs: prod(g * w for g, w in pairs)))),
    ("mean_of_messages", _everywhere(_follows(lambda pairs: sum(g * w for g, w in pairs) / len(pairs)))),
    ("signs_dropped", _everywhere(_follows(lambda pairs: sum(g * abs(w) for g, w in pairs)))),
    ("divided_on_the_way", _everywhere(_follows(lambda pairs: sum(g / w for g, w in pairs)))),
    ("subtracted_on_the_way", _everywhere(_follows(lambda pairs: sum(g - w for g, w in pairs)))),
    ("whole_messages", _everywhere(_follows(lambda pairs: sum(int(g * w) for g, w in pairs)))),
    ("largest_message", _everywhere(_follows(lambda pairs: max(g * w for g, w in pairs)))),
    ("largest_message", _everywhere(_follows(lambda pairs: max(0.0, *(g * w for g, w in pairs))))),
    ("messages_squared", _everywhere(_follows(lambda pairs: sum(g * w * w for g, w in pairs)))),
    ("seeded_everywhere", _everywhere(_follows(lambda pairs: 1 + sum(g * w for g, w in pairs)))),
    ("stops_too_early", _plays(within(2), within(3))),
)
