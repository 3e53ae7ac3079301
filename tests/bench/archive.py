"""Archives of any size, always the same: articles of 5 KB over four years, of events that one to five of them report.

Every sentence is put together from words of our own. An article says its day in one of the ways in which news says
it, and names three of the actors of a pool; those of one event share the day, the actors and what happened.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20240607
FIRST_DAY = datetime.date(2021, 1, 1)
DAYS = 4 * 365
BYTES = 5 * 1024
_SHARES = (46, 24, 14, 9, 7)
"""Of a hundred events, how many are reported by one article, by two, and so on."""

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Quốc")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hạnh", "Khánh", "Lan", "Nam", "Phúc", "Quân", "Sơn")
_OFFICES = ("Chủ tịch", "Giám đốc", "Bộ trưởng", "Thứ trưởng", "Bí thư")
_PLACES = ("Hà Nội", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Huế", "Quảng Ninh", "Nghệ An", "Lâm Đồng", "Gia Lai", "Cà Mau")
_DOES = ("khánh thành", "thăm", "khởi công", "kiểm tra", "công bố", "bàn giao", "mở rộng", "nghiệm thu", "khảo sát")
_THING = ("cầu", "cảng", "nhà máy", "trường học", "bệnh viện", "hồ chứa", "đường ven biển", "khu chợ", "bảo tàng")
_NAMED = ("Hòa Xuân", "Liên Hoa", "Tân Lập", "Phú Mỹ", "Bình Minh", "An Thới", "Vạn Lộc", "Kim Sơn", "Trà Giang")
_OUTLETS = ("Báo Bến Nước", "Tin Đồng Bằng", "Thời báo Miền Núi", "Nhật báo Cửa Biển", "Bản tin Phố Cổ")
_ONSETS = (
    "b",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
_RIMES = (
    "an",
    "áo",
    "âm",
    "ầu",
    "ây",
    "ăn",
    "em",
    "ên",
    "iêm",
    "ịch",
    "inh",
    "oai",
    "oán",
    "ôn",
    "ộng",
    "ơi",
    "úc",
    "uôn",
)
_WORDS = 6000
"""So many words of two syllables an archive is written with, the common ones far more often, as in any language."""
_OWN = 60
"""So many of the words are those of one happening."""
_OPENINGS = (
    "Theo kế hoạch",
    "Trước đó",
    "Cùng với việc này",
    "Trong giai đoạn tới",
    "Về phía địa phương",
    "Bên cạnh đó",
)
_WHO = ("các kỹ sư", "người dân quanh vùng", "đơn vị thi công", "ban quản lý", "các hộ kinh doanh", "đoàn công tác")
_VERBS = ("đề nghị", "cho biết sẽ", "đã", "tiếp tục", "bắt đầu", "không còn phải", "cam kết")
_WORK = (
    "sửa lại mặt đường",
    "trồng thêm cây xanh",
    "đo mực nước",
    "kiểm kê vật liệu",
    "chuyển hàng",
    "mở thêm lớp học",
)
_ENDS = (
    "trước mùa mưa",
    "cho kịp tiến độ",
    "với chi phí thấp hơn",
    "theo ý kiến của dân",
    "ở hai bên bờ",
    "mỗi tuần một lần",
)


@dataclass(frozen=True, slots=True)
class _Happening:
    """What the articles of one event share."""

    day: datetime.date
    people: tuple[str, ...]
    place: str
    what: str
    words: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Language:
    """Words, the common ones first, and how often each is used up to it (Zipf)."""

    words: Sequence[str]
    weights: Sequence[float]

    @classmethod
    def of(cls, chance: random.Random) -> _Language:
        syllables = [f"{onset}{rime}" for onset in _ONSETS for rime in _RIMES]
        words = [f"{chance.choice(syllables)} {chance.choice(syllables)}" for _ in range(_WORDS)]
        return cls(words, list(itertools.accumulate(1 / (rank + 3) for rank in range(_WORDS))))

    def pick(self, chance: random.Random, count: int) -> list[str]:
        """Words as a text uses them."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


def write_archive(folder: Path, count: int, seed: int = SEED) -> None:
    """Fills `folder` with `count` articles, in a folder for each year."""
    for path, text in make_articles(count, seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def make_articles(count: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Path and text of each article."""
    chance = random.Random(seed)
    pool = _make_pool(chance, max(20, count // 25))
    language = _Language.of(chance)
    made = 0
    while made < count:
        happening = _make_happening(chance, pool, language)
        reports = chance.choices(range(1, 6), _SHARES)[0]
        for number in range(min(reports, count - made)):
            yield _make_article(chance, happening, language, made, number)
            made += 1


def _make_pool(chance: random.Random, size: int) -> Sequence[str]:
    names = [f"{family} {middle} {given}" for family in _FAMILY for middle in _MIDDLE for given in _GIVEN]
    return chance.sample(names, min(size, len(names)))


def _make_happening(chance: random.Random, pool: Sequence[str], language: _Language) -> _Happening:
    own = tuple(chance.choice(language.words) for _ in range(_OWN))
    what = f"{chance.choice(_DOES)} {chance.choice(_THING)} {chance.choice(_NAMED)} {chance.randint(1, 99)}"
    return _Happening(
        FIRST_DAY + datetime.timedelta(chance.randrange(DAYS)),
        tuple(chance.sample(pool, 2)),
        chance.choice(_PLACES),
        what,
        own,
        tuple(_make_sentence(chance, chance.sample(own, 8)) for _ in range(8)),
    )


def _make_article(
    chance: random.Random, told: _Happening, language: _Language, index: int, number: int
) -> tuple[str, str]:
    """One report of a happening; the first is printed on the day, the others up to two days later."""
    printed = told.day + datetime.timedelta(min(number, 2))
    one, other = told.people
    office = chance.choice(_OFFICES)
    day = chance.choice(("Ngày {d.day}/{d.month}", "Sáng {d.day}/{d.month}", "Ngày {d.day} tháng {d.month}")).format(
        d=told.day
    )
    lead = f"{day}, {office} {one} {told.what} tại {told.place}, cùng dự có {other}."
    paragraphs, size = [lead], len(lead.encode())
    while size < BYTES:
        used = ([*language.pick(chance, 6), *chance.sample(told.words, 2)] for _ in range(3))
        own = [_make_sentence(chance, words) for words in used]
        words = " ".join([*own, chance.choice(told.sentences)])
        paragraphs.append(words)
        size += len(words.encode())
    title = f"{office} {one.split()[-1]} {told.what}".replace("  ", " ")
    head = f"---\ntitle: {title}\ndate: {printed.isoformat()}\noutlet: {_OUTLETS[number % len(_OUTLETS)]}\n---\n"
    return f"{printed.year}/{index:05}.md", head + "\n\n".join(paragraphs) + "\n"


def _make_sentence(chance: random.Random, words: Sequence[str]) -> str:
    opening, who, verb, work, end = (chance.choice(each) for each in (_OPENINGS, _WHO, _VERBS, _WORK, _ENDS))
    return f"{opening}, {who} {verb} {work} {' '.join(words)} {end}, với {chance.randint(2, 900)} lượt."
