"""Sessions on workers of which a test says what they do."""

from __future__ import annotations

import pytest
from scripted import Zygote

from autograder.sandbox import session as sessions
from autograder.sandbox.session import Session


@pytest.fixture
def opened(monkeypatch):
    """Opens a session whose workers send these frames; (session, zygote)."""
    monkeypatch.setattr(sessions, "GRACE", 0.0)
    made = []

    def start(*play, **options):
        zygote = Zygote(*play)
        made.append((zygote, Session(zygote, **options)))
        return made[-1][::-1]

    yield start
    for zygote, session in made:
        session.close()
        for worker in zygote.workers:
            worker.theirs.close()
