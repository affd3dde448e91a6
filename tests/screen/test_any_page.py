"""A figure on pages that are not ours: ink and surface change together, on paper and in the reader's own colours."""

from __future__ import annotations

import backprop
import pytest
from backprop.drawing import theme

PAGE = """<!doctype html><html {html}><head><style>{page}</style><style>{sheet}</style></head>
<body><div class="bp"><div class="bp-card"><div class="bp-pic">{svg}</div></div></div></body></html>"""
DARK = (
    'style="color-scheme:dark"',  # a page that says so itself
    'data-theme="dark"',  # Sphinx and many others
    'data-jp-theme-light="false"',  # JupyterLab and Notebook 7, whose surface is their own
    'class="vscode-dark"',
)
SURFACES = {'data-jp-theme-light="false"': ":root{--jp-layout-color0:#111111}"}


def colours(page, html: str = "") -> tuple[list, list]:
    """(ink, surface) as red, green, blue, of the frame's text and of what lies under it."""
    svg = backprop.one_neuron().svg
    page.set_content(PAGE.format(html=html, page=SURFACES.get(html, ""), sheet=theme.sheet(), svg=svg))
    return page.evaluate("""() => {
        const read = (colour) => {
            const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            c.fillStyle = colour; c.fillRect(0, 0, 1, 1);
            return [...c.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const ink = getComputedStyle([...document.querySelectorAll('text')].at(-2)).fill;
        return [read(ink), read(getComputedStyle(document.querySelector('.bp-card')).backgroundColor)];
    }""")


def contrast(one, other) -> float:
    def luminance(rgb):
        linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def blank(browser):
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("html", DARK)
def test_ink_and_surface_are_dark_together(blank, html):
    ink, surface = colours(blank, html)
    assert max(surface) < 40 and contrast(ink, surface) > 7


def test_a_light_page_on_a_dark_machine_stays_light(blank):
    blank.emulate_media(color_scheme="dark")
    ink, surface = colours(blank)
    assert min(surface) > 240 and contrast(ink, surface) > 7


def test_paper_is_light(blank):
    blank.emulate_media(media="print")
    ink, surface = colours(blank, 'style="color-scheme:dark"')
    assert surface == [255, 255, 255] and contrast(ink, surface) > 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_readers_own_colours_ink_is_readable(blank, scheme):
    blank.emulate_media(forced_colors="active", color_scheme=scheme)
    assert contrast(*colours(blank)) > 7
