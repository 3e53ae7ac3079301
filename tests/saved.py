"""One article, of our own writing, in every form that people keep articles in."""

from __future__ import annotations

import base64
import csv
import io
import json
import textwrap
from collections.abc import Mapping
from email.message import EmailMessage

TITLE = "Cầu tàu Bình Lập mở lại sau mùa mưa bão"
LEAD = (
    "Sáng 12/3, cầu tàu Bình Lập ở Khánh Hòa đón chuyến đò đầu tiên sau bốn tháng sửa chữa, "
    "chở theo hơn trăm hành khách."
)
BODY = "Ban quản lý bến cho biết mỗi ngày có sáu chuyến đi và về. Giá vé giữ như năm ngoái, trẻ em được miễn phí."
CAPTION = "Chuyến đò đầu tiên rời bến. Ảnh: Bản tin Mẫu"
URL = "https://bantinmau.example/cau-tau-binh-lap-102.html"
AUTHOR = "Trần Minh Hạ"
OUTLET = "Bản tin Mẫu"
PUBLISHED = "2019-03-13T06:30:00+07:00"
TEXT = f"{LEAD}\n\n{CAPTION}\n\n{BODY}\n"
HTML = f"<p>{LEAD}</p><figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure><p>{BODY}</p>"
ENGLISH_LEAD = (
    "The pier at Binh Lap opened again on Tuesday after four months of repairs, "
    "and the first ferry left with a hundred people."
)
META = {"title": TITLE, "author": AUTHOR, "url": URL}

LINKED = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": PUBLISHED,
    "author": {"@type": "Person", "name": AUTHOR}, "publisher": {"@type": "Organization", "name": OUTLET},
    "mainEntityOfPage": URL, "inLanguage": "vi",
}  # fmt: skip
RELATED = "".join(
    f"<li><a href='/{n}'>Bài số {n} về một chuyện khác hẳn</a> <span>0{n}/02/2018</span></li>" for n in range(1, 8)
)


def page(head: str, under_title: str = "") -> str:
    """A page of a newspaper, with a list of other articles at its side."""
    return (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><a href='/'>Trang chủ</a></nav><main><article><h1>{TITLE}</h1>{under_title}{HTML}</article>"
        f"<aside class='related'><h3>Tin liên quan</h3><ul>{RELATED}</ul></aside></main></body></html>"
    )


def script(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value, ensure_ascii=False)}</script>"


def front(text: str) -> bytes:
    return f"{text}\n{TEXT}".encode()


def mhtml() -> bytes:
    body = page(script(LINKED)).encode()
    head = (
        f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {URL}\r\nSubject: x\r\nDate: Mon, 1 Jan 2024 00:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f'--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {URL}\r\n\r\n'
    )
    picture = "\r\n--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAAAAACw=\r\n--b--\r\n"
    return head.encode() + body + picture.encode()


