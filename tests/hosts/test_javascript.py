"""The browser's code, tested by `node --test` on its very modules; without Node one line says that it was skipped."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys

import pytest
from submissions import ROOT


def test_the_modules_of_the_browser_pass_their_own_tests():
    node = shutil.which("node")
    if not node:
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail("no node here, and CI must not pass without the tests of the browser's code")
        pytest.skip("no node here (apt-get install nodejs): the browser's code is not tested")
    tests = sorted(str(path) for path in (ROOT / "tests/hosts/javascript").glob("*.test.js"))
    done = subprocess.run([node, "--test", *tests], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    for script in ("figure.js", "quiz.js"):
        parsed = subprocess.run(
            [node, "--check", str(ROOT / "course/backprop/hosts" / script)], capture_output=True
        )
        assert parsed.returncode == 0, parsed.stderr.decode()


def test_every_planted_fault_still_fits_its_module():
    """The run itself takes minutes (tests/mutation/javascript.py); a fault that cannot be planted tries nothing."""
    spec = importlib.util.spec_from_file_location("faults", ROOT / "tests/mutation/javascript.py")
    faults = importlib.util.module_from_spec(spec)
    sys.modules["faults"] = faults
    spec.loader.exec_module(faults)
    modules = ROOT / faults.MODULES / "js"
    for fault in faults.FAULTS:
        assert fault.old in (modules / f"{fault.module}.js").read_text(encoding="utf-8"), fault.what
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"{len(faults.FAULTS)} faults are planted" in told and len(faults.FAULTS) >= 20
