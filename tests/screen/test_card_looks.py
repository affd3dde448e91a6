"""What a card does for every reader, on a page of its own in Chromium: a click on a mark, a range that follows, rooms that
open, a picture that shrinks, paper, and the reader's own colours.
"""

from __future__ import annotations

import backprop
import pytest
from alone import Alone
from backprop.figures.figure import Slider
from backprop.hosts.course_map import CourseMap

pytestmark = pytest.mark.slow
SHOWN = "(all) => all.filter((e) => e.offsetHeight > 0).length"


@pytest.fixture
def card(browser):
    """name of a figure -> its card, alone on a page."""
    pages = []

    def opened(name: str) -> Alone:
        pages.append(Alone(browser, getattr(backprop, name)()))
        return pages[-1]

    yield opened
    for one in pages:
        one.page.close()
        assert one.errors == []


# a click does what the control does


@pytest.mark.parametrize(
    ("name", "mark", "control", "role"),
    [
        ("two_roads", "[data-set='graph=values']", "values, forward", "radio"),
        ("lamps", "[data-set='path2=true']", "h", "checkbox"),
    ],
)
def test_a_click_on_what_is_drawn_does_what_the_control_does(card, name, mark, control, role):
    clicked, pressed = card(name), card(name)
    clicked.page.locator(mark).first.click(force=True)
    controls = pressed.page.get_by_role(role, name=control)
    controls.nth(1 if role == "checkbox" else 0).check(force=True)
    assert clicked.serve() == pressed.serve() != []
    assert clicked.label == pressed.label


def test_a_station_of_the_map_is_a_link_wherever_it_is_clicked(browser):
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    page.set_content(CourseMap(4).html())
    for i, station in enumerate(page.locator(".bp-map li").all()):
        box = station.bounding_box()
        hit = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('a')?.getAttribute('href') ?? ''",
            [box["x"] + box["width"] / 2, box["y"] + 12],
        )
        assert hit.endswith(".ipynb") == (i != 4), f"the circle of station {i}"
    page.close()


# what can be moved


def test_the_sliders_of_talks_reach_as_far_as_the_array(card):
    talks = card("talks")
    reach = {
        "dW, back to the weights": (3, 2), "Z, forward": (4, 2), "dX, back to the inputs": (4, 3),
    }  # fmt: skip
    for mode, ends in reach.items():
        talks.page.get_by_role("radio", name=mode).check(force=True)
        talks.serve()
        for slider, end in zip(("row", "column"), ends, strict=True):
            talks.page.get_by_role("slider", name=slider).focus()
            talks.key("End")
            assert talks.value(slider) == str(end)
            talks.serve()
            assert talks.value(slider) == str(end), "it does not spring back"


def test_a_diagnosis_opens_the_treatments_of_the_monitor(card):
    monitor = card("monitor")
    groups = monitor.page.locator(".bp-hands > [role=group]")
    assert groups.evaluate_all("(all) => all.map((g) => g.ariaLabel)") == [
        "patient", "look", "diagnosis", "treatment",
    ]  # fmt: skip
    treatment = monitor.page.get_by_role("group", name="treatment", include_hidden=True)
    assert groups.evaluate_all(SHOWN) == 3 and treatment.is_hidden()
    assert monitor.page.locator(".bp-card").bounding_box()["height"] <= 560
    monitor.page.get_by_label("diagnosis").last.select_option(label="the sigmoids are saturated")
    monitor.serve()
    assert treatment.get_by_role("slider", name="gain").is_visible()
    assert treatment.get_by_role("button", name="Treat").is_visible()
    monitor.page.get_by_role("button", name="Reset").click()
    monitor.serve()
    assert treatment.is_hidden()


# widths, paper, colours


def test_a_picture_shrinks_to_560_before_it_is_moved_sideways(card):
    page = card("cockpit").page
    for width, drawn in ((1000, 898), (760, 0), (600, 0), (480, 560)):
        page.set_viewport_size({"width": width, "height": 900})
        frame, picture, inside = page.evaluate(
            "() => { const p = document.querySelector('.bp-pic'); return [p.clientWidth, "
            "p.querySelector('svg').getBoundingClientRect().width, p.scrollWidth]; }"
        )
        assert round(picture) == (drawn or round(frame)) and inside == max(560, frame), width


def test_try_this_stands_beside_the_sentence_or_has_the_whole_width_below_it(card):
    page = card("two_roads").page
    for width, beside in ((1000, True), (780, True), (720, False), (480, False)):
        page.set_viewport_size({"width": width, "height": 900})
        sentence, tip, room = page.evaluate(
            "() => ['.bp-live', '.bp-try', '.bp-say'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
        )
        assert (abs(tip["top"] - sentence["top"]) < 1) is beside, width
        if not beside:
            edge = tip["left"] - room["left"]
            assert tip["left"] == sentence["left"] and room["right"] - tip["right"] == edge <= 24, width


