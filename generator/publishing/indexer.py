"""Pagefind as a process that is told one document after another, so that they are numbered in that order.

A folder it goes through as the disk lists it, and numbers the documents so: on another disk the same documents would
make another index. A request and an answer are JSON in base64, each with a comma at its end.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

_BLOCK = 1 << 16


class IndexerError(Exception):
    """There is no index; the message says why."""


def index_documents(documents: Iterable[tuple[str, str]], language: str) -> dict[str, bytes]:
    """The files of the index of some documents, each of which comes with the path of its page on the site.

    Pagefind would write them itself, and not say when the disk is full. Raises `IndexerError`.
    """
    from pagefind.service import get_executable

    executable = get_executable()
    if executable is None:
        raise IndexerError("pagefind")
    with tempfile.TemporaryFile() as said:
        try:
            return _index(executable, said, documents, language)
        except (OSError, ValueError, KeyError) as error:  # it cannot be started, has ended, or speaks otherwise
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
            raise IndexerError(lines[-1] if lines else str(error)) from error


def _index(executable: Path, said: IO[bytes], documents: Iterable[tuple[str, str]], language: str) -> dict[str, bytes]:
    command = [str(executable), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        service = _Service(process.stdin, process.stdout.fileno())
        index = service.ask(type="NewIndex", config={"force_language": language})["index_id"]
        for path, text in documents:
            service.ask(type="AddFile", index_id=index, file_path=path, file_contents=text)
        files = service.ask(type="GetFiles", index_id=index)["files"]
        return {file["path"]: base64.b64decode(file["content"]) for file in files}


@dataclass(slots=True)
class _Service:
    requests: IO[bytes]
    answers: int
    unread: bytearray = field(default_factory=bytearray)

    def ask(self, **request: Any) -> dict[str, Any]:
        """What is answered to a request. Raises OSError, ValueError and KeyError for anything but that."""
        message = json.dumps({"message_id": 1, "payload": request}, ensure_ascii=False)
        self.requests.write(base64.b64encode(message.encode()) + b",")
        self.requests.flush()
        try:
            answer = json.loads(base64.b64decode(self._read()))["payload"]
        except (binascii.Error, TypeError) as error:
            raise ValueError("pagefind") from error
        if answer["type"] == "Error":
            raise ValueError(answer["message"])
        return dict(answer)

    def _read(self) -> bytes:
        while (end := self.unread.find(b",")) < 0:
            block = os.read(self.answers, _BLOCK)
            if not block:
                raise ValueError("pagefind has ended")
            self.unread += block
        answer = bytes(self.unread[:end])
        del self.unread[: end + 1]
        return answer
