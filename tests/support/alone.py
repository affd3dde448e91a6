"""A card on a plain page, without notebook and kernel: the test sends its questions to the figure, or does not.

The page has the text that anywidget ships, a model that keeps what is sent, and a clock that the test moves.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from backprop.drawing import theme
from backprop.hosts.notebook import NotebookCard

# tests/mutation/javascript.py plants a fault in a copy of the scripts and names it here
HOSTS = Path(os.environ.get("PLANTED", Path(__file__).parents[2] / "course" / "backprop" / "hosts"))
PAGE = '<!doctype html><meta charset="utf-8"><style>{}</style><p tabindex="0">prose</p><div id="place"></div>'
START = """async ({text, state}) => {
  const made = (await import('data:text/javascript;charset=utf-8,' + encodeURIComponent(text))).default;
  const widget = typeof made === 'function' ? await made() : made;
  const events = {}, sent = [];
  const model = {
    get: (name) => state[name],
    send: (message) => { if (alone.lost) throw new Error('Cannot send'); sent.push(message); },
    on: (name, told) => { (events[name] ??= new Set()).add(told); },
    off: (name, told) => { events[name]?.delete(told); },
  };
  const emit = (name, ...what) => { for (const told of events[name] ?? []) told(...what); };
  const view = () => {
    const el = document.createElement('div');
    document.getElementById('place').append(el);
    const leave = widget.render({model, el});
    return () => { leave(); el.remove(); };
  };
  widget.initialize?.({model});
  window.alone = {
    view, leave: view(), take: () => sent.splice(0), hear: (message) => emit('msg:custom', message),
    set: (name, value) => { state[name] = value; emit('change:' + name); },
  };
}"""


class Alone:
    """One card on a page of its own."""

    def __init__(self, browser, card: NotebookCard, script: str = "figure.js"):
        self.card, self.heard, self.errors = card, [], []
        card.send = self.heard.append
        self.page = browser.new_page(viewport={"width": 1000, "height": 900})
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.clock.install(time=0)
        self.page.set_content(PAGE.format(theme.sheet()))
        state = card.get_state()
        kept = {name: value for name, value in state.items() if not name.startswith("_") and name != "layout"}
        self.page.clock.pause_at(1000)
        self.page.evaluate(START, {"text": (HOSTS / script).read_text(encoding="utf-8"), "state": kept})

    def asked(self) -> list[dict[str, Any]]:
        """The questions since the last time, without their ids; they stay without an answer."""
        return [{k: v for k, v in q.items() if k != "id"} for q in self.page.evaluate("() => alone.take()")]

    def serve(self) -> list[dict[str, Any]]:
        """Let the figure answer until nothing is asked any more; the questions, without their ids."""
        served = []
        while questions := self.page.evaluate("() => alone.take()"):
            for question in questions:
                self.heard.clear()
                self.card._hear(None, question, [])
                for answer in list(self.heard):
                    self.hear(answer)
                served.append({k: v for k, v in question.items() if k != "id"})
        return served

    def hear(self, message: dict[str, Any]) -> None:
        self.page.evaluate("message => alone.hear(message)", message)

    def pass_(self, milliseconds: int) -> None:
        self.page.clock.run_for(milliseconds)

    def key(self, words: str) -> None:
        self.page.keyboard.press(words)

    def value(self, slider: str) -> str:
        return self.page.get_by_role("slider", name=slider).input_value()

    @property
    def doubt(self) -> str:
        """What the card says of the kernel, "" for nothing."""
        said = self.page.locator(".bp-doubt:not([hidden])")
        return said.inner_text() if said.count() else ""

    @property
    def label(self) -> str:
        return self.page.locator(".bp-pic svg").first.get_attribute("aria-label")
