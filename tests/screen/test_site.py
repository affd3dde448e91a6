"""The course as pages, in Chromium from a local server: everything works, and nothing comes from elsewhere."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest
from submissions import COURSE

from autograder.authoring.package import package
from autograder.commands.site import NEEDED
from autograder.engine import registry

pytestmark = pytest.mark.slow
CHAPTERS = [one.notebook for one in registry.chapters().values()]
PATIENCE = 300_000  # milliseconds: a machine that does much else is no fault
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
PICTURE = "place => place.querySelector('.bp-pic svg')?.getAttribute('aria-label')"


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """Built once, as `autograder site` builds it."""
    if lacking := [name for name in NEEDED if find_spec(name) is None]:
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(f"no {lacking[0]}, and CI must not pass without the site")
        pytest.skip(f"no {lacking[0]} here (pip install -r docs/requirements.txt)")
    from autograder.site.book import Book

    folder = tmp_path_factory.mktemp("book") / "site"
    assert Book(COURSE, folder).build(lambda out: package(COURSE, out), lambda: None) == []
    return folder


@pytest.fixture(scope="module")
def base(site):
    handler = functools.partial(Silent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def opened(browser, base):
    """(page name, context options) -> Playwright page; what goes wrong on any of them is seen at the end."""
    contexts, wrong = [], []

    def _opened(name: str, **options):
        context = browser.new_context(**{"viewport": LAPTOP, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and wrong.append(f"{name}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"{name}: {error}"))
        page.on(
            "request", lambda sent: wrong.append(f"{name} asks for {sent.url}") if away(sent.url) else None
        )
        page.on("response", lambda got: got.status >= 400 and wrong.append(f"{name}: {got.status} {got.url}"))
        page.goto(f"{base}/{name}")
        page.wait_for_load_state("networkidle")
        return page

    def away(url: str) -> bool:
        return not url.startswith((base, "data:", "blob:"))

    yield _opened
    for context in contexts:
        context.close()
    assert wrong == []


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def enlivened(page, place: int = 0, which: str = "[data-backprop=figure]"):
    """The card of a figure, once the script has brought it to life."""
    card = page.locator(which).nth(place)
    card.scroll_into_view_if_needed()
    card.locator(".bp[role=group]").first.wait_for()
    return card


def answer(card) -> None:
    options = card.locator(".bp-options input")
    if options.count():
        options.first.check()
    else:
        card.locator(".bp-estimate input").press("ArrowRight")
    card.get_by_text("unsure", exact=True).click()
    card.get_by_role("button", name="Lock in").click()


def test_every_page_fits_a_phone_and_stays_at_home(site, opened):
    found = pages(site)
    assert {f"{name}.html" for name in CHAPTERS} | {"index.html", "glossary.html", "CHANGELOG.html"} <= set(
        found
    )
    for name in found:
        page = opened(name, viewport=PHONE)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], f"{name} is {wide} wide"
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(site, opened, scheme):
    from axe_playwright_python.sync_playwright import Axe

    for name in pages(site):
        page = opened(name, color_scheme=scheme)
        found = [
            f"{name}: {one['id']}: {node['html'][:200]}"
            for one in Axe().run(page).response["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"][:3]
        ]
        assert found == []
        page.context.close()


def test_formulas_are_set_with_what_lies_on_the_site(opened):
    page = opened("04_one_neuron.html")
    page.wait_for_function("document.querySelectorAll('mjx-container').length > 50")
    assert page.evaluate("[...document.fonts].some(f => f.family.startsWith('MJX') && f.status == 'loaded')")


def test_a_word_is_found(opened):
    page = opened("search.html?q=saturated")
    page.locator("#search-results li").first.wait_for()
    assert "One neuron" in page.locator("#search-results").inner_text()


def test_the_keyboard_reaches_the_first_figure_that_moves_and_moves_it(opened):
    page = opened("00_start_here.html")
    card = enlivened(page)
    before = card.evaluate(PICTURE)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-backprop=figure] input[type=range]')"):
            break
    page.keyboard.press("Home")
    page.wait_for_function(
        f"([place, before]) => ({PICTURE})(place) !== before", arg=[card.element_handle(), before]
    )


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_figure_of_a_chapter_comes_to_life(opened, name):
    page = opened(f"{name}.html")
    places = page.locator("[data-backprop=figure]").count()
    assert places
    for place in range(places):
        assert enlivened(page, place).evaluate(PICTURE)


def test_what_a_prediction_hides_opens_with_it(opened):
    page = opened("04_one_neuron.html")
    card = enlivened(page, which="[data-name='04-4.1']")
    saw = page.locator("details.bp-saw").first
    assert saw.is_hidden() and not card.locator(".bp-saw-room").is_visible()
    answer(card)
    card.locator(".bp-saw-room").wait_for()
    assert "What you saw" in card.locator(".bp-saw-room").inner_text()
    assert saw.is_hidden(), "not a second time"


def test_without_scripts_all_of_it_can_be_read(opened):
    page = opened("04_one_neuron.html", java_script_enabled=False)
    saw = page.locator("details.bp-saw").first
    assert saw.is_visible() and not saw.locator("p").first.is_visible()
    saw.locator("summary").click()
    assert "What you saw" in saw.locator("p").first.inner_text()
    assert page.locator("[data-backprop=figure] svg").first.is_visible()
    assert page.locator("[data-backprop=quiz] li").first.is_visible()


def test_the_cards_follow_the_switch_of_the_theme(opened):
    page = opened("04_one_neuron.html", color_scheme="light")
    enlivened(page)
    ink = "getComputedStyle(document.querySelector('.bp .bp-card')).color"
    seen = {page.evaluate(ink)}
    for _ in range(2):
        page.locator(".theme-toggle").locator("visible=true").first.click()
        seen.add(page.evaluate(ink))
        scheme = page.evaluate("getComputedStyle(document.querySelector('.bp')).colorScheme")
        assert scheme in (page.evaluate("document.body.dataset.theme"), "light dark")
    assert len(seen) == 2


def test_on_paper_there_is_the_chapter_and_no_navigation(opened):
    page = opened("04_one_neuron.html")
    page.emulate_media(media="print")
    assert not page.locator(".sidebar-drawer").is_visible()
    assert page.locator("h1").is_visible() and not page.locator(".bp-go").first.is_visible()


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_button_opens_the_very_notebook_and_the_package_lies_there(site, opened, name):
    page = opened(f"{name}.html", java_script_enabled=False)
    there = set(page.eval_on_selector_all(".bp-go-there", "all => all.map(a => a.href)"))
    assert len(there) == 1 and there.pop().endswith(f"?labpath=course%2F{name}%2F{name}.ipynb")
    zips = set(
        page.eval_on_selector_all(".bp-go a:not(.bp-go-there)", "all => all.map(a => a.getAttribute('href'))")
    )
    assert len(zips) == 1 and (site / zips.pop()).stat().st_size > 100_000
