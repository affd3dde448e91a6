"""Labels keep apart and inside their picture, measured in Chromium at the ends of every control; and so they do
with words a quarter longer, as another language or another font would have them.
"""

from __future__ import annotations

import backprop
import drawn
import pytest
from backprop.drawing import theme

MEASURE = """(svg) => {
    document.body.innerHTML = `<div class="bp" style="width:900px"><div class="bp-pic">${svg}</div></div>`;
    const picture = document.querySelector('svg'), view = picture.viewBox.baseVal;
    const texts = [...picture.querySelectorAll('text')].filter((t) => t.textContent.replaceAll('\\u200b', ''));
    return [[view.width, view.height], texts.map((t) => {
        const box = t.getBBox(), size = parseFloat(getComputedStyle(t).fontSize);
        const base = parseFloat(t.getAttribute('y'));
        return {
            words: t.textContent.replaceAll('\\u200b', ''), left: box.x, right: box.x + box.width,
            top: base - 0.72 * size, bottom: base + 0.2 * size,
            anchor: t.getAttribute('text-anchor') || 'start',
            word: /bp-(word|sm)/.test(t.getAttribute('class')) && /[a-z]{3}/.test(t.textContent),
        };
    })];
}"""
LONGER = 0.25
TOUCH = 1.0  # pixels in which two boxes may touch


@pytest.fixture(scope="module")
def measure(browser):
    """svg -> ((width, height), texts); one page for all pictures, with the style sheet of the course."""
    page = browser.new_page()
    page.set_content(f"<!doctype html><head><style>{theme.sheet()}</style></head><body></body>")
    yield lambda svg: page.evaluate(MEASURE, svg)
    page.close()


def grown(text: dict, share: float) -> dict:
    """The same text a little longer, if it is one of words: away from where it is held."""
    more = (text["right"] - text["left"]) * share if text["word"] else 0.0
    left = {"start": 0.0, "middle": 0.5, "end": 1.0}[text["anchor"]] * more
    return {**text, "left": text["left"] - left, "right": text["right"] + more - left}


def crowded(size, texts, share: float = 0.0) -> set[str]:
    """What overlaps, and what leaves the picture."""
    texts = [grown(text, share) for text in texts]
    found = {
        f"{t['words']!r} leaves the picture"
        for t in texts
        if t["left"] < -TOUCH
        or t["right"] > size[0] + TOUCH
        or t["top"] < -TOUCH
        or t["bottom"] > size[1] + TOUCH
    }
    for i, a in enumerate(texts):
        for b in texts[i + 1 :]:
            across = min(a["right"], b["right"]) - max(a["left"], b["left"])
            down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            if across > TOUCH and down > TOUCH:
                found.add(f"{a['words']!r} on {b['words']!r}")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.0, LONGER], ids=["as it is", "a quarter longer"])
@pytest.mark.parametrize("name", sorted(backprop.FIGURES))
def test_labels_keep_apart_at_every_end(name, share, measure):
    found = set()
    for figure, _ in drawn.at_all(name):
        found |= crowded(*measure(figure.svg), share)
    assert found == set()


def test_labels_keep_apart_at_first_sight(measure):
    """One look at every figure: the quick door's share of the test above."""
    assert {
        name: found
        for name in backprop.FIGURES
        if (found := crowded(*measure(getattr(backprop, name)().svg)))
    } == {}
