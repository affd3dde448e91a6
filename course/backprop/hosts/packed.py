"""Prepared pictures as one small text: each tag once, a picture as its difference from the one before."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

from backprop.hosts.prepared import Frames

_PIECE = re.compile(r"<[^>]*>|[^<]+")
REST = ("disabled", "hidden", "ranges", "progress")


def packed(frames: Frames, **more: Any) -> str:
    """`frames` as base64 of gzip of JSON, in the layout of `js/prepared.js`; `more` lies beside them."""
    shown = frames.shown
    rests = [json.dumps({key: one[key] for key in REST}) for one in shown]
    svgs, says = [one["svg"] for one in shown], [one["say"] for one in shown]
    pieces, pictures = _pictures(list(dict.fromkeys(svgs)))
    table = {
        **more,
        "card": frames.card,
        "remembers": frames.remembers,
        "stops": frames.stops,
        "standpoints": [
            {"base": standpoint.base, "moves": standpoint.moves} for standpoint in frames.standpoints
        ],
        "presses": frames.presses,
        "pieces": pieces,
        "pictures": pictures,
        "says": list(dict.fromkeys(says)),
        "rests": [json.loads(rest) for rest in dict.fromkeys(rests)],
        "frames": {
            "svg": _numbered(svgs),
            "say": _numbered(says),
            "rest": _numbered(rests),
            "values": {key: [one["values"].get(key) for one in shown] for key in frames.stops},
        },
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def _numbered(texts: list[str]) -> list[int]:
    """Each text as its number among the different ones."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(text, len(numbers)) for text in texts]


def _pictures(svgs: list[str]) -> tuple[list[str], list[list[int]]]:
    """(pieces, pictures); a picture is numbers of pieces, or -1 and pairs: to the next position that is new,
    and from the piece that stood there to the new one.

    Pieces that stand at one position of many pictures lie side by side: gzip sees what they share, and the
    pairs are small and alike.
    """
    cut = [_PIECE.findall(svg) for svg in svgs]
    first: dict[str, tuple[int, int]] = {}
    for k, picture in enumerate(cut):
        for position, piece in enumerate(picture):
            first.setdefault(piece, (position, k))
    pieces = sorted(first, key=first.__getitem__)
    number = {piece: n for n, piece in enumerate(pieces)}
    numbered = [[number[piece] for piece in picture] for picture in cut]
    pictures: list[list[int]] = []
    before: list[int] = []
    for picture in numbered:
        pictures.append(_difference(before, picture))
        before = picture
    return pieces, pictures


def _difference(before: list[int], picture: list[int]) -> list[int]:
    if len(before) != len(picture):
        return picture
    pairs, last = [-1], 0
    for at, (old, new) in enumerate(zip(before, picture, strict=True)):
        if old != new:
            pairs += [at - last, new - old]
            last = at
    return pairs
