"""The command lines of README, as a reader copies them."""

import re

from submissions import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str = README) -> list[str]:
    return re.findall(r"```(?:bash|sh)?\n(.*?)```", text, flags=re.DOTALL)


def lines_of(block: str) -> list[str]:
    """The lines of a block without what is said about them."""
    return [line.split(" #")[0].strip() for line in block.splitlines() if line.strip()]


def lines_after(words: str) -> list[str]:
    """The first block below these words."""
    return lines_of(blocks(README[README.index(words) :])[0])
