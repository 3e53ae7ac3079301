"""`nienbieu add` and `nienbieu new`, as their users run them; pages come from a server on loopback."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.adding.fetch import FetchError, fetch
from generator.adding.project import repository_of
from generator.adding.shelf import plain_address
from generator.cli import main
from tests.conftest import Analyst
from tests.projects import make_project, write_files
from tests.saved import BODY, FILES, LEAD, LINKED, TITLE, URL, page, script

NAME = "cau-tau-binh-lap-mo-lai-sau-mua-mua-bao"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(autouse=True)
def knowledge_once(monkeypatch: pytest.MonkeyPatch, analyst: Analyst) -> None:
    """Each run would load the same again."""
    monkeypatch.setattr("generator.knowledge.load_knowledge", lambda: analyst.knowledge)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {})


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder of saved files, outside the project."""
    folder = tmp_path / "saved"
    folder.mkdir()
    return folder


def added(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "content").iterdir())


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_file_is_copied_as_it_is_under_a_name_that_can_be_read(project: Path, saved: Path) -> None:
    path = put(saved, "download (3).html", FILES["linked-data.html"])
    result = run("add", "--project", project, path)
    assert (result.exit_code, added(project)) == (0, [f"{NAME}.html"])
    assert (project / "content" / f"{NAME}.html").read_bytes() == path.read_bytes()
    assert f"content/{NAME}.html — {TITLE}" in result.stderr


def test_the_same_text_again_says_where_it_is(project: Path, saved: Path) -> None:
    run("add", "--project", project, put(saved, "a.html", FILES["linked-data.html"]))
    for name in ("wallabag.json", "obsidian.md"):
        result = run("add", "--project", project, put(saved, name, FILES[name]))
        assert (result.exit_code, added(project)) == (0, [f"{NAME}.html"])
        assert f"Đã có sẵn: content/{NAME}.html" in result.stderr


def test_a_changed_text_from_the_same_address_is_a_new_version(project: Path, saved: Path) -> None:
    run("add", "--project", project, put(saved, "a.md", FILES["obsidian.md"]))
    changed = FILES["jekyll.md"].decode().replace("sáu chuyến", "tám chuyến")
    result = run("add", "--project", project, put(saved, "b.md", changed))
    assert (result.exit_code, added(project)) == (0, [f"{NAME}-2.md", f"{NAME}.md"])
    assert f"(content/{NAME}.md)" in result.stderr
    assert "sáu chuyến" in (project / "content" / f"{NAME}.md").read_text(encoding="utf-8")


def test_a_folder_with_all_that_is_in_it(project: Path, saved: Path) -> None:
    (saved / "deep").mkdir()
    put(saved, "mot.txt", "Bài một về chiếc cầu mới\n\nNgày 3/10/2024, cầu mới thông xe. Nhiều người tới xem.\n")
    put(
        saved / "deep", "hai.txt", "Bài hai về bến cảng cũ\n\nNgày 4/10/2024, bến cảng đóng cửa. Tàu dời đi nơi khác.\n"
    )
    put(saved, "khong-doc-duoc.odt", b"x")
    put(saved, "rong.txt", b"")
    result = run("add", "--project", project, saved)
    assert added(project) == ["bai-hai-ve-ben-cang-cu.txt", "bai-mot-ve-chiec-cau-moi.txt"]
    assert result.exit_code == 1
    assert str(saved / "khong-doc-duoc.odt") in result.stderr
    assert "rong.txt" in result.stderr


def test_an_export_that_has_grown_adds_what_is_new(project: Path, saved: Path) -> None:
    lines = [
        f'{{"title": "Bài số {n} của tháng này", "text": "Ngày {n}/10/2024, chuyện thứ {n} xảy ra ở đây."}}'
        for n in (1, 2, 3)
    ]
    run("add", "--project", project, put(saved, "doc.jsonl", "\n".join(lines[:2])))
    assert added(project) == ["doc.jsonl"]
    result = run("add", "--project", project, put(saved, "doc.jsonl", "\n".join(lines)))
    assert (result.exit_code, added(project)) == (0, ["bai-so-3-cua-thang-nay.md", "doc.jsonl"])
    assert run("build", "--project", project).exit_code == 0


