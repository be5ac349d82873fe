"""The port of the pages, looked at before the server: gunicorn would only say in its log that somebody has it."""

from __future__ import annotations

import errno
import socket
import time

from webforms.cli.parts import say
from webforms.domain.errors import WebformsError
from webforms.settings import SettingFault, Settings, system_words

LOOK_SECONDS = 0.5
FREE_SECONDS = 10
"""A server that was told to stop a moment ago may still hold the port."""


class PortTaken(WebformsError):
    code, kind = "port-taken", "unavailable"
    text = "端口 {port} 正被别的程序占用。请停掉它，或用 WEBFORMS_PORT 换一个端口。"


def wait_for_port(settings: Settings) -> None:
    """PortTaken when another program keeps the port: the server itself would only say so in its log."""
    deadline = time.monotonic() + FREE_SECONDS
    if not is_free(settings):
        say(f"端口 {settings.port} 还被占着，等 {FREE_SECONDS} 秒看看……")
    while not is_free(settings):
        if time.monotonic() > deadline:
            raise PortTaken(port=settings.port)
        time.sleep(LOOK_SECONDS)


def is_free(settings: Settings) -> bool:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise SettingFault(name="WEBFORMS_PORT", why=f"{system_words(error)}。") from error
            return False
    return True
