"""The faults of tests/mutation/planted.py fit the code: one that cannot be planted any more tries nothing."""

import tomllib

from submissions import ROOT

FAULTS = tomllib.loads((ROOT / "tests/mutation/planted.toml").read_text(encoding="utf-8"))["fault"]


def test_every_planted_fault_fits_its_line():
    for fault in FAULTS:
        text = (ROOT / "course" / "backprop" / f"{fault['file']}.py").read_text(encoding="utf-8")
        assert text.count(fault["old"]) == 1, (fault["file"], fault["old"])
        assert fault["new"] not in text or fault["new"] in fault["old"], (fault["file"], fault["new"])
