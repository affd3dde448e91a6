"""The browser's code, tested by `node --test` on its very modules; without Node one line says that it was skipped."""

from __future__ import annotations

import os
import shutil
import subprocess

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
