"""Times in the words of many languages, and none where nothing certain is said."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzlocal

from autograder import Complaint
from autograder.intake.clock import digits, in_utc, name_of_zone, spoken, stamp, with_zone, zone_named

NOV = datetime(2026, 11, 20, 21, 10)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Friday, 20 November 2026, 9:10 PM", NOV),
        ("Friday, 20 November 2026, 9:10 p.m.", NOV),
        ("Nov 20, 2026 9:10 PM", NOV),
        ("Freitag, 20. November 2026, 21:10", NOV),
        ("viernes, 20 de noviembre de 2026, 21:10", NOV),
        ("vendredi 20 novembre 2026, 21:10", NOV),
        ("пятница, 20 ноября 2026, 21:10", NOV),
        ("piątek, 20 listopada 2026, 21:10", NOV),
        ("2026年11月20日 星期五 21:10", NOV),
        ("2026年11月20日 下午9:10", NOV),
        ("2026-11-20 21:10", NOV),
        ("20.11.2026 21:10", NOV),
        ("20/11/2026 21.10", NOV),
        ("11/20/2026 21:10", NOV),
        ("Friday, 20 November 2026, 12:05 AM", datetime(2026, 11, 20, 0, 5)),
        ("Friday, 20 November 2026, 12:05 PM", datetime(2026, 11, 20, 12, 5)),
        ("Friday, 20 November 2026, 9:10:07 AM", datetime(2026, 11, 20, 9, 10, 7)),
        ("Freitag, 20. März 2026, 21:10", datetime(2026, 3, 20, 21, 10)),
        ("20 tháng 11, 2026, 9:10 CH", NOV),
        ("Παρασκευή, 20 Νοεμβρίου 2026, 9:10 μ.μ.", NOV),
        ("शुक्रवार, 20 नवंबर 2026, 9:10 PM", NOV),
        ("יום שישי, 20 בנובמבר 2026, 21:10", NOV),
        ("vendredi 20 novembre 2026, 21 h 10", NOV),
        ("2026. 11. 20. PM 9:10", NOV),
        ("2026年11月20日 凌晨12:10", datetime(2026, 11, 20, 0, 10)),
        ("venres, 20 de xaneiro de 2026, 21:10", datetime(2026, 1, 20, 21, 10)),  # "de" is no month
        ("petak, 20. listopada 2026., 21:10", datetime(2026, 10, 20, 21, 10)),  # November in Polish
        ("20 listopada 2026, 21:10", None),
        ("mar. 1 déc. 2026, 21:10", datetime(2026, 12, 1, 21, 10)),  # a Tuesday
        ("viernes, 20 de brumario de 2026, 21:10", None),
        ("Freitag, 20. November 2026, 21:10 Am Platz", NOV),
        ("Sa 12:10, 21. November 2026", datetime(2026, 11, 21, 12, 10)),
        ("วันศุกร์ที่ 20 พฤศจิกายน 2569, 21:10", None),  # the year of another calendar
        ("11/10/2026 21:10", None),
        ("Friday, 20 Brumaire 2026, 9:10 PM", None),
        ("Friday, 31 February 2026, 9:10 PM", None),
        ("Friday, 20 November 2026", None),
        ("Submitted for grading", None),
        ("-", None),
        ("", None),
    ],
)
def test_a_time_as_people_are_shown_it(text, moment):
    assert spoken(text) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-09-18 23:59:59 UTC", datetime(2022, 9, 18, 23, 59, 59)),
        ("2022-09-18 23:59:59", datetime(2022, 9, 18, 23, 59, 59)),
        ("2022-09-18 23:59:59.123456 Europe/Berlin", datetime(2022, 9, 18, 21, 59, 59)),
        ("2022-09-18T23:59:59 +0530", datetime(2022, 9, 18, 18, 29, 59)),
        ("2022-09-18 23:59:59 -08:00", datetime(2022, 9, 19, 7, 59, 59)),
        ("2022-09-18 23:59:59.5 +03", datetime(2022, 9, 18, 20, 59, 59)),
        ("2022-09-18 23:59:59.0 Z", datetime(2022, 9, 18, 23, 59, 59)),
        ("2022-09-18 23:59:59 Mars", None),
        ("2022-13-18 23:59:59 UTC", None),
        ("20220918235959123", None),
        ("", None),
    ],
)
def test_a_time_with_its_zone(text, moment):
    found = with_zone(text)
    assert (found and in_utc(found, ZoneInfo("Asia/Tokyo"))) == (moment and moment.replace(tzinfo=UTC))


def test_digits_in_a_row_or_in_groups():
    assert digits("2026-11-20-21-10-05") == digits("20261120211005123") == datetime(2026, 11, 20, 21, 10, 5)
    assert digits("2026-11-20") is None and digits("20261320211005") is None


def test_summer_and_winter_are_the_zones_own():
    zone = zone_named("America/Toronto")
    assert in_utc(datetime(2026, 7, 1, 12), zone) == datetime(2026, 7, 1, 16, tzinfo=UTC)
    assert in_utc(datetime(2026, 12, 1, 12), zone) == datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert in_utc(None, zone) is None and in_utc(datetime.min, ZoneInfo("Asia/Tokyo")) is None


def test_zones_have_names(monkeypatch):
    assert zone_named("utc") is UTC and isinstance(zone_named(None), tzlocal)
    assert name_of_zone(UTC) == "UTC" and name_of_zone(zone_named("Asia/Tokyo")) == "Asia/Tokyo"
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert name_of_zone(tzlocal()) == "Asia/Tokyo, this machine's zone; --timezone names another"
    for wrong in ("Mars/Base", "../etc/passwd", ""):
        with pytest.raises(Complaint, match="no time zone"):
            zone_named(wrong)


def test_a_stamp_is_what_nbgrader_reads():
    from nbgrader.utils import parse_utc

    moment = datetime(2026, 11, 21, 2, 10, 5, tzinfo=ZoneInfo("Europe/Berlin"))
    assert stamp(moment) == "2026-11-21 01:10:05.000000 UTC"
    assert parse_utc(stamp(moment)) == datetime(2026, 11, 21, 1, 10, 5)