def test_nothing_is_overwritten_and_no_name_is_a_device(project: Path, saved: Path) -> None:
    put(project / "content", "con-1.txt", "Của tôi.\n")
    run("add", "--project", project, put(saved, "x.md", "---\ntitle: CON\n---\nNgày 3/10/2024, có chuyện lạ ở Huế.\n"))
    assert added(project) == ["con-1-2.md", "con-1.txt"] or added(project) == ["con-1.md", "con-1.txt"]
    assert (project / "content" / "con-1.txt").read_text(encoding="utf-8") == "Của tôi.\n"


def test_what_is_not_there_is_told(project: Path) -> None:
    result = run("add", "--project", project, "khong-co.txt")
    assert (result.exit_code, "khong-co.txt" in result.stderr) == (1, True)


@dataclass
class Server:
    """A newspaper on loopback: path → status, headers, content; and what was asked of it."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, self.headers.get("User-Agent", "")))
            status, headers, content = state.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        state.port = running.server_address[1]
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield state
        running.shutdown()


HTML = {"Content-Type": "text/html; charset=utf-8"}
ARTICLE = page(script(LINKED | {"mainEntityOfPage": ""})).encode()


def test_a_page_is_fetched_once_and_kept_with_its_address(project: Path, server: Server) -> None:
    server.pages["/bai.html"] = (200, HTML, ARTICLE)
    result = run("add", "--project", project, "--allow-private", server.url("/bai.html"))
    assert (result.exit_code, added(project)) == (0, [f"{NAME}.html"])
    kept = (project / "content" / f"{NAME}.html").read_bytes()
    assert kept.endswith(ARTICLE)
    assert server.url("/bai.html").encode() in kept.splitlines()[0]
    assert [path for path, _ in server.asked] == ["/bai.html"]
    assert server.asked[0][1].startswith("nienbieu/")
    server.pages["/bai.html?utm_source=x"] = server.pages["/bai.html"]
    again = run("add", "--project", project, "--allow-private", server.url("/bai.html?utm_source=x"))
    assert (again.exit_code, added(project)) == (0, [f"{NAME}.html"])
    server.pages["/bai.html"] = (200, HTML, ARTICLE.replace("sáu chuyến".encode(), "tám chuyến".encode()))
    changed = run("add", "--project", project, "--allow-private", server.url("/bai.html"))
    assert (changed.exit_code, added(project)) == (0, [f"{NAME}-2.html", f"{NAME}.html"])
    assert f"(content/{NAME}.html)" in changed.stderr


def test_the_encoding_that_the_server_names(project: Path, server: Server) -> None:
    text = f"<html><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p></article></body></html>"
    server.pages["/rong"] = (200, {"Content-Type": "text/html; charset=utf-16-le"}, text.encode("utf-16"))
    assert run("add", "--project", project, "--allow-private", server.url("/rong")).exit_code == 0
    assert added(project) == [f"{NAME}.html"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1/", "fetch-private"),
        ("http://[::1]/", "fetch-private"),
        ("http://[::ffff:10.0.0.1]/", "fetch-private"),
        ("http://169.254.169.254/latest/", "fetch-private"),
        ("http://0.0.0.0/", "fetch-private"),
        ("http://localhost:8000/", "fetch-private"),
        ("ftp://example.org/a", "fetch-not-web"),
        ("file:///etc/passwd", "fetch-not-web"),
        ("http://user:secret@example.org/", "fetch-not-web"),
        ("http://[", "fetch-not-web"),
        ("http://exam ple.org/", "fetch-not-web"),
        ("http://example.org:99999/", "fetch-not-web"),
    ],
)
def test_addresses_that_are_refused(url: str, code: str) -> None:
    with pytest.raises(FetchError) as refused:
        fetch(url)
    assert refused.value.code == code


def test_a_redirect_is_followed_and_checked(server: Server) -> None:
    server.pages["/cu"] = (302, {"Location": "/moi"}, b"")
    server.pages["/moi"] = (200, HTML, ARTICLE)
    server.pages["/ra-ngoai"] = (302, {"Location": "file:///etc/passwd"}, b"")
    server.pages["/vong"] = (302, {"Location": "/vong"}, b"")
    assert fetch(server.url("/cu"), allow_private=True).url == server.url("/moi")
    for path, code in (("/ra-ngoai", "fetch-not-web"), ("/vong", "fetch-redirects")):
        with pytest.raises(FetchError) as refused:
            fetch(server.url(path), allow_private=True)
        assert refused.value.code == code


def test_faults_of_servers(server: Server) -> None:
    server.pages["/to"] = (200, HTML, b"a" * 21_000_000)
    server.pages["/bom"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"a" * 60_000_000))
    server.pages["/hong"] = (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip")
    server.pages["/anh"] = (200, {"Content-Type": "image/png"}, b"x")
    for path, code in (
        ("/to", "too-large"),
        ("/bom", "too-large"),
        ("/hong", "failed"),
        ("/anh", "kind"),
        ("/khong-co", "status"),
    ):
        with pytest.raises(FetchError) as refused:
            fetch(server.url(path), allow_private=True)
        assert refused.value.code == f"fetch-{code}", path


def test_a_server_that_says_nothing_is_given_up() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchError) as refused:
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True, seconds=0.3)
    assert refused.value.code == "fetch-too-slow"


def test_a_server_that_never_ends_is_given_up() -> None:
    import socket

    pause = threading.Event()

    def drip(listening: socket.socket) -> None:
        asked, _ = listening.accept()
        with asked, contextlib.suppress(OSError):
            asked.recv(4096)
            asked.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            while True:
                asked.sendall(b"a")
                pause.wait(0.02)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=(listening,), daemon=True).start()
        with pytest.raises(FetchError) as refused:
            fetch(f"http://127.0.0.1:{listening.getsockname()[1]}/", allow_private=True, seconds=0.2)
    assert refused.value.code == "fetch-too-slow"


@pytest.mark.parametrize(
    "other",
    [
        "http://bantinmau.example/cau-tau-binh-lap-102.html",
        "https://www.bantinmau.example/cau-tau-binh-lap-102.html?utm_source=x&fbclid=y",
        "https://bantinmau.example/cau-tau-binh-lap-102.html#phan-hai",
    ],
)
def test_one_address_in_other_words(other: str) -> None:
    assert plain_address(other) == plain_address(URL)
    assert plain_address(f"{URL}?id=2") != plain_address(URL)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_new_project_builds_at_once(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "tin: của tôi"
    assert run("new", folder, "--language", language).exit_code == 0
    assert (folder / ".github" / "workflows" / "pages.yml").is_file()
    built = run("build", "--project", folder)
    assert built.exit_code == 0, built.stderr
    assert "tin: của tôi" in (folder / "site" / "index.html").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    result = run("new", tmp_path)
    assert (result.exit_code, [path.name for path in tmp_path.iterdir()]) == (2, ["mine.txt"])


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        ("https://github.com/hoa/nien-bieu.git", "https://github.com/hoa/nien-bieu"),
        ("git@github.com:hoa/nien-bieu.git", "https://github.com/hoa/nien-bieu"),
        ("ssh://git@git.example.org/nhom/hoa/nien-bieu", "https://git.example.org/nhom/hoa/nien-bieu"),
        ("/srv/kho/nien-bieu", ""),
        ("https://user:secret@github.com/hoa/nien-bieu", ""),
    ],
)
def test_a_clone_tells_where_it_can_be_installed_from(origin: str, address: str, tmp_path: Path) -> None:
    settings = f'[core]\n\tbare = false\n[remote "origin"]\n\tfetch = +x\n\turl = {origin}\n[branch "main"]\n'
    write_files(tmp_path, {".git/config": settings})
    assert repository_of(tmp_path) == address
