"""Articles in any number, always the same ones: years of news from one made-up desk, three actors in each.

They are plain enough to be told apart and grouped: every event has its own day, deed and actors, and some are
reported by two or three outlets. The words are ours; the places and organisations are ones that the knowledge holds.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 20_240_601
_FIRST, _LAST = datetime.date(2019, 1, 1), datetime.date(2024, 12, 28)

_PLACES = (
    *("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Quảng Ninh", "Nghệ An", "Lào Cai", "Cà Mau", "An Giang"),
    *("Đắk Lắk", "Lâm Đồng", "Khánh Hòa", "Bình Định", "Thanh Hóa", "Đồng Nai", "Long An", "Tây Ninh", "Điện Biên"),
)
_BODIES = (
    *("Bộ Y tế", "Bộ Giáo dục và Đào tạo", "Bộ Giao thông Vận tải", "Bộ Công an", "Bộ Tài chính", "Bộ Ngoại giao"),
    *("UNESCO", "UNICEF", "WHO", "Ngân hàng Thế giới", "ASEAN", "Liên hợp quốc", "IMF", "FAO"),
)
_DEEDS = (
    ("khánh thành {thing} ở {place}", "Công trình được làm trong {months} tháng, dài {number} km."),
    ("kiểm tra {thing} tại {place}", "Đoàn kiểm tra nêu {number} điểm phải làm lại trong {months} tháng."),
    ("ký thỏa thuận về {thing} với {other}", "Thỏa thuận có {number} điều, kéo dài {months} tháng."),
    ("họp bàn về {thing} tại {place}", "Cuộc họp có {number} đại biểu, bàn việc của {months} tháng tới."),
    ("tạm dừng {thing} ở {place}", "Việc tạm dừng kéo dài {months} tháng để xem lại {number} hồ sơ."),
    ("mở rộng {thing} tại {place}", "Phần mở rộng thêm {number} hecta, xong trong {months} tháng."),
    ("trao giải cho {thing} của {place}", "Có {number} người dự, hội đồng chấm trong {months} tháng."),
    ("công bố kết quả về {thing} ở {place}", "Báo cáo dài {number} trang, theo dõi trong {months} tháng."),
)
_THINGS = (
    *("cầu vượt", "bệnh viện nhi", "thư viện lưu động", "tuyến tàu điện", "đê chắn sóng", "trường nghề", "chợ đầu mối"),
    *("trạm khí tượng", "nhà máy nước", "rừng ngập mặn", "lễ hội lúa", "bảo tàng gốm", "cảng cá", "đội cứu hộ"),
    *("hồ chứa", "đường ven biển", "vườn quốc gia", "giải chạy", "xưởng dệt", "trại giống", "phim tài liệu"),
)
_OUTLETS = ("VOV", "VietnamPlus", "Tuổi Trẻ", "Thanh Niên", "Dân trí", "Nhân Dân", "Lao Động", "Tiền Phong")
_WAYS = ("Ngày {day}/{month}", "Sáng {day}/{month}", "Chiều ngày {day}/{month}", "Hôm {day}/{month}")


@dataclass(frozen=True, slots=True)
class _Happening:
    """What some articles report."""

    day: datetime.date
    body: str
    deed: str
    more: str
    other: str


def write_articles(content: Path, count: int, seed: int = SEED) -> None:
    """Writes `count` articles below `content`, a folder for each year."""
    for path, text in make_articles(count, seed):
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def make_articles(count: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """`count` articles by their paths; the first of them are the same whatever the count."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        happening = _happen(chance)
        outlets = chance.sample(_OUTLETS, chance.choice((1, 1, 1, 1, 2, 3)))
        for outlet in outlets[: count - made]:
            made += 1
            yield f"{happening.day.year}/{made:05d}.md", _article(happening, outlet, chance)


def _happen(chance: random.Random) -> _Happening:
    day = _FIRST + datetime.timedelta(days=chance.randrange((_LAST - _FIRST).days))
    body, other = chance.sample(_BODIES, 2)
    deed, more = chance.choice(_DEEDS)
    deed = deed.format(thing=chance.choice(_THINGS), place=chance.choice(_PLACES), other=other)
    return _Happening(
        day, body, deed, more.format(number=chance.randrange(3, 900), months=chance.randrange(2, 36)), other
    )


def _article(happening: _Happening, outlet: str, chance: random.Random) -> str:
    day = happening.day
    printed = day + datetime.timedelta(days=chance.choice((0, 1, 1)))
    when = chance.choice(_WAYS).format(day=day.day, month=day.month)
    lines = [
        "---",
        f"title: {happening.body} {happening.deed}",
        f"date: {printed}",
        f"source: {outlet}",
        "---",
        f"{when}, {happening.body} {happening.deed}, có đại diện của {happening.other} cùng dự.",
        "",
        happening.more,
        "",
        f"Theo {outlet}, việc này đã được chuẩn bị từ trước, và còn được theo dõi tiếp.",
    ]
    return "\n".join(lines) + "\n"
