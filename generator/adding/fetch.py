"""One page from the web, politely: one request, a time-out, a limit of size, no address of a private network.

The address that was checked is the one that is connected to, so that a name cannot lead elsewhere in between.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError

_SECONDS = 20.0
_LARGEST = 20_000_000
_CHUNK = 65_536
_MOST_WAITS = 3
"""So many times the time-out may a whole page take; a server that sends a byte now and then is given up."""
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": "nienbieu/0.1 (a reader saving one article)", "Accept-Encoding": "gzip, deflate"}
_PORTS = {"http": 80, "https": 443}

ENDINGS: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
"""What a server calls a file → the ending under which it is kept."""


class FetchError(Exception):
    """The page cannot be had; the code is a key under `issues` in the strings, with its values."""

    def __init__(self, code: str, **values: str) -> None:
        """Carries what is to be said."""
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent."""

    url: str
    """Where it was found in the end, after redirects."""
    data: bytes
    kind: str
    """What the server calls it: `text/html`."""
    charset: str
    """The encoding that the server names; empty when it names none."""


def fetch(url: str, *, allow_private: bool = False, seconds: float = _SECONDS) -> Fetched:
    """The file at an address. Raises `FetchError`."""
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _checked(url)
        response = _request(parts, _address_of(parts, allow_private=allow_private), seconds)
        try:
            target = response.headers.get("Location") if response.status in _REDIRECTS else None
            if target is None:
                return _in_time(url, response, _MOST_WAITS * seconds)
            url = urljoin(url, target)
        finally:
            response.close()
    raise FetchError("fetch-redirects", url=url, count=str(_MOST_REDIRECTS))


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.scheme in _PORTS and parts.hostname and not parts.username and (parts.port is None or parts.port)
    except ValueError as error:
        raise FetchError("fetch-not-web", url=url) from error
    if not known or any(character.isspace() or ord(character) < 32 for character in url):
        raise FetchError("fetch-not-web", url=url)
    return parts


def _address_of(parts: SplitResult, *, allow_private: bool) -> str:
    """The number that a host's name stands for. Raises `FetchError` for one of a private network."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("fetch-no-host", url=urlunsplit(parts), host=host) from error
    address = str(found[0][4][0])
    if not allow_private and not all(_is_public(str(one[4][0])) for one in found):
        raise FetchError("fetch-private", url=urlunsplit(parts), address=address)
    return address


def _is_public(address: str) -> bool:
    number = ipaddress.ip_address(address.split("%", 1)[0])
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    return number.is_global and not number.is_multicast and (inner is None or inner.is_global)


def _request(parts: SplitResult, address: str, seconds: float) -> urllib3.BaseHTTPResponse:
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    timeout = urllib3.Timeout(connect=seconds, read=seconds, total=seconds)
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, retries=False, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    try:
        headers = {**_HEADERS, "Host": parts.netloc}
        return pool.urlopen("GET", path, headers=headers, redirect=False, retries=False, preload_content=False)
    except (HTTPError, OSError, ValueError) as error:
        raise _failed(urlunsplit(parts), error) from error


def _in_time(url: str, response: urllib3.BaseHTTPResponse, seconds: float) -> Fetched:
    late = threading.Event()
    timer = threading.Timer(seconds, late.set)
    timer.daemon = True
    timer.start()
    try:
        return _received(url, response, late)
    finally:
        timer.cancel()


def _received(url: str, response: urllib3.BaseHTTPResponse, late: threading.Event) -> Fetched:
    if response.status != 200:
        raise FetchError("fetch-status", url=url, status=str(response.status))
    chunks, size = [], 0
    try:
        while chunk := response.read1(_CHUNK, decode_content=True):  # what is there, not a whole chunk
            chunks.append(chunk)
            size += len(chunk)
            if size > _LARGEST:
                raise FetchError("fetch-too-large", url=url, megabytes=str(_LARGEST // 1_000_000))
            if late.is_set():
                raise FetchError("fetch-too-slow", url=url)
    except (HTTPError, OSError, ValueError) as error:
        raise _failed(url, error) from error
    kind, _, parameters = response.headers.get("Content-Type", "text/html").lower().partition(";")
    charset = parameters.partition("charset=")[2].strip(" \"'").split(";", 1)[0].strip(" \"'")
    if kind.strip() not in ENDINGS:
        raise FetchError("fetch-kind", url=url, kind=kind.strip())
    return Fetched(url, b"".join(chunks), kind.strip(), charset if charset.replace("-", "").isalnum() else "")


def _failed(url: str, error: Exception) -> FetchError:
    """What went wrong between here and the server; a cause that is rare is told as the library says it."""
    if isinstance(error, NewConnectionError):
        return FetchError("fetch-not-reached", url=url)
    if isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        return FetchError("fetch-too-slow", url=url)
    if isinstance(error, SSLError):
        return FetchError("fetch-not-secure", url=url)
    return FetchError("fetch-failed", url=url, cause=" ".join(str(error).split())[:200] or type(error).__name__)
