"""The encoding of names in old zips, found from all names of one zip together.

Bytes above 127 that are valid UTF-8 are UTF-8, flag or not. Other zips were packed on a Windows of some
country: the class list tells which, or else the shape of the words.
"""

from __future__ import annotations

import re
import unicodedata

from autograder.intake.names import words_of

CODE_PAGES = (
    *("cp437", "cp866", "cp1251", "gb18030", "cp932", "cp949", "cp950"),
    *("cp850", "cp852", "cp1252", "cp1250"),
)
LATIN = ("cp437", "cp850", "cp852", "cp1252", "cp1250")
SCRIPTS = {
    "cp866": ("CYRILLIC",),
    "cp1251": ("CYRILLIC",),
    "gb18030": ("CJK UNIFIED",),
    "cp932": ("CJK UNIFIED", "HIRAGANA", "KATAKANA"),
    "cp949": ("HANGUL SYLLABLE",),
    "cp950": ("CJK UNIFIED",),
}
# what people of a country write; the rest of its code page is what bytes of another country look like in it
COMMON = {"gb18030": "gb2312", "cp932": "shift_jis", "cp949": "euc_kr"}
BIG5_COMMON = range(0xA4, 0xC7)  # first bytes of the letters that Taiwan's schools teach


def spelled(names: list[bytes], known: frozenset[str] = frozenset()) -> list[str]:
    """The texts of these names. known : words of the names on a class list, as `words_of` makes them."""
    texts: dict[bytes, str] = {}
    for name in names:
        try:
            texts[name] = name.decode("utf-8")
        except UnicodeDecodeError:
            continue
    rest = [name for name in names if name not in texts]
    page = code_page(rest, known) if rest else "utf-8"
    return [texts[name] if name in texts else name.decode(page, "replace") for name in names]


def code_page(names: list[bytes], known: frozenset[str]) -> str:
    """The code page in which these names read best; cp437, which every old zip claims, if none stands out."""
    readings: dict[str, list[str]] = {}
    for page in CODE_PAGES:
        try:
            readings[page] = [name.decode(page) for name in names]
        except UnicodeDecodeError:
            continue
    hits = {
        page: sum(len(known.intersection(words_of(text))) for text in texts)
        for page, texts in readings.items()
    }
    best = max(hits, key=hits.__getitem__)
    if hits[best] > hits.get("cp437", 0):
        return best
    for page, scripts in SCRIPTS.items():
        texts = readings.get(page, [])
        if texts and all(_reads_as(text, scripts) and _is_common(text, page) for text in texts):
            return page
    return next(
        (page for page in LATIN if page in readings and all(map(_only_letters, readings[page]))), "cp437"
    )


def _reads_as(text: str, scripts: tuple[str, ...]) -> bool:
    """Whether all that is not ASCII is letters of these scripts, in words as people write them."""
    for word in re.findall(r"[^\W\d_]+|[^\x00-\x7f]+", text):
        foreign = [letter for letter in word if letter > "\x7f"]
        if not foreign:
            continue
        if len(foreign) != len(word) or not all(
            unicodedata.name(one, "").startswith(scripts) for one in word
        ):
            return False
        if scripts == ("CYRILLIC",) and not (word.islower() or word.isupper() or word.istitle()):
            return False
    return True


def _is_common(text: str, page: str) -> bool:
    """Whether the letters are those that most people of the page's country use."""
    if page == "cp950":
        return all(letter.encode(page)[0] in BIG5_COMMON for letter in text if letter > "\x7f")
    try:
        text.encode(COMMON.get(page, page))
    except UnicodeEncodeError:
        return False
    return True


def _only_letters(text: str) -> bool:
    return all(letter.isalpha() for letter in text if letter > "\x7f")
