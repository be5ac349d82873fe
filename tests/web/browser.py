"""A browser without a screen: it opens pages of the real program, fills in the forms it finds there and sends them.

A test says what a person does; names of hidden fields and tokens come from the page, as they do in a real browser.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

File = tuple[str, bytes]
Sent = str | list[str] | File | list[File]


class Page:
    """An answer, as far as a person sees it."""

    def __init__(self, browser: Browser, response: TestResponse) -> None:
        self.browser = browser
        self.status = response.status_code
        self.address = response.request.full_path.rstrip("?")
        self.headers = response.headers
        self.source = response.get_data().decode("utf-8", "replace")  # a file that is no page, too
        response.close()
        self.tree = html.fromstring(self.source) if self.source.strip() else html.fromstring("<p></p>")

    @property
    def text(self) -> str:
        """Everything readable, without idle space."""
        return " ".join(self.tree.text_content().split())

    def of(self, path: str) -> list[str]:
        """The texts of the elements that an XPath finds."""
        return [" ".join(each.text_content().split()) for each in self.tree.xpath(path)]

    def values(self, name: str) -> list[str]:
        """What a form field of this name holds."""
        inputs = self.tree.xpath("//*[@name=$name]", name=name)
        return [value for each in inputs for value in _values(each)]

    def values_offered(self, name: str) -> list[str]:
        """What the boxes of this name stand for, ticked or not."""
        return [str(value) for value in self.tree.xpath("//input[@name=$name]/@value", name=name)]

    def link(self, words: str) -> str:
        """The address behind a link that says these words."""
        found = [each for each in self.tree.iter("a") if words in each.text_content()]
        assert found, f"no link says {words!r}; there are {self.of('//a')}"
        return str(found[0].get("href"))

    def follow(self, words: str) -> Page:
        return self.browser.open(self.link(words))

    def press(self, words: str, changes: Mapping[str, Sent] | None = None) -> Page:
        """Press the button that says these words (one that begins with them first), after filling in `changes` by
        field name."""
        saying = [each for each in self.tree.iter("button") if words in each.text_content()]
        button = next(iter(sorted(saying, key=lambda each: not each.text_content().strip().startswith(words))), None)
        assert button is not None, f"no button says {words!r}; there are {self.of('//button')}"
        form = self._form_of(button)
        fields = fields_of(form)
        if button.get("name"):
            fields[button.get("name")] = [button.get("value") or ""]
        for name, value in (changes or {}).items():
            fields[name] = value if isinstance(value, list) else [value]
        target = form.get("action") or self.address
        return self.browser.send(target, form.get("method", "get"), fields)

    def _form_of(self, button: Any) -> Any:
        """The form around a button, or the one it names."""
        named = button.get("form")
        return self.tree.get_element_by_id(named) if named else next(each for each in button.iterancestors("form"))


class Browser:
    """One person's browser: cookies are kept, redirects followed."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def open(self, address: str, **kwargs: Any) -> Page:
        return Page(self, self.client.get(address, follow_redirects=True, **kwargs))

    def fetch(self, address: str, **kwargs: Any) -> TestResponse:
        """The bare answer, for what is no page."""
        response = self.client.get(address, **kwargs)
        response.get_data()
        response.close()
        return response

    def send(self, address: str, method: str, fields: Mapping[str, list[Any]]) -> Page:
        if method.lower() == "get":
            return Page(self, self.client.get(address, query_string=fields, follow_redirects=True))
        return Page(self, self.client.post(
            address, data=_multipart(fields), content_type="multipart/form-data", follow_redirects=True,
            headers={"Sec-Fetch-Site": "same-origin"}))

    def sign_in(self, login: str, password: str) -> Page:
        return self.open("/account/sign-in").press("登录", {"login": login, "password": password})

    def forget_cookies(self) -> None:
        self.client._cookies.clear()


def fields_of(form: html.HtmlElement) -> dict[str, list[Any]]:
    """What a browser would send of an untouched form."""
    fields: dict[str, list[Any]] = {}
    outside = form.getroottree().xpath("//*[@form=$id]", id=form.get("id")) if form.get("id") else []
    for each in (*form.iterdescendants("input", "textarea", "select"), *outside):
        if each.get("name") and each.get("type") not in ("file", "submit"):
            fields.setdefault(each.get("name"), []).extend(_values(each))
    return {name: values for name, values in fields.items() if values}


def _values(each: html.HtmlElement) -> list[str]:
    if each.tag == "textarea":
        return [(each.text or "").removeprefix("\n")]
    if each.tag == "select":
        chosen = each.xpath("./option[@selected]") or each.xpath("./option")[:1]
        return [option.get("value", option.text_content()) for option in chosen]
    if each.get("type") in ("radio", "checkbox"):
        return [each.get("value", "on")] if each.get("checked") is not None else []
    return [each.get("value", "")]


def _multipart(fields: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: [_part(value) for value in values] for name, values in fields.items()}


def _part(value: Any) -> Any:
    return (io.BytesIO(value[1]), value[0]) if isinstance(value, tuple) else value
