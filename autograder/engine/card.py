"""What a learner sees of a verdict: a card as HTML, and its twin in plain text.

Knows the class names of the course's style sheet and its colour variables, nothing else of the
library: the style itself is handed in as text.
"""

from __future__ import annotations

import html as markup
import re
import textwrap

from autograder.engine.mistake import Step
from autograder.engine.verdict import COULD_NOT_CHECK, NOT_YET, PASSED, Verdict

WIDTH, LINES = 78, 4  # of the text twin
_SAID = {PASSED: "Passed", NOT_YET: "Not yet", COULD_NOT_CHECK: "Could not check"}
_SUBSCRIPTS = {
    "₀": "0",
    "₁": "1",
    "₂": "2",
    "₃": "3",
    "₄": "4",
    "₅": "5",
    "₆": "6",
    "₇": "7",
    "₈": "8",
    "₉": "9",
}


# --- text -------------------------------------------------------------------------------------------------


def bare(sentence: str) -> str:
    """A sentence without its marks: backticks for code, asterisks for symbols."""
    parts = sentence.split("`")
    return "".join(p if i % 2 else re.sub(r"\*([^*\s][^*]*)\*", r"\1", p) for i, p in enumerate(parts))


def text_twin(verdict: Verdict, exercise: str, name: str) -> str:
    """The card in at most four lines of 78 characters; what does not fit is said by `hint`."""
    lines = [_first_line(verdict, f"{exercise} {name}".strip())]
    said = verdict.passed_with if verdict.passed else f"{verdict.headline} {verdict.hint}".strip()
    room = LINES - 1
    ask = f'One more hint: hint("{exercise}")'
    body = textwrap.wrap(bare(said), WIDTH)
    more = bool(verdict.more) and not verdict.passed
    if len(body) > room - more:
        more = not verdict.passed
        body = _cut(bare(said), room - more)
    return "\n".join(lines + body + ([ask] if more else []))


def status(verdict: Verdict) -> str:
    """The status in words: a blank is not answered yet; an answer that stumbles could not be checked."""
    blank = verdict.mistake is not None and verdict.mistake.id == "not_answered"
    return "Not answered yet" if blank else _SAID[verdict.status]


def _first_line(verdict: Verdict, head: str) -> str:
    if verdict.status in (PASSED, COULD_NOT_CHECK):
        return f"{head}: {status(verdict).lower()}."
    right = [bare(name) for name, held in verdict.holds if held]
    wrong = [bare(name) for name, held in verdict.holds if not held]
    begin = f"{head}: not yet."
    if not wrong:
        return begin
    said = [f" Right: {', '.join(right)}. Not: {wrong[0]}."] if right else []
    said.append(f" {len(right)} of {len(verdict.holds)} properties hold, not: {wrong[0]}.")
    return next((begin + text for text in said if len(begin + text) <= WIDTH), begin)


def _cut(said: str, room: int) -> list[str]:
    """As many whole sentences as fit into `room` lines; a first sentence that is too long is cut."""
    sentences = re.split(r"(?<=[.?!]) ", said)
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(textwrap.wrap(f"{kept} {sentence}", WIDTH)) > room:
            break
        kept = f"{kept} {sentence}"
    return textwrap.wrap(kept, WIDTH, max_lines=room, placeholder=" …")


def left_out(verdict: Verdict, exercise: str, name: str) -> str:
    """The sentences of the hint for which the text twin had no room, "" if it says all."""
    if verdict.passed:
        return ""
    twin = " ".join(text_twin(verdict, exercise, name).split())
    sentences = re.split(r"(?<=[.?!]) ", " ".join(bare(verdict.hint).split()))
    said = 0
    while said < len(sentences) and " ".join(sentences[: said + 1]) in twin:
        said += 1
    return " ".join(sentences[said:])


def was_cut(verdict: Verdict, exercise: str, name: str) -> bool:
    """True if the text twin could not say the whole hint."""
    return bool(left_out(verdict, exercise, name))


# --- HTML -------------------------------------------------------------------------------------------------


def rich(sentence: str) -> str:
    """A sentence as HTML: `code`, *symbols* in italics, small numbers lowered, 1 − z on one line."""
    parts = sentence.split("`")
    return "".join(f"<code>{_escaped(p)}</code>" if i % 2 else _symbols(p) for i, p in enumerate(parts))


def _escaped(text: str) -> str:
    return markup.escape(text, quote=False)


def _symbols(text: str) -> str:
    text = re.sub(r"[^\s*]+(?: [−+·×] [^\s*]+)+", r'<span class="bp-m">\g<0></span>', _escaped(text))
    text = re.sub(r"\*([^*\s][^*]*)\*", r'<span class="bp-m"><i>\1</i></span>', text)
    return re.sub("[₀-₉]+", lambda m: f"<sub>{''.join(_SUBSCRIPTS[c] for c in m[0])}</sub>", text)


def html(verdict: Verdict, exercise: str, name: str, style: str = "") -> str:
    """The card. `style` is the style sheet to put in front, "" where the page has it already."""
    sheet = f"<style>{style}</style>" if style else ""
    title = (
        f'<p class="bp-title">{status(verdict)} '
        f"<span>{_escaped(exercise)} &nbsp;<code>{_escaped(name)}</code></span></p>"
    )
    state = "" if verdict.passed else " bp-not-passed"
    inside = title + _properties(verdict) + (_passed(verdict) if verdict.passed else _hint(verdict))
    return (
        f'{sheet}<div class="bp"><div class="bp-card bp-check{state}" role="status">'
        f"{_GLYPHS[verdict.status]}<div>{inside}</div></div></div>"
    )


def _properties(verdict: Verdict) -> str:
    if not verdict.holds:
        return ""
    items = "".join(f"<li>{'✓' if held else '○'} {rich(name)}</li>" for name, held in verdict.holds)
    return f'<ul class="bp-props">{items}</ul>'