@pytest.mark.parametrize("name", ["valve", "cockpit"])
def test_reset_stands_at_the_right_edge_at_every_width(card, name):
    page = card(name).page
    for width in (1000, 760, 480):
        page.set_viewport_size({"width": width, "height": 900})
        gap, padding = page.evaluate(
            "() => { const [reset, hands] = ['.bp-hands .bp-link', '.bp-hands'].map(s => document.querySelector(s));"
            " return [hands.getBoundingClientRect().right - reset.getBoundingClientRect().right,"
            " parseFloat(getComputedStyle(hands).paddingRight)]; }"
        )
        assert gap == padding, width


@pytest.mark.parametrize("name", ["cockpit", "u_curve", "monitor", "playground", "xray"])
def test_a_value_stands_nearer_to_its_own_track_than_to_the_next_symbol(card, name):
    page = card(name).page
    rows = page.evaluate("""() => [...document.querySelectorAll('.bp-slider')].filter(r => r.offsetHeight).map(r => {
        const words = document.createRange(); words.selectNodeContents(r.querySelector('output'));
        const [value, track, symbol] = [words, r.querySelector('input'), r.querySelector('.bp-symbol')]
          .map(e => e.getBoundingClientRect());
        return {top: Math.round(track.top), track: track.right, left: value.left, right: value.right, symbol: symbol.left};
    })""")
    for row, after in zip(rows, rows[1:], strict=False):
        if row["top"] == after["top"]:
            assert row["left"] - row["track"] < (after["symbol"] - row["right"]) / 2
    assert all(row["left"] - row["track"] <= 10 for row in rows)


def test_in_the_readers_own_colours_the_track_of_a_slider_is_seen(card):
    page = card("cockpit").page
    page.emulate_media(forced_colors="active", color_scheme="light")
    box = page.get_by_role("slider", name="weight w1").bounding_box()
    clip = {"x": box["x"] + 4, "y": box["y"], "width": 20, "height": box["height"]}
    darkest = page.evaluate(
        """async (bytes) => { const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const c = new OffscreenCanvas(image.width, image.height).getContext('2d'); c.drawImage(image, 0, 0);
          const d = c.getImageData(0, 0, image.width, image.height).data;
          return Math.min(...d.filter((_, i) => i % 4 === 0)); }""",
        list(page.screenshot(clip=clip)),
    )
    assert darkest < 150


@pytest.mark.parametrize("name", sorted(n for n in backprop.FIGURES if n in ("cockpit", "lamps", "monitor")))
def test_paper_keeps_the_sentence_and_every_value(card, name):
    one = card(name)
    one.page.emulate_media(media="print")
    sentence = one.page.locator(".bp-live")
    assert sentence.is_visible() and len(sentence.inner_text()) > 40
    values = one.page.locator(".bp-slider output")
    sliders = [c for c in one.card.figure.controls if isinstance(c, Slider)]
    assert values.evaluate_all(SHOWN) == (0 if name == "monitor" else len(sliders))


ROOM = """(all) => all.map((e) => { const b = e.getBoundingClientRect();
    return {left: b.left, right: b.right, top: b.top, bottom: b.bottom}; })"""


def level(one, other) -> bool:
    """Whether two boxes stand on one line."""
    return min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 6


def test_no_arrow_of_a_step_of_sgd_runs_through_a_symbol(card):
    xray = card("xray")
    xray.page.get_by_role("button", name="SGD").click()
    xray.serve()
    arrows = xray.page.locator("svg [data-is$=' moves']").evaluate_all(ROOM)
    texts = xray.page.locator("svg text").evaluate_all(ROOM)
    assert len(arrows) == 3
    met = [
        (a, t)
        for a in arrows
        for t in texts
        if a["left"] < t["right"] and t["left"] < a["right"] and level(a, t)
    ]
    assert met == []


def test_numbers_of_the_xray_keep_apart_at_its_own_try_this(card):
    xray = card("xray")
    xray.card.set(weight=2).set(value=12).set(step=3)
    xray.hear(xray.card.figure.told())
    texts = xray.page.locator("svg text[data-is^='d']").evaluate_all(ROOM)
    rows = [sorted((t for t in texts if level(t, one)), key=lambda t: t["left"]) for one in texts]
    gaps = [b["left"] - a["right"] for row in rows for a, b in zip(row, row[1:], strict=False)]
    assert min(gaps) > 3
