"""How long from a slider to new pixels: our figures against `interact` with a fresh matplotlib figure.

    python benchmarks/sliders.py [--keys 40] [--figures cockpit xray] [--json FILE]
    python benchmarks/sliders.py --sizes        instead: how large each notebook is after Run All

Both in one real JupyterLab, one notebook, one kernel, one run, taking turns. The rival draws the same
marks (see `rival.py`). The clock starts in the browser at the `keydown` that moves the slider. It stops when
the new picture is on the screen: for ours the SVG element was replaced, for the rival the new <img> is in the
page and decoded; for both two animation frames must then pass, so that it was painted. Before measuring,
screenshots taken at that moment are compared with those before the key: the pixels have to differ.

The drag moves the mouse over the handle in 120 steps of 16 ms and lets go; the lag is the time from the
release to the last new picture. Milliseconds are those of this machine and hour: compare the ratios.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

import lab as jupyter
import nbformat

MOVED = {"cockpit": "w1", "xray": "value"}
SETUP = """
%matplotlib inline
import numpy as np, backprop, rival
from ipywidgets import interact, FloatSlider
"""
OURS = "{name} = backprop.{name}(); {name}"
RIVAL = """
_f = backprop.{name}()
_s = next(c for c in _f.controls if c.key == "{key}")
_values = np.round(np.arange(_s.low, _s.high + _s.step / 2, _s.step), 6)
_marks_{name} = {{float(v): rival.marks(_f.set(**{{_s.key: float(v)}}).svg) for v in _values}}
_height = float(_f.svg.split('viewBox="0 0 ')[1].split('"')[0].split()[1])
def _show_{name}(v, height=_height):
    known = min(_marks_{name}, key=lambda k: abs(k - v))
    rival.draw(_marks_{name}[known], 900, height)
interact(lambda v: _show_{name}(v), v=FloatSlider(value=_s.value, min=_s.low, max=_s.high, step=_s.step));
_kinds = [m[0] for m in _marks_{name}[float(_values[0])]]
print("the rival of {name} draws", {{kind: _kinds.count(kind) for kind in sorted(set(_kinds))}})
"""
# in the page: times of keydown and of pictures that were painted, for one place in the page
WATCH = """(place) => {
  const log = window.bench = {keys: [], pictures: [], up: 0};
  const note = () => { log.pictures.push(performance.now()); (log.told || (() => {}))(); };
  // a promise, not polling: the page must have nothing to do but what is measured
  log.after = (n) => new Promise((resolve) => {
    log.told = () => { if (log.pictures.length > n) resolve(); };
    log.told();
  });
  const painted = () => requestAnimationFrame(() => requestAnimationFrame(note));
  window.addEventListener('keydown', () => log.keys.push(performance.now()), true);
  window.addEventListener('pointerup', () => { log.up = performance.now(); }, true);
  window.addEventListener('mouseup', () => { log.up = performance.now(); }, true);
  let last = null;
  const look = () => {
    const svg = place.querySelector('.bp-pic svg'), img = place.querySelector('img');
    const now = svg || img;
    if (!now || now === last) return;
    last = now;
    if (svg) painted(); else now.decode().then(painted, () => {});
  };
  look();
  const observer = new MutationObserver(look);
  observer.observe(place, {childList: true, subtree: true, attributes: true, attributeFilter: ['src']});
  log.stop = () => observer.disconnect();
}"""


def notebook(folder: Path, names: list[str]) -> Path:
    """A notebook with setup, then our figure and its rival for each name."""
    made = nbformat.v4.new_notebook()
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    sources = [SETUP]
    for name in names:
        sources += [OURS.format(name=name), RIVAL.format(name=name, key=MOVED[name])]
    made.cells = [nbformat.v4.new_code_cell(s.strip()) for s in sources]
    (folder / "rival.py").write_text((Path(__file__).parent / "rival.py").read_text())
    path = folder / "bench.ipynb"
    nbformat.write(made, path)
    return path


class Side:
    """One side of the comparison: the cell's output, its slider, and what the page noted."""

    def __init__(self, page, cell: int, slider: str):
        self.page = page
        self.output = (
            page.locator(".jp-Notebook > .jp-WindowedPanel-outer .jp-Cell")
            .nth(cell)
            .locator(".jp-OutputArea")
            .first
        )
        self.slider = self.output.locator(slider).first

    def watch(self) -> None:
        self.output.scroll_into_view_if_needed()
        self.slider.focus()
        self.page.evaluate("() => window.bench && window.bench.stop && window.bench.stop()")
        self.output.evaluate(WATCH)
        self.page.wait_for_timeout(300)

    def noted(self) -> dict:
        return self.page.evaluate("() => ({keys: bench.keys, pictures: bench.pictures, up: bench.up})")

    def press(self) -> float:
        """Milliseconds from one key press to the painted picture."""
        before = len(self.noted()["pictures"])
        self.page.keyboard.press("ArrowRight")
        self.page.evaluate("(n) => bench.after(n)", before)
        noted = self.noted()
        self.page.wait_for_timeout(60)
        return noted["pictures"][before] - noted["keys"][-1]

    def pixels_change(self) -> bool:
        """Whether the screen differs once the clock has stopped."""
        before = self.output.screenshot()
        self.press()
        return self.output.screenshot() != before

    def drag(self, steps: int = 120) -> tuple[int, float]:
        """Pictures shown while the handle is dragged, and the lag after its release."""
        self.page.wait_for_timeout(500)
        box = self.slider.bounding_box()
        y = box["y"] + box["height"] / 2
        wide = box["width"] > 60  # a native slider is as long as its track, a handle of noUiSlider is not
        if wide:
            share = self.slider.evaluate("s => (s.value - s.min) / (s.max - s.min)")
            start, end = box["x"] + 9 + share * (box["width"] - 18), box["x"] + box["width"] * 0.1
        else:
            track = self.output.locator(".noUi-base").first.bounding_box()
            start, end = box["x"] + box["width"] / 2, track["x"] + track["width"] * 0.1
        self.page.mouse.move(start, y)
        self.page.mouse.down()
        before = len(self.noted()["pictures"])
        for i in range(1, steps + 1):
            self.page.mouse.move(start + (end - start) * i / steps, y)
            self.page.wait_for_timeout(16)
        during = len(self.noted()["pictures"]) - before
        self.page.mouse.up()
        self.page.wait_for_timeout(3000)
        noted = self.noted()
        return during, max(0.0, noted["pictures"][-1] - noted["up"])


