"""All figures of the course as a page has them: how much they weigh, that they are true, and that each one moves."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess

import backprop
import drawn
import pytest
import web_page
from backprop.contents import FIGURES
from backprop.drawing import facts
from backprop.figures.figure import Slider
from backprop.hosts import page
from still_clock import with_a_still_clock
from submissions import ROOT
from truths import TRUTHS, kinds, training

pytestmark = pytest.mark.slow
MOST = 6_000_000  # bytes, all figures together
SAMPLE = 40  # frames of a figure that are compared with the numbers floor
each = pytest.mark.parametrize("name", [figure.function for figure in FIGURES])
READ = """
import { framesOf } from "./course/backprop/hosts/js/prepared.js";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
globalThis.backprop = { frames: (_, text) => {
  const prepared = JSON.parse(gunzipSync(Buffer.from(text, "base64")));
  const shown = framesOf(prepared);
  console.log(JSON.stringify(prepared.frames.svg.map((_, k) => shown(k))));
} };
(0, eval)(readFileSync(process.argv[1], "utf8"));
"""


class Prepared:
    """name -> (figure, its frames, its page), made when it is first asked for."""

    def __init__(self, folder):
        self.folder, self.made = folder, {}

    def __getitem__(self, name):
        if name not in self.made:
            figure = getattr(backprop, name)().figure
            frames = page.prepared(figure)
            file = web_page.written(self.folder / name, {name: (figure, frames)})
            self.made[name] = figure, frames, file
        return self.made[name]

    def script(self, name):
        """Its pictures as they are written."""
        return self[name][2].parent / f"assets/frames/{name}.js"


@pytest.fixture(scope="module")
def every(tmp_path_factory):
    """All figures, with a clock that stands: two of them measure the machine."""
    with pytest.MonkeyPatch.context() as patch:
        with_a_still_clock(patch)
        yield Prepared(tmp_path_factory.mktemp("pages"))


def label(shown) -> str:
    return re.search('aria-label="([^"]*)"', shown["svg"])[1]


# what is prepared


def test_all_frames_together_weigh_less_than_six_megabytes(every):
    weigh = {figure.function: every.script(figure.function).stat().st_size for figure in FIGURES}
    assert sum(weigh.values()) < MOST, weigh


@each
def test_every_frame_arrives_in_the_browser_as_it_was_drawn(every, name):
    node = shutil.which("node")
    if not node:
        pytest.skip("no node here (apt-get install nodejs)")
    run = [node, "--input-type=module", "-e", READ, str(every.script(name))]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(json.dumps(every[name][1].shown))


@each
def test_what_a_frame_shows_is_what_the_numbers_floor_says(every, name):
    figure, frames, _ = every[name]
    pressed = {f for follows in frames.presses.values() for made in follows.values() for f in made}
    ground = [s for s in frames.standpoints if not (figure.remembers and s.base in pressed)]
    prepared = {s.base for s in ground} | {
        f for s in ground for made in s.moves.values() for f in made if f is not None
    }
    if not figure.remembers:
        prepared = set(range(len(frames.shown)))
    for frame in random.Random(19).sample(sorted(prepared - pressed), min(SAMPLE, len(prepared - pressed))):
        shown = frames.shown[frame]
        truth = TRUTHS[name]({**figure.start, **shown["values"]})
        assert kinds.wrong(facts.read(shown["svg"]), truth) == [], shown["values"]


@each
def test_a_figure_that_can_look_otherwise_at_the_same_setting_is_said_to_remember(every, name):
    figure, frames, _ = every[name]
    seen: dict[str, str] = {}
    for shown in frames.shown:
        at = json.dumps(shown["values"])
        assert figure.remembers or seen.setdefault(at, shown["svg"]) == shown["svg"], at


def test_guesses_are_true(every):
    _, frames, _ = every["liars"]
    for pressed in frames.presses.values():
        for key, follows in pressed.items():
            shown = frames.shown[follows[-1]]
            truth = training.liars_guessed(shown["values"], {shown["values"]["liar"]: key})
            assert kinds.wrong(facts.read(shown["svg"]), truth) == []


def test_every_patient_that_is_ill_can_be_healed(every):
    figure, frames, _ = every["monitor"]
    healed: dict[str, list[str]] = {}
    for pressed in frames.presses.values():
        shown = frames.shown[pressed["treat"][-1]]
        healed.setdefault(shown["values"]["patient"], []).append(drawn.without_tags(shown["say"]))
    sick = {name for name, _ in figure.controls[0].pairs()} - {"healthy"}
    assert {name for name, said in healed.items() if any("Healed" in one for one in said)} == sick


# that it moves


@each
def test_every_slider_and_choice_moves_by_keyboard_and_the_picture_follows_in_one_frame(every, browser, name):
    figure, frames, file = every[name]
    web = web_page.WebPage(browser, file)
    web.watch()
    card = web.alive(name)
    answer(card)
    for control in figure.controls:
        for key in KEYS.get(kind(control), ()):
            hand = hand_of(card, control)
            if not hand.is_visible() or hand.is_disabled():
                continue
            before = said_by(hand, control)
            hand.press(key)
            if (now := said_by(hand_of(card, control), control)) == before:
                continue  # at its end already
            seen = web.seen()
            there = [s for s in frames.shown if label(s) == seen["label"]]
            assert now in [s["values"][control.key] for s in there], (control.key, now, seen["label"])
            assert web.page.evaluate("() => document.activeElement.closest('.bp-hands') !== null")
    web.context.close()
    assert web.wrong == []


KEYS = {
    "slider": ("End", "ArrowLeft", "Home", "ArrowRight"),
    "buttons": ("ArrowRight", "ArrowRight"),
    "select": ("ArrowDown", "ArrowDown"),
    "toggle": ("Space", "Space"),
}


def kind(control) -> str:
    spec = control.spec()
    return spec["style"] if spec["kind"] == "choice" else spec["kind"]


def answer(card) -> None:
    """Lock in some prediction, where the figure is closed."""
    if card.locator(".bp-figure[inert]").count():
        first = card.locator(".bp-predict input").first
        if first.get_attribute("type") == "range":
            first.press("ArrowRight")
        else:
            first.check()
        card.get_by_role("radio", name="unsure").check()
        card.get_by_role("button", name="Lock in my prediction").click()
        card.locator(".bp-told").wait_for()


def hand_of(card, control):
    """What of a control has the focus."""
    if isinstance(control, Slider):
        return card.get_by_role("slider", name=control.spec()["name"], exact=True)
    if kind(control) == "select":
        return card.get_by_role("combobox", name=control.label, exact=True)
    if kind(control) == "buttons":
        return card.get_by_role("radiogroup", name=control.label, exact=True).locator("input:checked")
    return card.get_by_role("checkbox", name=control.label, exact=True)


def said_by(hand, control):
    """The value that the control shows."""
    if kind(control) == "toggle":
        return hand.is_checked()
    shown = hand.input_value()
    if isinstance(control, Slider):
        return control.accept(control.stops()[int(shown)] if control.log else round(float(shown), 10))
    return control.pairs()[int(shown)][0]
