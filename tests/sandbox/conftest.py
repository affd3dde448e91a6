"""Sessions on real workers at both levels of the sandbox, and on workers of which a test says what they do."""

from __future__ import annotations

import shutil

import pytest
import scripted

from autograder.sandbox import session as sessions
from autograder.sandbox.launch import Zygote
from autograder.sandbox.session import Session

LEVELS = [
    pytest.param(2, marks=pytest.mark.skipif(not shutil.which("bwrap"), reason="no bubblewrap here")),
    1,
]


@pytest.fixture(scope="module", params=LEVELS)
def zygote(request):
    with Zygote(request.param) as started:
        yield started


@pytest.fixture
def session(zygote):
    with Session(zygote) as opened:
        yield opened


@pytest.fixture
def opened(monkeypatch):
    """Opens a session whose workers send these frames; (session, zygote)."""
    monkeypatch.setattr(sessions, "GRACE", 0.0)
    made = []

    def start(*play, **options):
        zygote = scripted.Zygote(*play)
        made.append((zygote, Session(zygote, **options)))
        return made[-1][::-1]

    yield start
    for zygote, session in made:
        session.close()
        for worker in zygote.workers:
            worker.theirs.close()
