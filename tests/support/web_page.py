"""Figures on a plain page as `backprop.hosts.page` writes them, opened from a file in Chromium."""

from __future__ import annotations

from pathlib import Path

from backprop.hosts import page

BINDER = "https://binder.example/course"
# the picture in words and what the sliders say, one animation frame after the last input
WATCH = """() => {
  window.seen = [];
  const look = (card) => ({
    label: card.querySelector('.bp-pic svg').getAttribute('aria-label'),
    svg: card.querySelector('.bp-pic').innerHTML,
    handles: [...card.querySelectorAll('input[type=range]')].map((one) => one.getAttribute('aria-valuetext')),
  });
  for (const kind of ['input', 'change']) document.addEventListener(kind, (event) => {
    const card = event.target.closest('.bp-card');
    requestAnimationFrame(() => seen.push(look(card)));
  }, true);
}"""


def written(folder: Path, figures: dict, theme: str = "light", more: str = "") -> Path:
    """The page of these figures (name -> (figure, its frames)) with all that it needs beside it."""
    page.write_assets(folder / "assets")
    for name, (_, frames) in figures.items():
        page.write_frames(frames, folder / "assets" / "frames", name)
    cards = [
        page.page_card(figure, name=name, assets="assets", binder=BINDER)
        for name, (figure, _) in figures.items()
    ]
    file = folder / "page.html"
    file.write_text(
        f'<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8"><title>Figures</title>'
        f'<meta name="viewport" content="width=device-width"><body>{"".join(cards)}{more}',
        encoding="utf-8",
    )
    return file


class WebPage:
    """A page that is open; `wrong` holds what the console complained about and each request to the network."""

    def __init__(self, browser, file: Path, **context):
        self.context = browser.new_context(viewport={"width": 1000, "height": 900}, **context)
        self.page, self.wrong = self.context.new_page(), []
        self.page.on(
            "console", lambda said: said.type in ("error", "warning") and self.wrong.append(said.text)
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on(
            "request", lambda asked: asked.url.startswith(("file:", "data:")) or self.wrong.append(asked.url)
        )
        self.page.goto(file.as_uri())

    def alive(self, name: str):
        """The card of this figure, once it can be moved."""
        place = self.page.locator(f'.bp-page[data-name="{name}"]')
        place.scroll_into_view_if_needed()
        card = place.locator(".bp-card:has(.bp-hands)")
        card.wait_for()
        return card

    def watch(self) -> None:
        self.page.evaluate(WATCH)

    def seen(self) -> dict:
        """What stood there one animation frame after the last input; waits for that frame."""
        self.page.wait_for_function("() => seen.length > 0")
        return self.page.evaluate("() => seen.splice(0).at(-1)")
