"""A notebook whose text tries to act in the browser of whoever reads it, beside ordinary work."""

from __future__ import annotations

from submissions import answered, cell, code, markdown

NAME = "04_one_neuron"
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "![remote](http://evil.example/x.png)",
    "![by name][r]\n\n[r]: http://evil.example/y.png",
    "[x](javascript:alert(3))",
    "<iframe src='http://evil.example'></iframe>",
    "`<script>alert(4)</script>`",
    "$x<img src=x onerror=alert(5)>$",
    "```mermaid\n<img src=x onerror=alert(6)>\n```",
    "```\n<script>alert(7)</script>\n```",
    "<svg/onload=alert(8)>",
    "<style>@import 'http://evil.example/z.css'</style>",
    "<http://evil.example/a><b onclick=alert(9)>b</b>",
    "![a](attachment:missing.png)",
    "<details open ontoggle=alert(10)>",
    "$5 ![x](http://evil.example/money.png) $6",
    "# E4-3",
    "</div></div></body><form action=http://evil.example><input name=a>",
    "<!-- <script>alert(11)</script> -->",
]
# what opens a page in the frame that it is clicked in, if a renderer makes a link of it; {page} is an
# address that obeys the student, {data} the same page inside the address
LINKS = [
    "[inline]({page})",
    "[inside the address]({data})",
    "[with a title]({page} 'title')",
    "[in angles](<{page}>)",
    "[by reference][r]\n\n[r]: {page}",
    "[collapsed][]\n\n[collapsed]: {page}",
    "[short]\n\n[short]: {page}",
    "<{page}>",
    "bare {page} address",
    "www.evil.example/bare",
    "mallory@evil.example",
    "<mailto:mallory@evil.example>",
    "<a href='{page}'>raw</a>",
    "<a href='{data}' target=_parent>raw, to the parent</a>",
    "[![picture](attachment:sketch.png)]({page})",
    "# a heading with a [link]({page})",
    "# {page}",
    "a footnote[^1]\n\n[^1]: {page}",
    "| [in a table]({page}) |\n|---|\n| <{page}> |",
    "- [ ] [in a task list]({page})",
    "> [in a quotation]({page})",
    "*[emphasised]({page})* and **[strong]({page})**",
    "[line\nbreak]({page})",
    "[nested [brackets]]({page})",
    "[escaped \\] bracket]({page})",
    "$\\href{{page}}{formula}$",
    "$$\\href{{data}}{formula}$$",
    "\\begin{align}\\href{{page}}{environment}\\end{align}",
    "$\\url{{page}}$",
    "$\\def\\x{\\href}\\x{{page}}{by a macro}$",
    "$\\let\\y=\\href \\y{{page}}{by another name}$",
    "$\\newcommand{\\z}[1]{\\hre#1}\\z{f}{{page}}{in two parts}$",
    '$\\mmlToken{mi}[href="{page}"]{token}$',
    "$\\label{q}x$ and $\\eqref{q}$",
    "$\\style{position:fixed;inset:0}{\\class{btn}{\\cssId{E4-3}{style}}}$",
    "$[formula that is a link]({page})$",
    "$5 and [between dollars]({page}) $6",
    "`$` [after code]({page}) `$`",
    '```mermaid\ngraph TD\nA-->B\nclick A "{page}"\n```',
    "    [indented]({page})",
    "<details><summary>[folded]({page})</summary></details>",
    "<b>[in a harmless tag]({page})</b>",
    "[x]\u200b({page})",
]
SAYS = """print('{page}')
print('{data}')
import sys; print('see www.evil.example/x and {page}', file=sys.stderr)
'{page}'
raise ValueError('{page}')
"""
ORDINARY = """By the chain rule, $a<b$ and $x <y$.

| a | b |
|---|---|
| 1 | **2** |

![sketch](attachment:sketch.png) H<sub>2</sub>O

```python
if a < b and c<d: print("<b>")
```
"""
SHOWS = """from IPython.display import HTML, Javascript, SVG, display
display(HTML("<script>alert(20)</script>"), Javascript("alert(21)"), SVG("<svg xmlns='http://www.w3.org/2000/svg'/>"))
import matplotlib.pyplot as plt
plt.plot([1, 2]);
"""
NO_SLOPE = """def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x, w, y)
    return 2 * (z - y) * x, 2 * (z - y) * w
"""


def hostile() -> dict:
    notebook = answered(NAME, neuron_backward=NO_SLOPE, M4=ORDINARY + "\n\nonly ada writes this")
    cell(notebook, "M4")["attachments"] = {
        "sketch.png": {"image/png": PNG},
        'x"><script>alert(30)</script>': {"image/png": PNG},
        "evil.svg": {"image/svg+xml": "PHN2Zz4="},
        "mime.png": {'image/png"><script>alert(31)</script>': PNG},
    }
    notebook["cells"] += [markdown(attack) for attack in ATTACKS]
    raw = {"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "id": "raw"}
    notebook["cells"] += [{**raw, "source": "<script>alert(40)</script>"}, code(SHOWS)]
    return notebook


def with_links(page: str, data: str) -> dict:
    """A notebook whose written answer, other text and outputs are full of links to `page` and `data`."""

    def filled(text: str) -> str:
        return text.replace("{page}", page).replace("{data}", data)

    notebook = answered(NAME, M4="only ada writes this\n\n" + "\n\n".join(map(filled, LINKS[:24])))
    cell(notebook, "M4")["attachments"] = {"sketch.png": {"image/png": PNG}}
    sketch = {"attachments": {"sketch.png": {"image/png": PNG}}}
    notebook["cells"] += [markdown(filled(link), **sketch) for link in LINKS] + [code(filled(SAYS))]
    raw = {"cell_type": "raw", "metadata": {"raw_mimetype": "text/markdown"}, "id": "raw-links"}
    notebook["cells"].append({**raw, "source": filled(LINKS[0])})
    return notebook
