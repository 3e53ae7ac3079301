"""The dates that metadata state, in every form in which people and programs write them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.dating.parse import parse_stated

HANOI = "Asia/Ho_Chi_Minh"


def stated(value: str, language: str = "vi", timezone: str = HANOI) -> str:
    """What is read of a value: the date, and the moment after a space where there is one; empty for no date."""
    found = parse_stated(value, language, timezone)
    return "" if found is None else f"{found.date.edtf} {found.moment}".strip()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        # ISO 8601 and EDTF
        ("2024-10-04", "2024-10-04"),
        ("2024-1-4", "2024-01-04"),
        ("20241004", "2024-10-04"),
        ("2024/10/04", "2024-10-04"),
        ("2024-10", "2024-10"),
        ("2024", "2024"),
        ("2024-10-03/2024-10-05", "2024-10-03/2024-10-05"),
        ("2024-10/2024-11", "2024-10/2024-11"),
        (" '2024-10-04' ", "2024-10-04"),
        # with a time
        ("2024-10-04 14:00", "2024-10-04 2024-10-04T14:00:00"),
        ("2024-10-04T14:00:00+07:00", "2024-10-04 2024-10-04T14:00:00+07:00"),
        ("2024-10-04 14:00:05 +0700", "2024-10-04 2024-10-04T14:00:05+07:00"),
        ("2024-10-04T14:00:00-04:00", "2024-10-04 2024-10-04T14:00:00-04:00"),
        # in UTC: the day of the reader's clock
        ("2024-10-04T02:10:00Z", "2024-10-04 2024-10-04T09:10:00+07:00"),
        ("2024-10-04T18:00:00.123Z", "2024-10-05 2024-10-05T01:00:00+07:00"),
        # mail and feeds
        ("Fri, 04 Oct 2024 14:00:00 +0700", "2024-10-04 2024-10-04T14:00:00+07:00"),
        ("Fri, 04 Oct 2024 18:00:00 GMT", "2024-10-05 2024-10-05T01:00:00+07:00"),
        # Vietnamese
        ("04/10/2024", "2024-10-04"),
        ("4.10.2024", "2024-10-04"),
        ("04-10-2024", "2024-10-04"),
        ("ngày 4 tháng 10 năm 2024", "2024-10-04"),
        ("10/2024", "2024-10"),
        ("tháng 10 năm 2024", "2024-10"),
        ("04/10/2024 14:00", "2024-10-04 2024-10-04T14:00:00"),
        ("14h00 ngày 4/10/2024", "2024-10-04 2024-10-04T14:00:00"),
        ("Thứ Sáu, 04/10/2024, 14:00 (GMT+7)", "2024-10-04 2024-10-04T14:00:00+07:00"),
        # English
        ("4 Oct 2024", "2024-10-04"),
        ("October 4, 2024", "2024-10-04"),
        ("October 2024", "2024-10"),
        ("Oct 4, 2024, 2:30 AM", "2024-10-04 2024-10-04T02:30:00"),
        ("October 4, 2024 2:30 pm", "2024-10-04 2024-10-04T14:30:00"),
        # other languages
        ("4 octobre 2024", "2024-10-04"),
        ("4. Oktober 2024", "2024-10-04"),
        ("2024年10月4日", "2024-10-04"),
        # a time that no clock shows leaves the day
        ("2024-10-04T25:00", "2024-10-04"),
        ("2024-10-04T14:00:00+99:99", "2024-10-04"),
    ],
)
def test_a_date_is_read(value: str, read: str) -> None:
    assert stated(value) == read


@pytest.mark.parametrize(
    "value",
    [
        "", "null", "soon", "hôm qua", "4/10", "0000", "0000-00-00", "2024-13-45", "2024-02-30", "2024-10-00",
        "2024-10-05/2024-10-03", "31/4/2024", "1.000", "đang cập nhật", "(", "2024-", "9999-12-31T23:00:00Z",
        "20241345", "+84 912 345 678",
    ],
)  # fmt: skip
def test_no_date_is_read(value: str) -> None:
    assert stated(value) == ""


def test_the_day_is_that_of_the_project_and_not_of_the_machine() -> None:
    assert stated("2024-10-04T02:00:00Z", timezone="America/New_York").startswith("2024-10-03 ")


def test_every_machine_reads_the_same() -> None:
    values = ["1728000000", "2024-10-04 00:30", "4 octobre 2024 00:30", "Fri Oct  4 00:30:00 2024"]
    program = f"from generator.dating.parse import *\nprint([parse_stated(v, 'vi', '{HANOI}') for v in {values}])"
    read = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"TZ": zone},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone in ("Asia/Tokyo", "America/Los_Angeles")
    }
    assert len(read) == 1, read