def _passed(verdict: Verdict) -> str:
    return f"<p>{rich(verdict.passed_with)}</p>" if verdict.passed_with else ""


def _hint(verdict: Verdict) -> str:
    words = f"<p><b>{rich(verdict.headline)}</b> {rich(verdict.hint)}</p>"
    step = verdict.mistake.step if verdict.mistake else None
    first = f'<div class="bp-hint">{words}{way_back(step)}</div>' if step else words
    return first + _folded(verdict.more)


def _folded(more: tuple[str, ...]) -> str:
    """Further hints, each inside the one before; they open without a kernel."""
    inside = ""
    for number, sentence in reversed(list(enumerate(more))):
        summary = "One more hint" if number == 0 else "A worked example"
        inside = (
            f'<details><summary class="bp-btn bp-quiet">{summary}</summary>'
            f"<p>{rich(sentence)}</p>{inside}</details>"
        )
    return inside


def _glyph(inside: str) -> str:
    return f'<svg width="24" height="24" viewBox="0 0 24 24" fill="none" aria-hidden="true">{inside}</svg>'


_INK = 'stroke="var(--bp-ink)" stroke-width="2"'
_GLYPHS = {
    PASSED: _glyph(
        '<circle cx="12" cy="12" r="11" fill="var(--bp-ink)"/>'
        '<path d="M7 12.5l3.5 3.5L17 9" stroke="var(--bp-surface)" stroke-width="2"/>'
    ),
    NOT_YET: _glyph(f'<circle cx="12" cy="12" r="10" {_INK} stroke-dasharray="3.3 2.98"/>'),
    COULD_NOT_CHECK: _glyph(
        f'<rect x="2" y="2" width="20" height="20" rx="5" {_INK}/><path d="M12 6.5v7" {_INK}/>'
        '<circle cx="12" cy="17" r="1.4" fill="var(--bp-ink)"/>'
    ),
}


# --- the small picture of the way back ---------------------------------------------------------------------


def way_back(step: Step) -> str:
    """The road from the loss (right) to the result (left); one step of it marked, or missing."""
    count = len(step.stations)
    apart = min(120.0, 360.0 / max(1, count - 1))
    radius = 16.0 if apart >= 80 else 14.0
    right = 390.0
    at = [right - i * apart for i in range(count)]
    begin, end = step.stations[0], step.stations[-1]
    a, b = step.stations[step.at], step.stations[step.at + 1]
    fault = "is missing" if step.missing else f"is marked: {step.label}"
    label = f"The way back from {begin} to {end}: the step from {a} to {b} {fault}."
    parts = [_pill(at[step.at], at[step.at + 1], radius)]
    for i in range(count - 1):
        missing = step.missing and i == step.at
        parts.append(_step(at[i] - radius - 4, at[i + 1] + radius + 6, missing))
    parts += [
        _station(x, radius, symbol, i == 0)
        for i, (x, symbol) in enumerate(zip(at, step.stations, strict=True))
    ]
    middle = (at[step.at] + at[step.at + 1]) / 2
    half = 3.7 * len(step.label)
    middle = min(max(middle, half + 2), 418 - half)
    parts.append(
        f'<text x="{middle:g}" y="60" font-size="13" text-anchor="middle" fill="var(--bp-ink)">'
        f"{_escaped(step.label)}</text>"
    )
    return (
        f'<svg viewBox="0 0 420 66" width="420" height="66" role="img" aria-label="{markup.escape(label)}" '
        f'fill="none">{"".join(parts)}</svg>'
    )


def _pill(x1: float, x2: float, radius: float) -> str:
    left, width = x2 + radius + 2, x1 - x2 - 2 * radius - 4
    return (
        f'<rect x="{left:g}" y="19" width="{width:g}" height="22" rx="11" fill="var(--bp-attention-tint)" '
        f'stroke="var(--bp-attention)"/>'
    )


def _step(x1: float, x2: float, missing: bool) -> str:
    if missing:
        return (
            f'<path d="M{x1 - 2:g} 30H{x2:g}" stroke="var(--bp-edge)" stroke-width="2" '
            f'stroke-dasharray="1 5" stroke-linecap="round"/>'
        )
    return (
        f'<path d="M{x1:g} 30H{x2 + 6:g}" stroke="var(--bp-backward)" stroke-width="2.5" '
        f'stroke-dasharray="6 4"/>'
        f'<path d="M{x2:g} 30l9 -4.5v9z" fill="var(--bp-backward)"/>'
    )


def _station(x: float, radius: float, symbol: str, loss: bool) -> str:
    learnable = symbol[0] in "wW"
    fill, ring, width = "var(--bp-surface)", "var(--bp-ink)", 1.25
    if loss:
        fill = "var(--bp-ink)"
    elif learnable:
        fill, ring, width = "var(--bp-learnable-tint)", "var(--bp-learnable)", 2
    ink = "var(--bp-on-ink)" if loss else "var(--bp-ink)"
    match = re.fullmatch(r"(.+?)([₀-₉]*)", symbol)
    assert match, "a node has a symbol"
    lowered = "".join(_SUBSCRIPTS[c] for c in match[2])
    small = (
        f'<tspan class="bp-s" dy="4" font-size="11" font-style="normal">{lowered}</tspan>' if lowered else ""
    )
    return (
        f'<circle cx="{x:g}" cy="30" r="{radius:g}" fill="{fill}" stroke="{ring}" stroke-width="{width}"/>'
        f'<text class="bp-i" x="{x:g}" y="35" font-size="16" text-anchor="middle" fill="{ink}" '
        f'style="fill:{ink}">{_escaped(match[1])}{small}</text>'
    )
