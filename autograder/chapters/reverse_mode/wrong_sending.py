"""E2.2: programs that send at another time than the tape does, played back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule.graphs import Edges

Gradients = dict[str, Any]


def empty(edges: Edges, out: str) -> dict[str, float]:
    return dict.fromkeys(graphs.nodes(edges), 0.0) | {out: 1.0}


def push_again(edges: Edges, out: str) -> Gradients:
    """Sends all it holds after each message (karpathy/micrograd, issue 2)."""
    found, steps = empty(edges, out), graphs.after(edges)

    def push(node: str) -> None:
        for v in steps.get(node, []):
            found[v] += found[node] * edges[node, v]
            push(v)

    push(out)
    return found


def waiting_line(last_first: bool, once: bool) -> Callable[[Edges, str], Gradients]:
    """A waiting list, first or last in first out; a node sends once, or as often as it is told."""

    def wrong(edges: Edges, out: str) -> Gradients:
        found, steps, waiting, sent = empty(edges, out), graphs.after(edges), [out], set()
        while waiting:
            node = waiting.pop(-1 if last_first else 0)
            if once and node in sent:
                continue
            sent.add(node)
            for v in steps.get(node, []):
                found[v] += found[node] * edges[node, v]
                waiting.append(v)
        return found

    return wrong


def in_waves(edges: Edges, out: str) -> Gradients:
    """All that was reached by the last wave sends all it holds, as often as a wave reaches it."""
    found, wave = empty(edges, out), {out}
    while wave:
        reached = set()
        for (u, v), w in edges.items():
            if u in wave:
                found[v] += found[u] * w
                reached.add(v)
        wave = reached
    return found


def push_once(edges: Edges, out: str) -> Gradients:
    found, steps, sent = empty(edges, out), graphs.after(edges), set()

    def push(node: str) -> None:
        if node not in sent:
            sent.add(node)
            for v in steps.get(node, []):
                found[v] += found[node] * edges[node, v]
                push(v)

    push(out)
    return found


def in_order(order: Callable[[Edges, str], list[str]]) -> Callable[[Edges, str], Gradients]:
    def wrong(edges: Edges, out: str) -> Gradients:
        found, steps = empty(edges, out), graphs.after(edges)
        for node in order(edges, out):
            for v in steps.get(node, []):
                found[v] += found[node] * edges[node, v]
        return found

    return wrong


def as_written(edges: Edges, out: str) -> Gradients:
    found = empty(edges, out)
    for (u, v), w in edges.items():
        found[v] += found[u] * w
    return found


def within(steps: int) -> Callable[[Edges, str], Gradients]:
    """What arrives along paths of at most so many edges."""

    def wrong(edges: Edges, out: str) -> Gradients:
        found, sent = empty(edges, out), {out: 1.0}
        for _ in range(steps):
            arrived: dict[str, float] = {}
            for (u, v), w in edges.items():
                if u in sent:
                    arrived[v] = arrived.get(v, 0.0) + sent[u] * w
            for node, number in arrived.items():
                found[node] += number
            sent = arrived
        return found

    return wrong
