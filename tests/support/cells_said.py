"""What the outputs of a cell say."""

from __future__ import annotations


def printed(outputs: list[dict]) -> str:
    return "".join(output.get("text", "") for output in outputs)