def measure(page, names: list[str], keys: int) -> list[dict]:
    rows = []
    for i, name in enumerate(names):
        sides = {
            "ours": Side(page, 1 + 2 * i, f".bp-slider input[aria-label*='{_spoken(name)}']"),
            "interact": Side(page, 2 + 2 * i, ".noUi-handle"),
        }
        times = {side: [] for side in sides}
        for which, side in sides.items():
            side.watch()
            for _ in range(3):
                side.press()
            if not side.pixels_change():
                raise SystemExit(f"{name}, {which}: the clock stopped before the pixels changed")
        for _ in range(0, keys, 10):  # in turns, so that a busy moment hits both
            for which, side in sides.items():
                side.watch()
                times[which] += [side.press() for _ in range(10)]
        for which, side in sides.items():
            side.watch()
            pictures, lag = side.drag()
            taken = sorted(times[which])
            rows.append(
                {
                    "figure": name, "way": which, "median_ms": statistics.median(taken),
                    "p95_ms": taken[int(0.95 * (len(taken) - 1))], "pictures_of_120": pictures, "lag_ms": lag,
                }
            )  # fmt: skip
    return rows


def _spoken(name: str) -> str:
    import backprop

    figure = getattr(backprop, name)()
    return next(c for c in figure.controls if c.key == MOVED[name]).spec()["name"]


def table(rows: list[dict]) -> str:
    lines = [
        f"{'figure':10} {'way':10} {'median ms':>9} {'p95 ms':>8} {'of 120':>7} {'lag ms':>7} {'ratio':>6}"
    ]
    for row in rows:
        rival = next(r for r in rows if r["figure"] == row["figure"] and r["way"] == "interact")
        lines.append(
            f"{row['figure']:10} {row['way']:10} {row['median_ms']:9.0f} {row['p95_ms']:8.0f} "
            f"{row['pictures_of_120']:7d} {row['lag_ms']:7.0f} {rival['median_ms'] / row['median_ms']:5.1f}x"
        )
    return "\n".join(lines)


def sizes(browser, server) -> None:
    """Print the bytes of each notebook of the course as it is saved after Run All."""
    for path in sorted((Path(__file__).parents[1] / "course").glob("[0-9][0-9]_*/*.ipynb")):
        brought = server.bring(path)
        page = jupyter.open_page(browser, server, brought)
        jupyter.run_all(page)
        page.wait_for_timeout(3000)  # pictures are kept once nothing changes
        page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")
        saved = (server.root / brought).stat().st_size
        print(
            f"{path.stem:22} {path.stat().st_size / 1e6:6.2f} MB released {saved / 1e6:6.2f} MB saved",
            flush=True,
        )
        jupyter.close(page)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--figures", nargs="+", default=["cockpit", "xray"], choices=sorted(MOVED))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sizes", action="store_true", help="sizes of saved notebooks, no clock")
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        source, root = Path(folder) / "bench", Path(folder) / "root"
        source.mkdir()
        root.mkdir()
        path = notebook(source, asked.figures)
        server = jupyter.Lab(root)
        try:
            arguments = ["--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=jupyter.find_chromium(), args=arguments)
            if asked.sizes:
                return sizes(browser, server)
            page = jupyter.open_page(browser, server, server.bring(path))
            for cell in jupyter.run_all(page):
                if cell["errors"]:
                    raise SystemExit(cell["errors"][0])
                print("".join(s.removeprefix("stdout: ") for s in cell["streams"]), end="")
            rows = measure(page, asked.figures, asked.keys)
        finally:
            server.stop()
    print(table(rows))
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
