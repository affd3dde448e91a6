"""What stays in a saved notebook: beside a card a second output, its last picture and its words.

A reopened notebook has no kernel, and JupyterLab shows an error in place of each widget. The second output
hides that error, the live card hides the second output; both by style alone, whatever comes first.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import html
from dataclasses import dataclass
from typing import Any

import anywidget

from backprop.drawing import theme
from backprop.figures import png

QUIET = 1.5  # seconds without a change until the picture is kept
_WIDGET = "application/vnd.jupyter.widget-view+json"
# The output before this one, unless a card lives in it: what JupyterLab shows for a widget without a kernel.
# It has no data-mime-type, as all other outputs have.
_STYLE = """
.jp-OutputArea-child:not(:has(.bp-card,[data-mime-type])):has(+.jp-OutputArea-child .bp-still){display:none}
.bp-still .bp-again{display:none}
.bp-still pre{white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere}
.jp-NotebookPanel .bp-still .bp-again{display:block}
.jp-NotebookPanel .bp-still-locked svg{filter:blur(10px);opacity:.5}
"""


@dataclass(frozen=True)
class Still:
    """What is seen now: as HTML, in words, and where there is a picture as SVG with its label."""

    html: str
    words: str
    svg: str = ""
    label: str = ""


class StillCard(anywidget.AnyWidget):
    """A widget that leaves something to look at.

    A subclass says what in `still`; `kept_as` is the name under which its own script hides it while it lives.
    """

    kept_as: str
    _later: asyncio.TimerHandle | None = None
    _displayed = False

    def still(self) -> Still:
        raise NotImplementedError

    def _repr_mimebundle_(self, **named):
        """The widget, and for places without a kernel its picture and its words."""
        bundle = super()._repr_mimebundle_(**named)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        picture, alt = _picture(now := self.still())
        return {**(data or {}), "text/plain": now.words, **picture}, {**metadata, **alt}

    def _ipython_display_(self, **_: Any) -> None:
        from IPython.display import display

        data, metadata = self._repr_mimebundle_()
        live = {mime: data[mime] for mime in (_WIDGET, "text/plain") if mime in data}
        display(live, raw=True, metadata={k: v for k, v in metadata.items() if k in live})
        data, metadata = self._kept()
        display(data, raw=True, metadata=metadata, display_id=self.kept_as)
        self._displayed = True

    def _kept(self) -> tuple[dict[str, str], dict[str, dict]]:
        picture, alt = _picture(now := self.still())
        style = theme.sheet("tokens", "picture", "card") + _STYLE
        text = (
            f'<div class="bp bp-still" data-bp-still="{self.kept_as}"><style>{style}</style>{now.html}</div>'
        )
        return {"text/html": text, "text/plain": now.words, **picture}, alt

    def keep_soon(self) -> None:
        """Put what is seen now into the notebook, once nothing has changed for a while."""
        if not self._displayed:
            return
        with contextlib.suppress(RuntimeError):  # no loop: nobody looks
            loop = asyncio.get_running_loop()
            if self._later:
                self._later.cancel()
            self._later = loop.call_later(QUIET, self._keep)

    def _keep(self) -> None:
        from IPython.display import update_display

        self._later = None
        data, metadata = self._kept()
        update_display(data, raw=True, metadata=metadata, display_id=self.kept_as)


def _picture(now: Still) -> tuple[dict[str, str], dict[str, dict]]:
    """The picture as PNG, and its words; nothing without resvg-py.

    Pages made from the notebook read them out: from the PNG where nothing else is allowed (feedback), else
    from the SVG in the HTML beside it, which nbconvert prefers: its template `lab` knows no words of a PNG.
    """
    if now.svg:
        with contextlib.suppress(ImportError):
            drawn = base64.b64encode(png.png(now.svg)).decode()
            return {"image/png": drawn}, {"image/png": {"alt": now.label}}
    return {}, {}


def figure_html(number: str, title: str, svg: str, say: str, question: str) -> str:
    """A figure as it was last seen. question : asked and not yet answered, so nothing is given away; ""."""
    top = f"<p><b>Figure {html.escape(number)}</b> {html.escape(title)}</p>"
    if question:
        again = "Run this cell to answer, and to open the figure."
        return (
            f'<div class="bp-still-locked">{top}<p>{question}</p>{svg}<p class="bp-again">{again}</p></div>'
        )
    return f'{top}{svg}<p>{say}</p><p class="bp-again">Run this cell again to move it.</p>'
