"""The same pack with other metric keys: nothing that scores may depend on what a metric is called."""

from dataclasses import fields, is_dataclass, replace

from webforms.domain.pack import AtLeast, Series, Sum


def with_metrics_renamed(pack, rename):
    """Every metric, and every place of the indicators that names one, under its new key."""
    metrics = {rename(key): replace(metric, key=rename(key)) for key, metric in pack.metrics.items()}
    indicators = {code: _renamed(indicator, rename) for code, indicator in pack.indicators.items()}
    return replace(pack, metrics=metrics, indicators=indicators)


def _renamed(value, rename):
    match value:
        case Sum():
            return replace(value, metrics=tuple(rename(key) for key in value.metrics))
        case AtLeast() | Series():
            return replace(value, metric=rename(value.metric))
        case tuple():
            return tuple(_renamed(inner, rename) for inner in value)
    if is_dataclass(value):
        return replace(value, **{each.name: _renamed(getattr(value, each.name), rename) for each in fields(value)})
    return value
