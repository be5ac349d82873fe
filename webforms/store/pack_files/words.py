"""The words every model of a pack file is made of: strict keys, exact numbers, days, selectors and conditions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from webforms.domain.pack import Condition, Selection, Selector
from webforms.store.pack_files.yaml_source import Unquoted

EXACT = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?")


def refuse(message: str, cure: str) -> PydanticCustomError:
    """A fault in our own words; `message` and `cure` go to the reader as they are."""
    return PydanticCustomError("pack", "{message}", {"message": message, "cure": cure})


class Model(BaseModel):
    """A mapping of a pack file. It takes no key it does not know, and tells the validation's context which it knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def note_keys(cls, data: Any, info: ValidationInfo) -> Any:
        """Remember for the raw mapping which keys were possible, so that a wrong key can be mended."""
        if isinstance(data, dict) and info.context is not None:
            info.context[id(data)] = tuple(f.alias or name for name, f in cls.model_fields.items())
        return data


def _text(value: Any) -> Any:
    if isinstance(value, Unquoted) or (isinstance(value, int) and not isinstance(value, bool)):
        raise refuse(f"这里要一段文字，写的是数字 {value}", f'加上引号："{value}"。')
    return value


def _exact(value: Any) -> Any:
    if isinstance(value, Unquoted):
        raise refuse(f"带小数的数没有加引号：{value}", f'写成 "{value}"，免得被当作近似数。')
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and EXACT.fullmatch(value):
        return Decimal(value)
    cure = '写整数，或加引号的小数，如 "0.5"；百分之三十写 "0.3"。'
    raise refuse(f"这里要一个数，写的是“{shown(value)}”", cure)


def _threshold(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        raise refuse(f"阈值没有加引号：{value}", f'写成 "{value}"。')
    return _exact(value)


def _whole(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise refuse(f"这里要一个整数，写的是“{shown(value)}”", "写整数，不加引号和小数点。")
    return value


def _day(value: Any) -> Any:
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        cure = "写成年-月-日，如 2016-06-20，并且是真有的一天。"
        raise refuse(f"这里要一个日期，写的是“{shown(value)}”", cure) from None


def many(value: Any) -> Any:
    """One thing as a list of one."""
    return value if isinstance(value, list) else [value]


def shown(value: Any) -> str:
    """A value as it stands in a YAML file, in short."""
    if isinstance(value, dict | list):
        return "一组键" if isinstance(value, dict) else "一个列表"
    if value is None or isinstance(value, bool):
        return {None: "空", True: "true", False: "false"}[value]
    return str(value)[:60]


Text = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1)]
Loose = Annotated[str, BeforeValidator(_text)]
"""A text that may be empty."""
Key = Annotated[str, BeforeValidator(_text), StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=60)]
Code = Annotated[str, BeforeValidator(_text), StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=30)]
Exact = Annotated[Decimal, BeforeValidator(_exact)]
Points = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=100000)]
Threshold = Annotated[Decimal, BeforeValidator(_threshold)]
Whole = Annotated[int, BeforeValidator(_whole)]
Day = Annotated[datetime.date, BeforeValidator(_day)]
YearSpan = Annotated[list[Whole], Field(min_length=2, max_length=2)]
Origin = Literal["official", "notice", "proposed"]


def exactly_one(model: Model, *keys: str) -> str:
    """The one key of these that is set; refuses none and refuses two."""
    fields = type(model).model_fields
    written = {fields[name].alias or name for name in model.model_fields_set}
    given = [key for key in keys if key in written]
    listed = "、".join(keys)
    if not given:
        raise refuse("没有写明是哪一种", f"写上其中一项：{listed}。")
    if len(given) > 1:
        raise refuse(f"{'、'.join(given)} 只能写一项", f"留下一项，其余删去（可选：{listed}）。")
    return given[0]


class SelectorModel(Model):
    kinds: list[Key] = []
    codes: list[Code] = []
    flag: Key | None = None
    under: Code | None = None

    @model_validator(mode="after")
    def says_something(self) -> SelectorModel:
        """An empty selector would mean every unit; nobody means that."""
        if not (self.kinds or self.codes or self.flag or self.under):
            raise refuse("选择单位的条件是空的", "写明 kinds、codes、flag 或 under 中的至少一项。")
        return self

    def build(self) -> Selector:
        return Selector(tuple(self.kinds), tuple(self.codes), self.flag, self.under)


SelectionModel = Annotated[list[SelectorModel], BeforeValidator(many), Field(min_length=1)]
"""One selector or a list: the union."""

Value = str | bool
ConditionModel = dict[Key, Annotated[list[Value], BeforeValidator(many), Field(min_length=1)]]


def selection(selectors: list[SelectorModel]) -> Selection:
    """The selection as a domain value, in the order written."""
    return tuple(selector.build() for selector in selectors)


def condition(when: Mapping[str, list[str | bool]]) -> Condition:
    """`when` as a domain value: each field with its accepted values."""
    return {key: tuple(values) for key, values in when.items()}
