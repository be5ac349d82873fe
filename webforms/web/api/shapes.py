"""The bases of everything the API reads and answers, and the few shapes that many resources share.

A request is read strictly: a member nobody asked for is a mistake worth telling. Numbers that are figures or points
travel as decimal text, so that no program in between rounds them."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from webforms.domain.quantity import half_up, plain
from webforms.store.record_lists import LONGEST_PAGE

BIGGEST_ID = 2**63 - 1
"""More than this no database keeps as a number."""

ID = f"int(max={BIGGEST_ID})"
"""The converter of an id in a route: what is larger is not found."""

DIGITS_OF_SHARES = 6
"""Shares and hours may have no last digit; numerator, denominator and the printed value stand beside them."""

OURS = "ours"
"""The type of a fault whose message is Chinese already."""


class Body(BaseModel):
    """What a client sends as JSON."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Asked(BaseModel):
    """What stands in an address: path and query, texts all of them."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _no_nul(cls, asked: Any) -> Any:
        """U+0000 is no letter, and one of the databases cannot even compare with it."""
        if any("\x00" in value for value in asked.values() if isinstance(value, str)):
            raise PydanticCustomError(OURS, "地址里有看不见的控制字符（U+0000），请去掉。")
        return asked


class Known(Asked):
    """What a client has already."""

    model_config = {"extra": "ignore"}

    if_none_match: str | None = Field(None, alias="If-None-Match", description="已有内容的 ETag；没有变化就答 304")


class Paged(Asked):
    """Where a list goes on, and how much of it is wanted."""

    after: str | None = Field(None, description="上一页的 next")
    limit: int = Field(50, ge=1, le=LONGEST_PAGE, description="一页最多几项")


class Answer(BaseModel):
    """What the API says; made from the values of the actions by their names."""

    model_config = ConfigDict(from_attributes=True)


def _plain(value: Any) -> Any:
    return plain(value) if isinstance(value, Decimal) else value


def _shortened(value: Any) -> Any:
    return plain(half_up(value, DIGITS_OF_SHARES)) if isinstance(value, Fraction) else value


def _as_typed(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _in_order(words: Any) -> Any:
    return sorted(words) if isinstance(words, frozenset) else words


Points = Annotated[str, BeforeValidator(_plain)]
"""A decimal as text."""
Share = Annotated[str, BeforeValidator(_shortened)]
"""A fraction as decimal text of six digits at most."""
Typed = Annotated[str, BeforeValidator(_as_typed), WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "number"}]})]
"""A number in a request, as text or as a JSON number."""
Words = Annotated[list[str], BeforeValidator(_in_order)]
"""A set, in the order of its words."""
