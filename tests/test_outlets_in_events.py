"""An outlet that only reports is no actor of what it reports."""

from __future__ import annotations

import pytest

from tests.conftest import Analyst


@pytest.mark.parametrize(
    "text",
    [
        "Theo báo Tiền Phong, hai người bị thương ở bến xe.",
        "Tờ Mirror đưa tin hai người chết trong vụ cháy.",
        "Báo điện tử The Kyiv Independent đưa tin một tòa nhà bị cháy.",
        "Reuters reported that a ship sank near the coast.",
    ],
)
def test_an_outlet_that_only_reports_neither_acts_nor_speaks(text: str, analyst: Analyst) -> None:
    (event,) = analyst.timeline({"a.txt": f"Published: 2016-05-23\n\n{text}"}).events
    assert (event.acts, event.speaks) == ((), ())


def test_an_outlet_acts_where_it_is_the_news(analyst: Analyst) -> None:
    (event,) = analyst.timeline({"a.txt": "Báo Tuổi Trẻ khai trương trụ sở mới."}).events
    assert event.acts == ("tuoi-tre",)
