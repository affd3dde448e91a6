"""Parcels as learning management systems give them, made from a case: a zip or folder, a list, an export.

A case is a JSON file in tests/intake/cases:

    archive   [{"path", "bytes", "date", "encoding", "inside"}]; for the words of `bytes` see `content`
              date      local time of the zip's entry or file (2026-11-25 10:00:00)
              encoding  of the name in the zip: "utf-8" (flagged), "utf-8-unflagged", "cp866", "cp437"
    form      "zip" or "folder"; parcel : its name; then : further collects, in order
    roster    rows of the class list as it stands before, or null
    lms_export_csv, lms_export_name, lms_export_encoding, lms_export_for
              an export, given to `roster` before ("roster") or to `collect --list` with this parcel ("parcel")
    options   of collect
    expect    students, refused, warned, not_submitted, late, exit
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import time
import zipfile
from functools import cache
from pathlib import Path

from submissions import answered, blank, code, markdown

DATE = "2026-11-25 10:00:00"
COLUMNS = [
    "id",
    "last_name",
    "first_name",
    "email",
    "lms_user_id",
    "login",
    "number",
    "github",
    "team",
    "status",
]
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
CHAPTERS = {"answered": "04_one_neuron", "answered00": "00_start_here", "chapter03": "03_gradient_check"}


def signed(name: str, signature: str) -> dict:
    """A notebook with the right answers and a last cell that says whose it is."""
    notebook = answered(name)
    notebook["cells"].append({**markdown(f"Signed {signature}."), "id": "own-signature"})
    return notebook


@cache
def content(word: str) -> bytes:
    """The bytes that a word of a case stands for."""
    kind, _, rest = word.partition(":")
    if kind in CHAPTERS:
        return json.dumps(signed(CHAPTERS[kind], rest or kind)).encode()
    if word in ("blank", "blank00", "blank03"):
        return json.dumps(
            blank({"blank": "04_one_neuron", "blank00": "00_start_here"}.get(word, "03_gradient_check"))
        ).encode()
    if word == "blank:run":
        notebook = blank("04_one_neuron")
        for number, cell in enumerate(one for one in notebook["cells"] if one["cell_type"] == "code"):
            cell["execution_count"] = number
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["run\n"]}]
        notebook["metadata"]["kernelspec"] = {"display_name": "own", "language": "python", "name": "own"}
        return json.dumps(notebook, indent=2).encode()
    if kind == "stripped":
        notebook = signed("04_one_neuron", rest)
        for cell in notebook["cells"]:
            cell["metadata"] = {}
            cell.pop("id", None)
        return json.dumps({**notebook, "metadata": {}, "nbformat_minor": 4}).encode()
    if kind == "broken":
        return json.dumps(signed("04_one_neuron", rest)).encode()[:3000]
    if word == "scratch":
        return json.dumps(
            {"cells": [code("import pandas")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        ).encode()
    if kind == "text":
        return rest.encode()
    return {"photo": JPEG, "junk": b"\x00\x05\x16\x07" + b"\x00" * 60}[word]


class Entry(zipfile.ZipInfo):
    """A zip entry whose name is written in an encoding of our choice, without the UTF-8 flag."""

    spelled = "utf-8"

    def _encodeFilenameFlags(self):
        flags = self.flag_bits & ~0x800
        if self.spelled == "utf-8":
            return self.filename.encode("utf-8"), flags | 0x800
        return self.filename.encode(self.spelled.removesuffix("-unflagged")), flags


def zipped(archive: list[dict]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for one in archive:
            folder = one["bytes"] == "folder"
            moment = time.strptime(one.get("date", DATE), "%Y-%m-%d %H:%M:%S")[:6]
            entry = Entry(one["path"].rstrip("/") + "/" * folder, moment)
            entry.spelled = one.get("encoding", "utf-8")
            entry.create_system = 3
            entry.external_attr = (0o40755 << 16 | 0x10) if folder else 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            inside = zipped(one["inside"]) if one["bytes"] == "zip" else None
            out.writestr(entry, b"" if folder else inside if inside is not None else content(one["bytes"]))
    return buffer.getvalue()


def laid(archive: list[dict], folder: Path) -> None:
    folder.mkdir(parents=True)
    for one in archive:
        path = folder / one["path"]
        if one["bytes"] == "folder":
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(zipped(one["inside"]) if one["bytes"] == "zip" else content(one["bytes"]))
        moment = time.mktime(time.strptime(one.get("date", DATE), "%Y-%m-%d %H:%M:%S"))
        os.utime(path, (moment, moment))


def steps(case: dict) -> list[dict]:
    """All collects of a case, the first included."""
    return [{key: case.get(key) for key in ("parcel", "form", "archive", "options")}, *case.get("then", [])]


def make(step: dict, folder: Path) -> Path:
    """The parcel of one collect."""
    folder.mkdir(parents=True)
    if step.get("form") == "folder":
        path = folder / (step.get("parcel") or "parcel")
        laid(step["archive"], path)
    else:
        path = folder / (step.get("parcel") or "parcel.zip")
        path.write_bytes(zipped(step["archive"]))
    return path


def write_list(rows: list[dict], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", restval="")
        writer.writeheader()
        for row in rows:
            first, _, last = row.get("name", "").rpartition(" ")
            writer.writerow(
                {"first_name": row.get("first", first), "last_name": row.get("last", last), **row}
            )


def write_export(case: dict, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / case.get("lms_export_name", "export.csv")
    encoding = case.get("lms_export_encoding", "utf-8")
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    path.write_bytes(mark + case["lms_export_csv"].encode(encoding))
    return path


def words_in(archive: list[dict]) -> dict[str, str]:
    """path ("outer!inner" inside zips) -> word of its bytes"""
    found = {}
    for one in archive:
        found[one["path"]] = one["bytes"]
        found |= {f"{one['path']}!{path}": word for path, word in words_in(one.get("inside") or []).items()}
    return found
