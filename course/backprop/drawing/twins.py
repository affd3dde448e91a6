"""Frame F5: two derivatives written out in full, the copies of one part lit, and what reuse saves."""

from __future__ import annotations

from collections.abc import Sequence

from backprop.drawing import svg
from backprop.numbers.twins import TOWARDS_W1, TOWARDS_W2, TWINS, Part, copies, count

SIZE = 26
_WIDTHS = {
    "W1": 40,
    "W2": 40,
    "(": 14,
    ")": 14,
    "·": 20,
    "−": 38,
    "minus": 22,
    "f": 14,
    "f′": 22,
    "x": 17,
    "y": 17,
}
LEFT, LINES = 164, (64, 146)
SQUARE, COUNTS = 22, (242, 286)
COUNTED = ("multiplications", "times f or f′ is asked")


def draw_twins(chosen: Sequence[str], once: bool) -> svg.Picture:
    """The two lines with all copies of the chosen parts lit; `once` reads the later copies off the first."""
    parts = [TWINS[name] for name in chosen]
    picture = svg.Picture(312)
    seen: set[Part] = set()
    for y, line, owner in zip(LINES, (TOWARDS_W2, TOWARDS_W1), ("W_2", "W_1"), strict=True):
        picture.add(
            svg.text(
                LEFT - 14, y, svg.join(svg.symbol(f"∂L/∂{owner}"), " ="), "name", anchor="end", size=SIZE
            )
        )
        picture.add(*_line(line, y, parts, once, seen))
    before, after = count(), count(frozenset(parts) if once else frozenset())
    for y, words, whole, left in zip(COUNTS, COUNTED, before, after, strict=True):
        picture.add(*_counter(y, words, whole, left))
    picture.label = _label(chosen, parts, once, before, after)
    return picture


def _write(part: Part, tokens: list[str], spans: list[tuple[Part, int, int]]) -> None:
    """Append the tokens of a part and note where each part inside it stands."""
    begin = len(tokens)
    if part.op == "leaf":
        tokens.append(part.name)
    elif part.op in ("f", "slope"):
        tokens += ["f" if part.op == "f" else "f′", "("]
        _write(part.inside[0], tokens, spans)
        tokens.append(")")
    elif part.op == "negative":
        tokens += ["minus", "("]
        _write(part.inside[0], tokens, spans)
        tokens.append(")")
    else:
        for i, inner in enumerate(part.inside):
            if i:
                tokens.append("·" if part.op == "times" else "−")
            _write(inner, tokens, spans)
    spans.append((part, begin, len(tokens)))


def _line(line: Part, y: float, parts: Sequence[Part], once: bool, seen: set[Part]) -> list[svg.Markup]:
    tokens: list[str] = []
    spans: list[tuple[Part, int, int]] = []
    _write(line, tokens, spans)
    starts = [LEFT]
    for token in tokens:
        starts.append(starts[-1] + _WIDTHS[token])
    lit = sorted((s for s in spans if s[0] in parts), key=lambda s: (s[1], -s[2]))
    frames, muted, covered = [], set(), set()
    for part, begin, end in lit:
        if begin in covered and once:
            continue  # inside a copy that is only read off
        known = once and part in seen
        seen.add(part)
        if known:
            muted |= set(range(begin, end))
            covered |= set(range(begin, end))
        frames.append(
            _frame(
                starts[begin], starts[end], y, len([s for s in lit if s[1] <= begin and s[2] >= end]), known
            )
        )
    written = [
        svg.text((a + b) / 2, y, _sign(token), "name", "muted" if i in muted else "ink", "middle", size=SIZE)
        for i, (token, a, b) in enumerate(zip(tokens, starts, starts[1:], strict=False))
    ]
    return [*frames, *written]


def _frame(left: float, right: float, y: float, depth: int, known: bool) -> svg.Markup:
    """A copy: framed and tinted where it is worked out, dotted where it is only read off."""
    grow = 10 - 3 * depth
    return svg.rect(left - grow / 2, y - 24 - grow, right - left + grow, 36 + 2 * grow,
                    "none" if known else "attention-tint", "attention", 1.5, 6,
                    "2 3" if known else None)  # fmt: skip


def _sign(token: str) -> str:
    return {"minus": "−", "W1": "W_1", "W2": "W_2"}.get(token, token)


def _counter(y: float, words: str, whole: int, left: int) -> list[svg.Markup]:
    """One square for each, filled if still needed; the number at the end."""
    squares = [
        svg.rect(LEFT + 62 + 30 * i, y - 17, SQUARE, SQUARE, "ink" if i < left else "none",
                 None if i < left else "edge", 1.25, 3, None if i < left else "2 3")
        for i in range(whole)
    ]  # fmt: skip
    return [
        svg.text(LEFT + 46, y, words, "word", anchor="end"),
        svg.group(*squares[:left], is_=f"squares:{words}"),
        *squares[left:],
        svg.text(LEFT + 62 + 30 * whole + 14, y, str(left), "number", bold=True, size=18, is_=words),
        svg.text(
            LEFT + 62 + 30 * whole + 44,
            y,
            f"of {whole}" if left < whole else "",
            "word",
            "muted",
            is_=f"{words} before",
        ),
    ]


def _label(chosen, parts, once, before, after) -> str:
    found = "; ".join(
        f"{name} is written {copies(part)} times" for name, part in zip(chosen, parts, strict=True)
    )
    how = "worked out once each" if once else "worked out wherever they stand"
    return (
        f"The derivatives of L for W2 and W1 written out. {found}. With these {how}, both lines "
        f"together take {after[0]} of {before[0]} multiplications and ask f or its slope "
        f"{after[1]} of {before[1]} times."
    )
