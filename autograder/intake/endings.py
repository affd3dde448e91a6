"""What the ending of a file's name says that it is."""

from __future__ import annotations

NOTEBOOKS = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
# of pictures that may lie beside a notebook: those that are shown, and those that are named
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".heic", ".bmp", ".tif", ".tiff", ".pdf")
DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pages")
PACKED = (".rar", ".7z", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar", ".gz", ".tgz", ".bz2", ".xz")
PAGES = (".html", ".txt")  # of a student or of the LMS
WORK = (*NOTEBOOKS, ".zip", *PACKED)  # may hold an answer that can be marked
SHOWN = (*PICTURES, *DOCUMENTS, ".py")  # holds an answer for a person to read; no LMS adds such a file


def plain_name(name: str) -> str:
    """In small letters, without blanks and full stops behind it, which Windows and some LMSs leave out."""
    return name.lower().rstrip(" .")


def is_work(name: str) -> bool:
    return plain_name(name).endswith(WORK)


def without_ending(name: str) -> str:
    """The name before the ending of work, a picture or a document; the whole name where it has none."""
    lower = name.lower()
    ending = next((one for one in (*WORK, *SHOWN) if lower.endswith(one)), "")
    return name[: len(name) - len(ending)]
