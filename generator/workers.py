"""Work shared out among forked processes, which start with all that is in memory; the same results as by one.

Only for work whose parts do not know of each other. Where forking is not safe or not worth it, all is done here.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MOST = 8
_ENOUGH = 40
"""So many things for each process make a fork worth its cost."""
_PIECES = 16
"""Into so many pieces for each process the work is cut, so that none is done long before the others."""
_SIZE = 4
"""Bytes of the number of a piece."""
WORKERS = "NIENBIEU_WORKERS"
"""The variable of the environment that says how many processes work; else as many as there are cores."""


class WorkerError(Exception):
    """A part of the work raised an exception, or its process was ended; the message is its traceback."""


def share_out(
    work: Callable[[Sequence[T]], R],
    things: Sequence[T],
    here: Callable[[Sequence[T]], R] | None = None,
    enough: int = _ENOUGH,
) -> list[R]:
    """What `work` gives for each share of `things`; together the shares are all of them, in their order.

    Each process takes the next share when it is done with one. With `here`, which does the same and may show how far
    it is, there is one share for each process, the first of them for this one. `enough` things make a fork worth its
    cost.
    Raises `WorkerError` or OSError for a share that failed in a process of its own.
    """
    count = _how_many(len(things) * _ENOUGH // enough)
    if count == 1:
        return [(here or work)(things)]
    if here is not None:
        shares = _cut(things, count)
        return _together([partial(work, share) for share in shares[1:]], partial(here, shares[0]))
    shares = _cut(things, min(count * _PIECES, len(things)))
    numbers = _line_up(len(shares))
    try:
        done = _together([partial(_take, work, shares, numbers)] * (count - 1), partial(_take, work, shares, numbers))
    finally:
        os.close(numbers)
    return [result for _, result in sorted(itertools.chain(*done), key=lambda pair: pair[0])]


def begin(work: Callable[[], R]) -> Callable[[], R]:
    """Begins work that has nothing to do with what is done next; gives what waits for it, and gives what it gave.

    It goes on in a process of its own, or is done when it is waited for. Whoever begins it waits for it, whatever
    happens meanwhile. Waiting raises `WorkerError` or OSError where it failed in a process of its own.
    """
    if _processes() == 1:
        return work
    sys.stdout.flush()
    sys.stderr.flush()
    started = _start(work)
    return lambda: _taken(_wait(*started))


def _cut(things: Sequence[T], count: int) -> list[Sequence[T]]:
    bounds = [len(things) * index // count for index in range(count + 1)]
    return [things[begin:end] for begin, end in itertools.pairwise(bounds)]


def _line_up(count: int) -> int:
    """A pipe from which the processes take one number after another, each once."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_SIZE, "big") for number in range(count)))
    os.close(writing)
    return reading


def _take(work: Callable[[Sequence[T]], R], shares: Sequence[Sequence[T]], numbers: int) -> list[tuple[int, R]]:
    """What `work` gives for the shares that this process takes, with their numbers."""
    done = []
    try:
        while number := os.read(numbers, _SIZE):
            index = int.from_bytes(number, "big")
            done.append((index, work(shares[index])))
    except BaseException:
        while os.read(numbers, 1 << 16):
            pass  # nobody need begin what is left
        raise
    return done


def _together(others: Sequence[Callable[[], R]], here: Callable[[], R]) -> list[R]:
    """What is done here, and what the others do meanwhile, each in a process of its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # what is there already stays shared, since no collection touches it
    started = [_start(other) for other in others]
    try:
        results = [here()]
    finally:
        answers = [_wait(*each) for each in started]
        gc.unfreeze()
    return [*results, *(_taken(answer) for answer in answers)]


@contextlib.contextmanager
def without_collection(*, to_the_end: bool = False) -> Iterator[None]:
    """No search for unreachable cycles meanwhile: a build makes millions of values that live until its end.

    Nor among those values afterwards, where the process is at its own end then.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if to_the_end:
            gc.freeze()
        if was_on:
            gc.enable()


def _how_many(things: int) -> int:
    return max(1, min(_processes(), _MOST, things // _ENOUGH))


def _processes() -> int:
    if sys.platform == "win32" or threading.active_count() > 1:
        return 1  # a fork copies one thread alone, and the locks that the others hold
    chosen = os.environ.get(WORKERS, "")
    return int(chosen) if chosen.isdecimal() else os.cpu_count() or 1


def _start(work: Callable[[], Any]) -> tuple[int, int]:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as stream:
            stream.write(_answer(work))
        code = 0
    finally:
        os._exit(code)  # neither the cleaning up nor the handlers of the process that was copied


def _answer(work: Callable[[], Any]) -> bytes:
    try:
        return pickle.dumps((True, work()), protocol=pickle.HIGHEST_PROTOCOL)
    except OSError as error:  # a full disk is told as one, wherever it is met
        return pickle.dumps((False, OSError(error.errno, error.strerror, error.filename)))
    except Exception:  # noqa: BLE001 - it is raised again where the work was asked for
        return pickle.dumps((False, WorkerError(traceback.format_exc())))


def _wait(process: int, reading: int) -> bytes:
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    os.waitpid(process, 0)
    return answer


def _taken(answer: bytes) -> Any:
    if not answer:
        raise WorkerError("a process that did a part of the work was ended")
    done, result = pickle.loads(answer)  # from our own child, by a pipe that nobody else can write to
    if not done:
        raise result
    return result
