"""Times that an LMS wrote, in whatever form and zone, as moments in UTC.

A name or worksheet says "9:10 PM" and no zone: it is the institution's or the downloader's, so the person
at the keyboard says which. What cannot be read is unknown, never guessed.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil.tz import tzlocal

from autograder import Complaint
from autograder.intake.calendar_words import is_afternoon, month_of

CLOCK = re.compile(r"(\d{1,2})(?:[:.h]|\sh\s)(\d{2})(?:[:.](\d{2}))?(?:\.\d+)?(?!\d)")
YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})")
VIETNAMESE = re.compile(r"(\d{1,2}) th(?:áng|g\.?) (\d{1,2}),? (\d{4})")
YEARS = range(1990, 2101)  # others are of another calendar: 2569 in Thailand, 1405 in Iran
OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{2})(?::?(\d{2}))?$")


def zone_named(name: str | None) -> tzinfo:
    """The zone of a name like Europe/Berlin, this machine's for None. Raises Complaint for no zone."""
    if name is None:
        return tzlocal()
    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise Complaint(f"no time zone {name!r}: say it like Europe/Berlin or UTC") from None


def name_of_zone(zone: tzinfo) -> str:
    """As a person would name it."""
    if isinstance(zone, tzlocal):
        link = os.environ.get("TZ", "").lstrip(":")
        if not link and Path("/etc/localtime").is_symlink():
            link = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
        return f"{link or datetime.now(zone).tzname()}, this machine's zone; --timezone names another"
    return str(getattr(zone, "key", zone))


def in_utc(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """A moment in UTC; one without a zone is in `zone`."""
    if moment is None:
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def made(year, month, day, hour=0, minute=0, second=0) -> datetime | None:
    """A moment of these numbers or texts of digits, None if there is no such day or hour."""
    try:
        return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second))
    except ValueError:
        return None


def digits(text: str) -> datetime | None:
    """Of 14 digits in a row or in groups: "2026-11-20-21-10-05", "20261120211005123"."""
    run = re.sub(r"\D", "", text)
    parts = (run[:4], run[4:6], run[6:8], run[8:10], run[10:12], run[12:14])
    return made(*parts) if len(run) >= 14 else None


def with_zone(text: str) -> datetime | None:
    """nbgrader's and GitHub's "2022-09-18 23:59:59[.f] ZONE"; without a zone it is UTC."""
    found = re.match(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?\s*(\S*)$", text.strip())
    if not found:
        return None
    moment, zone = digits(found[1] + found[2]), found[3]
    if offset := OFFSET.match(zone):
        minutes = (1 if offset[1] == "+" else -1) * (int(offset[2]) * 60 + int(offset[3] or 0))
        return moment and moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    try:
        return moment and moment.replace(tzinfo=zone_named(zone or "UTC"))
    except Complaint:
        return None


def spoken(text: str) -> datetime | None:
    """As people are shown it, in their language: "Friday, 20 November 2026, 9:10 PM", "20.11.2026 21:10"."""
    date = YEAR_FIRST.search(text) or DAY_FIRST.search(text)
    clock = CLOCK.search(text, date.end()) if date else CLOCK.search(text)
    if clock is None:
        return None
    hour, minute, second = int(clock[1]), clock[2], clock[3] or 0
    before, after = text[: clock.start()], text[clock.end() :]
    if hour <= 12 and (afternoon := is_afternoon(before, after)) is not None:
        hour = hour % 12 + 12 * afternoon
    day = _day(f"{before} {after}")
    return made(*day, hour, minute, second) if day and day[0] in YEARS else None


def _day(text: str) -> tuple[int, int, int] | None:
    if found := YEAR_FIRST.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := VIETNAMESE.search(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := DAY_FIRST.search(text):
        one, two, year = map(int, found.groups())
        if one > 12 or "." in found[0] or one == two:
            return year, two, one
        return (year, one, two) if two > 12 else None  # which is the month, nobody says
    of_year, of_day = re.search(r"(?<!\d)\d{4}(?!\d)", text), re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    month = month_of(text)
    return (int(of_year[0]), month, int(of_day[0])) if of_year and of_day and month else None


def stamp(moment: datetime) -> str:
    """As nbgrader's timestamp.txt has it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
