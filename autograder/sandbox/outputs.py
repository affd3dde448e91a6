"""What a worker says its cells printed and drew, rebuilt so that only text and pictures remain."""

from __future__ import annotations

import base64
import binascii

MOST_OUTPUTS = 200
MOST_TEXT = 200_000
_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def error_output(name, message) -> dict:
    name = name if type(name) is str and name else "Error"
    message = message if type(message) is str else ""
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
            data[mime] = content[:MOST_TEXT]
        elif mime in _PICTURES and _picture(mime, content):
            data[mime] = content
    if not data:
        return None
    shown = {"output_type": kind, "data": data, "metadata": {}}
    return {**shown, "execution_count": None} if kind == "execute_result" else shown


def _clean(output):
    if type(output) is not dict:
        return None
    kind = output.get("output_type")
    if kind == "stream" and output.get("name") in ("stdout", "stderr") and type(output.get("text")) is str:
        return {"output_type": "stream", "name": output["name"], "text": output["text"][:MOST_TEXT]}
    if kind in ("display_data", "execute_result"):
        return _shown(output, kind)
    if kind == "error":
        clean = error_output(output.get("ename"), output.get("evalue"))
        lines = output.get("traceback")
        if type(lines) is list and lines:
            clean["traceback"] = [line[:10_000] for line in lines[:200] if type(line) is str]
        return clean
    return None


def clean_outputs(outputs) -> list[dict]:
    """Notebook outputs made of text, PNG and JPEG only; whatever else was sent is dropped."""
    if type(outputs) is not list:
        return []
    return [clean for output in outputs[:MOST_OUTPUTS] if (clean := _clean(output))]
