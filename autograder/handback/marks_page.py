"""The table of marks as a page that prints well."""

from __future__ import annotations

from html import escape

import backprop
from backprop.drawing import theme

from autograder.handback.marks import ClassMarks, NotebookMark, counted, number

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Marks</title><style>
:root{{color-scheme:light dark;{light}}}
@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}
body{{margin:0 auto;padding:32px 24px 64px;background:Canvas;color:var(--bp-ink);
 font:14px/1.4 system-ui,sans-serif;font-variant-numeric:tabular-nums}}
h1{{font-size:24px;margin:0 0 4px}} p{{margin:0 0 16px;color:var(--bp-muted)}}
table{{border-collapse:collapse}} thead{{display:table-header-group}}
th,td{{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--bp-faint);vertical-align:top}}
td.points{{text-align:right}} tr{{break-inside:avoid}} small{{color:var(--bp-muted);display:block}}
@page{{size:A4 landscape;margin:12mm}}
@media print{{body{{padding:0;font-size:11px}}}}
</style></head><body>
<h1>Marks</h1>
<p>{facts}</p>
<table><thead><tr>{head}</tr></thead><tbody>
{rows}
</tbody></table>
</body></html>
"""


def page(marks: ClassMarks) -> str:
    """Everybody by last name; under a mark that is not final stands why."""
    titles = [f"{name.partition('_')[0]} of {number(most)}" for name, most in marks.possible.items()]
    total = f"sum of {number(sum(marks.possible.values()))}"
    rows = []
    for row in marks.rows:
        person = row.person
        name = ", ".join(part for part in (person.last_name, person.first_name) if part) or person.id
        cells = [f"<td>{escape(name)}<small>{escape(person.id)}</small></td>"]
        cells += [_cell(mark) for mark in row.marks.values()]
        rows.append(f'<tr>{"".join(cells)}<td class="points">{number(row.total)}</td></tr>')
    return PAGE.format(
        light=_declarations("light"),
        dark=_declarations("dark"),
        facts=f"{len(marks.rows)} people; {counted(marks)}. Backprop by Hand {backprop.__version__}.",
        head="".join(f"<th>{escape(one)}</th>" for one in ["name", *titles, total]),
        rows="\n".join(rows),
    )


def _cell(mark: NotebookMark) -> str:
    points = "" if mark.points is None else number(mark.points)
    graded = mark.status == "graded"
    said = mark.how_late() if graded and mark.is_late else "" if graded else mark.said()
    return f'<td class="points">{points}{f"<small>{said}</small>" if said else ""}</td>'


def _declarations(name: str) -> str:
    return "".join(f"{key}:{value};" for key, value in theme.tokens(name).items())