def mail() -> bytes:
    message = EmailMessage()
    message["Date"] = "Wed, 13 Mar 2019 06:30:00 +0700"
    message.set_content(TEXT)
    message.add_alternative(f"<html><body>{HTML}</body></html>", subtype="html")
    name, subject = (f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?=" for text in (OUTLET, TITLE))
    return f"From: {name} <tin@bantinmau.example>\nSubject: {subject}\n".encode() + message.as_bytes()


def table(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title><language>vi</language><item><title>{TITLE}</title>
<link>{URL}</link><dc:creator>{AUTHOR}</dc:creator><pubDate>Wed, 13 Mar 2019 06:30:00 +0700</pubDate><description>{LEAD}</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><entry><title>{TITLE}</title><link href="{URL}"/>
<author><name>{AUTHOR}</name></author><published>{PUBLISHED}</published><content type="html"><![CDATA[{HTML}]]></content></entry></feed>"""


def archive(packed: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, content in (
        (URL, page(script(LINKED))),
        ("https://bantinmau.example/", "<html><body><p>Trang chủ</p></body></html>"),
    ):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        payload = io.BytesIO(content.encode())
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    return out.getvalue()


def document() -> bytes:
    import docx

    made = docx.Document()
    made.core_properties.title, made.core_properties.author = TITLE, AUTHOR
    for line in ("13/03/2019 06:30", LEAD, CAPTION, BODY):
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def printed() -> bytes:
    """A PDF with one line of text for each line of an article in English, which its simplest fonts can write."""
    lines = ["Published on 13 March 2019", *textwrap.wrap(ENGLISH_LEAD, 80)]
    stream = "BT /F1 11 Tf 40 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Title (The pier opens again) /Author (Alex Sample) >>",
    ]  # fmt: skip
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table_of_places = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table_of_places}"
    return (
        out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    ).encode()


FILES: Mapping[str, bytes] = {
    "jekyll.md": front(
        f"---\nlayout: post\ntitle: {TITLE}\ndate: 2019-03-13 06:30:00 +0700\nauthor: {AUTHOR}\nsource: {OUTLET}\nlink: {URL}\n---"
    ),
    "hugo.md": front(
        f'+++\ntitle = "{TITLE}"\ndate = 2019-03-13T06:30:00+07:00\nauthor = "{AUTHOR}"\nsource = "{OUTLET}"\nurl = "{URL}"\ndraft = false\n+++'
    ),
    "hugo-json.md": front(dump({**META, "date": PUBLISHED, "source": OUTLET, "weight": 3}).decode()),
    "obsidian.md": front(
        f'---\ntitle: "{TITLE}"\nsource: "{URL}"\nauthor:\n  - "[[{AUTHOR}]]"\npublished: {PUBLISHED}\ncreated: 2025-08-23\nsite: {OUTLET}\ntags:\n  - "clippings"\n---'
    ),
    "zettlr.md": front(
        f"---\ntitle: {TITLE}\nauthor: {AUTHOR}\ndate: {PUBLISHED}\npublication: {OUTLET}\nurl: {URL}\n..."
    ),
    "pasted.txt": f"{TITLE}\n\n{OUTLET} | Thứ Tư, 13/03/2019, 06:30 (GMT+7)\n\nTác giả: {AUTHOR}\n\nNguồn: {URL}\n\n{TEXT}".encode(),
    "linked-data.html": page(script(LINKED)).encode(),
    "graph.html": page(
        script({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, LINKED]})
    ).encode(),
    "open-graph.htm": page(
        f"<meta property='og:title' content='{TITLE} - {OUTLET}'><meta property='og:site_name' content='{OUTLET}'><meta name='author' content='{AUTHOR}'>"
        f"<meta property='article:published_time' content='{PUBLISHED}'><meta property='og:url' content='{URL}'>"
    ).encode(),
    "time.html": page(
        f"<meta name='author' content='{AUTHOR}'><meta property='og:site_name' content='{OUTLET}'><link rel='canonical' href='{URL}'>",
        f"<time datetime='{PUBLISHED}'>hôm qua</time>",
    ).encode(),
    "visible.html": page(
        f"<meta name='author' content='{AUTHOR}'><meta property='og:site_name' content='{OUTLET}'><link rel='canonical' href='{URL}'>",
        "<div class='date'>Thứ Tư, 13/03/2019, 06:30 (GMT+7)</div>",
    ).encode(),
    "singlefile.html": (
        f"<!-- Page saved with SingleFile \n url: {URL} \n saved date: Mon Jan 01 2024 -->"
        + page(
            script(LINKED | {"mainEntityOfPage": ""})
            + "<style>a{background:url(data:image/png;base64,"
            + "A" * 5000
            + ")}</style>"
        )
    ).encode(),
    "page.mhtml": mhtml(),
    "page.mht": mhtml(),
    "letter.eml": mail(),
    "pocket.json": dump(
        {
            "status": 1,
            "list": {
                "7": {
                    "resolved_title": TITLE,
                    "resolved_url": URL,
                    "time_added": "1704067200",
                    "authors": {"1": {"name": AUTHOR}},
                    "source": OUTLET,
                    "published": 1552433400,
                    "text": TEXT,
                }
            },
        }
    ),
    "wallabag.json": dump(
        [
            {
                "id": 1,
                "title": TITLE,
                "url": URL,
                "content": HTML,
                "created_at": "2024-01-01T00:00:00+0000",
                "published_at": "2019-03-13T06:30:00+0700",
                "published_by": [AUTHOR],
                "domain_name": OUTLET,
                "language": "vi",
            }
        ]
    ),
    "omnivore.json": dump(
        [
            {
                "id": "a",
                "slug": "b",
                "title": TITLE,
                "author": AUTHOR,
                "url": URL,
                "siteName": OUTLET,
                "content": HTML,
                "savedAt": "2024-01-01T00:00:00.000Z",
                "publishedAt": PUBLISHED,
            }
        ]
    ),
    "readwise.json": dump(
        {
            "count": 1,
            "results": [
                {
                    "id": "x",
                    "title": TITLE,
                    "author": AUTHOR,
                    "site_name": OUTLET,
                    "source_url": URL,
                    "html_content": HTML,
                    "saved_at": "2024-01-01",
                    "published_date": 1552433400000,
                }
            ],
        }
    ),
    "archivebox.json": dump(
        [
            {
                "timestamp": "1704067200",
                "url": URL,
                "title": TITLE,
                "byline": AUTHOR,
                "siteName": OUTLET,
                "textContent": TEXT,
                "publishedTime": PUBLISHED,
            }
        ]
    ),
    "zotero.json": dump(
        [
            {
                "id": "x",
                "type": "article-newspaper",
                "title": TITLE,
                "container-title": OUTLET,
                "URL": URL,
                "abstract": TEXT,
                "author": [{"family": AUTHOR}],
                "issued": {"date-parts": [[2019, 3, 13]]},
                "accessed": {"date-parts": [[2024, 1, 1]]},
            }
        ]
    ),
    "zotero.ris": f"TY  - NEWS\nTI  - {TITLE}\nAU  - {AUTHOR}\nT2  - {OUTLET}\nDA  - 2019/03/13/\nPY  - 2019\nUR  - {URL}\nAB  - {LEAD}\n{CAPTION}\n{BODY}\nER  - \n".encode(),
    "feed.json": dump(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": OUTLET,
            "items": [
                {
                    "id": "1",
                    "url": URL,
                    "title": TITLE,
                    "content_html": HTML,
                    "date_published": PUBLISHED,
                    "authors": [{"name": AUTHOR}],
                    "source": OUTLET,
                }
            ],
        }
    ),
    "lines.jsonl": dump({**META, "text": TEXT, "published": PUBLISHED, "source": OUTLET}) + b"\n",
    "table.csv": table(
        [{"title": TITLE, "url": URL, "text": TEXT, "author": AUTHOR, "source": OUTLET, "date": "13/03/2019 06:30"}]
    ),
    "zotero.csv": table(
        [
            {
                "Key": "A",
                "Item Type": "newspaperArticle",
                "Publication Year": "2019",
                "Author": AUTHOR,
                "Title": TITLE,
                "Publication Title": OUTLET,
                "Url": URL,
                "Abstract Note": TEXT,
                "Date": "2019-03-13",
                "Date Added": "2024-01-01",
            }
        ]
    ),
    "feed.xml": RSS.encode(),
    "feed.rss": RSS.encode("utf-16"),
    "feed.atom": ATOM.encode(),
    "pages.warc": archive(packed=False),
    "pages.warc.gz": archive(packed=True),
    "word.docx": document(),
    "print.pdf": printed(),
}
"""Name → what is in the file."""
