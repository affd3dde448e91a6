"""What a worker says its cells printed and drew, rebuilt so that only text and pictures remain."""

from __future__ import annotations

import base64
import binascii

from autograder.sandbox.plain_text import cleaned, unlinked

MOST_OUTPUTS = 200
MOST_TEXT = 200_000
MOST_OF_A_NOTEBOOK = 12_000_000  # characters of all outputs together, pictures as base64
TOO_MUCH = "[what this notebook prints and draws is too large to keep; the rest was left out]\n"
MOST_ALT = 2_000  # characters of a picture's words that a page of feedback reads out
_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def shown_text(text, most) -> str:
    """Text of a student's as a page may show it: no escapes, no addresses; "" for what is no text."""
    return unlinked(cleaned(text[:most])) if type(text) is str else ""


def error_output(name, message) -> dict:
    name, message = shown_text(name, 600) or "Error", shown_text(message, 600)
    line = f"{name}: {message}"
    return {"output_type": "error", "ename": name[:80], "evalue": message[:500], "traceback": [line[:600]]}


def _picture(mime, body):
    """The picture's base64 text if it is one, by its first bytes."""
    if type(body) is not str:
        return None
    try:
        raw = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return None
    return body if raw.startswith(_PICTURES[mime]) else None


def _shown(output, kind):
    data, body = {}, output.get("data")
    if type(body) is not dict:
        return None
    for mime, content in body.items():
        if mime == "text/plain" and type(content) is str:
            data[mime] = shown_text(content, MOST_TEXT)
        elif mime in _PICTURES and _picture(mime, content):
            data[mime] = content
    if not data:
        return None
    words = data.get("text/plain", "")[:MOST_ALT]
    spoken = {mime: {"alt": words} for mime in _PICTURES if words and mime in data}  # pages read it out
    shown = {"output_type": kind, "data": data, "metadata": spoken}
    return {**shown, "execution_count": None} if kind == "execute_result" else shown


def _clean(output):
    if type(output) is not dict:
        return None
    kind = output.get("output_type")
    if kind == "stream" and output.get("name") in ("stdout", "stderr") and type(output.get("text")) is str:
        text = shown_text(output["text"], MOST_TEXT)
        return {"output_type": "stream", "name": output["name"], "text": text}
    if kind in ("display_data", "execute_result"):
        return _shown(output, kind)
    if kind == "error":
        clean = error_output(output.get("ename"), output.get("evalue"))
        lines = output.get("traceback")
        if type(lines) is list and lines:
            clean["traceback"] = [shown_text(line, 10_000) for line in lines[:200] if type(line) is str]
        return clean
    return None


def clean_outputs(outputs) -> list[dict]:
    """Notebook outputs made of text, PNG and JPEG only; whatever else was sent is dropped."""
    if type(outputs) is not list:
        return []
    return [clean for output in outputs[:MOST_OUTPUTS] if (clean := _clean(output))]


class Room:
    """What the outputs of one notebook may still take: sixty cells of large pictures filled the memory.

    An error that finds no room is kept as one line: two thousand cells of errors are no way around it.
    """

    def __init__(self, most: int = MOST_OF_A_NOTEBOOK):
        self._left = most
        self._told = False

    def keep(self, outputs: list[dict]) -> list[dict]:
        """The outputs of a cell while there is room; then one sentence, then its first error in short."""
        kept, shortened = [], False
        for output in outputs:
            size = _size(output)
            if size > self._left and output["output_type"] == "error" and not shortened:
                kept.append(error_output(output["ename"], output["evalue"]))
                shortened = True
            elif size <= self._left:
                kept.append(output)
                self._left -= size
            elif not self._told:  # also where errors, or an exact fit, have used the room up
                kept.append({"output_type": "stream", "name": "stderr", "text": TOO_MUCH})
                self._left, self._told = 0, True
        return kept


def _size(output) -> int:
    texts = [output.get("text", ""), *output.get("traceback", ()), *output.get("data", {}).values()]
    return 200 + sum(map(len, texts))
