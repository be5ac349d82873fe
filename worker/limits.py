"""What one document may cost: a template that never ends or grows without bound harms one job and no other.

Time is kept by RQ, which interrupts the job; memory by the system, which refuses to give more. Both come out as an
error of the document, for the person who asked. A job that is stuck outside Python is killed by RQ a minute later, and
then its lease runs out like that of any dead worker."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from rq.timeouts import JobTimeoutException

from webforms.actions.queue import LONGEST_SECONDS
from webforms.domain.errors import WebformsError

MEMORY_MB = 1024


class TooLong(WebformsError):
    code, kind = "document-too-long", "too_large"
    text = "生成超过 {minutes} 分钟，已经停下。请看模板里有没有没完没了的循环，或把内容分开。"


class TooMuchMemory(WebformsError):
    code, kind = "document-too-much-memory", "too_large"
    text = "生成要用的内存超过 {megabytes} MB，已经停下。请看模板里有没有成倍重复的内容，或把内容分开。"


def limit_memory(megabytes: int = MEMORY_MB) -> None:
    """For the whole process, for good: call it in a work-horse only."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


@contextmanager
def explained() -> Iterator[None]:
    """A limit that was reached, as an error that says so."""
    try:
        yield
    except JobTimeoutException as exc:
        raise TooLong(minutes=LONGEST_SECONDS // 60) from exc
    except MemoryError as exc:
        raise TooMuchMemory(megabytes=MEMORY_MB) from exc
