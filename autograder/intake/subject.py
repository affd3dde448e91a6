"""Which notebooks a parcel is of: asked for, or what most people sent, or what the names of its files say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from autograder.intake.parcel import Entry


def main_ones(senders: Mapping[str, int]) -> list[str]:
    """The notebooks that at least half as many people sent as the commonest.

    senders : notebook -> how many sent it
    """
    most = max(senders.values(), default=0)
    return sorted(name for name, count in senders.items() if 2 * count >= most)


class Subject:
    """only : the notebook that was asked for; notebooks : those of the course; sent : how many sent each."""

    def __init__(self, only: str | None, notebooks: Sequence[str], entries: Iterable[Entry]):
        self.only, self.sent = only, Counter[str]()
        names = {name for entry in entries for name in notebooks if name in entry.name}
        self._named = names.pop() if len(names) == 1 else ""

    def main(self) -> list[str]:
        """The notebooks that the parcel is of, as far as what was sent says."""
        return [self.only] if self.only else main_ones(self.sent)

    def wanted(self) -> list[str]:
        """The same; where nothing was sent, the one of which the files' names speak, else ""."""
        return self.main() or [self._named]

    def commonest(self) -> str:
        """The one notebook that a file without a chapter of its own counts to, "" if there is none."""
        return self.only or next(iter(self.sent.most_common(1)), ("",))[0]
