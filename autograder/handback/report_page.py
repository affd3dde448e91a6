"""The report as one HTML page that works offline, in dark and in light."""

from __future__ import annotations

import statistics
from html import escape

from backprop.drawing import theme

from autograder.handback.report import (
    BINS,
    UNANSWERED,
    WAITING,
    ExerciseCount,
    Summary,
    median,
    tenths,
)

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><style>
:root{{color-scheme:light dark;{light}}}
@media (prefers-color-scheme:dark){{:root{{{dark}}}}}
body{{margin:0 auto;padding:32px 24px 64px;max-width:900px;background:Canvas;color:var(--bp-ink);
 font:15px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}}
h1{{font-size:24px;margin:0 0 4px}} h2{{font-size:17px;margin:40px 0 12px}}
p{{margin:0 0 8px}} .muted{{color:var(--bp-muted)}}
svg{{display:block;width:100%;height:auto}} svg text{{fill:var(--bp-ink);font-size:14px}}
svg .muted{{fill:var(--bp-muted)}}
section.exercise{{border-top:1px solid var(--bp-faint);padding:16px 0}}
.head{{display:flex;gap:16px;align-items:baseline}} .head code{{flex:1}}
.mistake{{display:grid;grid-template-columns:minmax(0,1fr) 200px 56px;gap:4px 16px;margin-top:12px}}
.mistake>*{{align-self:center}}
.mistake .why{{grid-column:1/-1;color:var(--bp-muted);font-size:14px}}
.bar{{height:12px;background:var(--bp-band);border-radius:2px}}
.bar i{{display:block;height:100%;border-radius:2px}}
.ok i{{background:var(--bp-ink)}} .off i{{background:var(--bp-attention)}}
.none i{{background:var(--bp-edge)}}
.number{{text-align:right}} .names{{grid-column:1/-1;font-size:13px;color:var(--bp-muted)}}
table{{border-collapse:collapse}}
td{{text-align:left;padding:4px 16px 4px 0;border-bottom:1px solid var(--bp-faint)}}
@media print{{section.exercise{{break-inside:avoid}}}}
@media (max-width:600px){{.mistake{{grid-template-columns:minmax(0,1fr) 80px 40px}}}}
</style></head><body>
<h1>{title}</h1>
<p class="muted">{facts}</p>
<h2>What to act on first</h2>
{first}
<h2>What needs a human eye</h2>
{attention}
<h2>How the marks lie</h2>
{histogram}
{before}
{by_hand}
<h2>What was misunderstood</h2>
<p class="muted">Each bar is a share of the class. The words below a mistake are what those students read.</p>
{exercises}
<h2>Time spent running</h2>
<p>{times}</p>
</body></html>
"""


def page(summary: Summary, names: bool = False) -> str:
    """The whole report; student names only where asked for."""
    exercises = "".join(exercise_section(one, names) for one in summary.exercises)
    return PAGE.format(
        title=f"{escape(summary.assignment)}: what the class understood",
        light=declarations("light"),
        dark=declarations("dark"),
        facts=facts(summary),
        first=first(summary, names),
        by_hand=by_hand(summary),
        before=before(summary),
        histogram=histogram(summary),
        exercises=exercises or "<p>Nothing has been graded yet.</p>",
        attention=attention(summary, names),
        times=times(summary),
    )


def first(summary: Summary, names: bool) -> str:
    """The commonest misconceptions, each with the words that those students read."""
    rows = []
    for what, entry in summary.first():
        many = f"{len(entry.students)} of {summary.submissions}"
        said = f"<b>{escape(what)}</b> · {many}: {escape(entry.headline or entry.mistake)}"
        who = f'<br><span class="names">{escape(", ".join(entry.students))}</span>' if names else ""
        rows.append(f'<li>{said}<br><span class="muted">{escape(entry.hint)}</span>{who}</li>')
    return f"<ol>{''.join(rows)}</ol>" if rows else "<p>No misconception has a name here.</p>"


def by_hand(summary: Summary) -> str:
    """How the marks of each written answer lie, as a table; nothing where there is none."""
    rows = []
    for cell, marks in summary.by_hand.items():
        given = sorted(points for points, _ in marks if points is not None)
        half = f"half have at least {statistics.median(given):g} of {marks[0][1]:g}" if given else ""
        waits = f"{len(marks) - len(given)} wait" if len(given) < len(marks) else ""
        cells = (cell, f"{len(given)} marked", half, waits)
        rows.append(f"<tr>{''.join(f'<td>{escape(one)}</td>' for one in cells)}</tr>")
    return f"<h2>Marked by hand</h2><table>{''.join(rows)}</table>" if rows else ""


def declarations(name: str) -> str:
    return "".join(f"{key}:{value};" for key, value in theme.tokens(name).items())


def facts(summary: Summary) -> str:
    total = f"{summary.max_score:g}"
    half = f"{summary.median_mark * summary.max_score:.3g}"
    handed_in = counted(summary.submissions, "submission")
    said = f"{handed_in} · half of them have at least {half} of {total} points"
    waiting = len(summary.attention.get(WAITING, ()))
    return said + (f" · written answers of {waiting} are not marked yet" if waiting else "")


def counted(number: float, thing: str) -> str:
    return f"{number:g} {thing}" + ("s" if number != 1 else "")


def histogram(summary: Summary) -> str:
    """Bars of the marks, each with its count, narrow ones for the chapter before; heights are shares."""
    counts, earlier = summary.histogram(), tenths(summary.before.marks) if summary.before else []
    now, then = share(counts), share(earlier)
    most, width = max([*now, *then]) or 1, 48 if earlier else 78
    words = ", ".join(f"{10 * i} to {10 * i + 10} percent: {n}" for i, n in enumerate(counts))
    marks = []
    for i, number in enumerate(counts):
        x, height = 20 + i * 86, 120 * now[i] / most
        middle = x + width // 2
        marks.append(upright(x, width, height, "ink"))
        marks.append(f'<text x="{middle}" y="{142 - height:.1f}" text-anchor="middle">{number or ""}</text>')
        marks += [upright(x + 52, 26, 120 * then[i] / most, "edge")] if earlier else []
    for i in range(BINS + 1):
        marks.append(f'<text class="muted" x="{16 + i * 86}" y="172" text-anchor="middle">{10 * i}</text>')
    axis = '<line x1="16" x2="880" y1="150" y2="150" stroke="var(--bp-edge)"/>'
    unit = '<text class="muted" x="880" y="194" text-anchor="end">percent of the points</text>'
    label = f"Distribution of marks. {words}."
    return f'<svg viewBox="0 0 900 200" role="img" aria-label="{label}">{"".join(marks)}{axis}{unit}</svg>'


def upright(x: int, width: int, height: float, colour: str) -> str:
    where = f'x="{x}" y="{150 - height:.1f}" width="{width}" height="{height:.1f}"'
    return f'<rect {where} fill="var(--bp-{colour})"/>'


def share(counts: list[int]) -> list[float]:
    return [number / (sum(counts) or 1) for number in counts]


def before(summary: Summary) -> str:
    """What the narrow bars are, and half of each class in figures; nothing without a chapter before."""
    if summary.before is None:
        return ""
    rows = [(summary.assignment, summary.marks), (summary.before.assignment, summary.before.marks)]
    said = "; ".join(
        f"{escape(name)}, {kind} bars: {counted(len(marks), 'submission')}, "
        f"half have at least {100 * median(marks):.0f} %"
        for (name, marks), kind in zip(rows, ("wide", "narrow"), strict=True)
    )
    return f'<p class="muted">Bars are shares of the class. {said}.</p>'


def bar(share: float, kind: str) -> str:
    return f'<div class="bar {kind}" aria-hidden="true"><i style="width:{100 * share:.1f}%"></i></div>'


def exercise_section(one: ExerciseCount, names: bool) -> str:
    total = one.passed + one.failed
    judged = f"<b>{escape(one.exercise)}</b><code>{escape(', '.join(one.names))}</code>"
    rows = [f'<div class="head">{judged}<span class="muted">{counted(one.max_points, "point")}</span></div>']
    rows.append(f'<div class="mistake"><span class="muted">passed</span>{bar(one.passed / total, "ok")}')
    rows.append(f'<span class="number">{one.passed}</span></div>')
    for entry in one.mistakes:
        number = len(entry.students)
        rows.append(f'<div class="mistake"><span>{escape(entry.headline or entry.mistake)}</span>')
        kind = "none" if entry.mistake == UNANSWERED else "off"
        rows.append(f'{bar(number / total, kind)}<span class="number">{number}</span>')
        rows.append(f'<span class="why">{escape(entry.hint)}</span>' if entry.hint else "")
        rows.append(f'<span class="names">{escape(", ".join(entry.students))}</span>' if names else "")
        rows.append("</div>")
    return f'<section class="exercise">{"".join(rows)}</section>'


def attention(summary: Summary, names: bool) -> str:
    if not summary.attention:
        return "<p>Nothing.</p>"
    rows = [
        f"<tr><td>{escape(reason)}</td><td>{len(students)}</td>"
        + (f"<td>{escape(', '.join(students))}</td>" if names else "")
        + "</tr>"
        for reason, students in summary.attention.items()
    ]
    return f"<table>{''.join(rows)}</table>"


def times(summary: Summary) -> str:
    if not summary.seconds:
        return "Nothing has been run yet."
    middle, longest = statistics.median(summary.seconds), summary.seconds[-1]
    slow = summary.seconds[int(0.95 * (len(summary.seconds) - 1))]
    return (
        f"{sum(summary.seconds):.3g} s in all; half of the submissions took at most {middle:.2g} s, "
        f"19 of 20 at most {slow:.2g} s, the longest {longest:.2g} s."
    )
