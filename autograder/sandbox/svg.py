"""A student's SVG is drawn behind the jail that student code runs in; only bytes come back."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading

from autograder.sandbox.launch import INSIDE

SECONDS = 10.0  # to start Python and draw one picture
LARGEST_DRAWN = 5_000_000  # bytes


def as_png(svg: bytes) -> bytes:
    """What resvg makes of it, for the caller to check; b"" where it drew nothing in time, memory and size.

    Where there is no jail, nothing is drawn: a picture may name files of this machine.
    """
    child = subprocess.Popen(
        [sys.executable, "-I", str(INSIDE / "draw_svg.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        start_new_session=True,
    )
    assert child.stdin is not None and child.stdout is not None
    clock = threading.Timer(SECONDS, child.kill)
    clock.start()
    try:
        with contextlib.suppress(OSError):
            child.stdin.write(svg)
            child.stdin.close()
        drawn = child.stdout.read(LARGEST_DRAWN + 1)
    finally:
        clock.cancel()
        child.kill()
        child.stdout.close()
        child.wait()
    return drawn if len(drawn) <= LARGEST_DRAWN else b""
