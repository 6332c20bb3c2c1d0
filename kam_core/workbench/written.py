"""A question as JSON, and JSON as a question: what is kept of it, and all that is believed of what was kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kam_core.errors import RefusedError
from kam_core.values.model import ValueType
from kam_core.workbench.chart import Bucket, Chart, Condition, Field, Join, Kind, Measure, Order, Test, View
from kam_core.workbench.question import Needed, Question, Source
from kam_core.workbench.shape import Column
from kam_core.workbench.wording import Value


def written(question: Question) -> str:
    """The question as JSON, the same text for the same question."""
    return json.dumps(asdict(question), default=_plain, ensure_ascii=False, sort_keys=True)


def read(text: str) -> Question:
    """The question that `written` wrote.

    Raises:
        RefusedError: it is none.
    """
    try:
        held = json.loads(text)
        return Question(
            str(held["title"]),
            tuple(_needed(one) for one in held["tables"]),
            str(held["sql"]),
            _chart(held["chart"]) if held["chart"] else None,
            _view(held["view"]) if held["view"] else None,
        )
    except (ValueError, KeyError, TypeError, ArithmeticError) as fault:
        raise RefusedError("This question was kept in a way that is not known here.") from fault


def _plain(value: object) -> object:
    match value:
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"number": str(value)}
    raise TypeError(value)


def _value(held: Any) -> Value:
    if not isinstance(held, Mapping):
        if isinstance(held, str | bool | int | float):
            return held
        raise ValueError(held)
    ((kind, text),) = held.items()
    match kind:
        case "moment":
            return datetime.fromisoformat(text)
        case "day":
            return date.fromisoformat(text)
        case _:
            return Decimal(text)


def _column(held: Mapping[str, Any]) -> Column:
    return Column(str(held["name"]), ValueType(held["type"]))


def _needed(held: Mapping[str, Any]) -> Needed:
    columns = tuple(_column(one) for one in held["columns"])
    return Needed(str(held["name"]), columns, Source(held["source"]), str(held["origin"]))


def _field(held: Mapping[str, Any]) -> Field:
    return Field(str(held["table"]), str(held["column"]), ValueType(held["type"]))


def _chart(held: Mapping[str, Any]) -> Chart:
    most, bucket, join = held["most"], held["bucket"], held["join"]
    return Chart(
        str(held["table"]),
        Kind(held["kind"]),
        _field(held["x"]),
        _field(held["y"]) if held["y"] else None,
        Measure(held["measure"]),
        _field(held["split"]) if held["split"] else None,
        tuple(_condition(one) for one in held["conditions"]),
        Order(held["order"]),
        int(most) if most else None,
        Bucket(bucket) if bucket else None,
        Join(_field(join["left"]), _field(join["right"])) if join else None,
    )


def _condition(held: Mapping[str, Any]) -> Condition:
    return Condition(_field(held["field"]), Test(held["test"]), tuple(_value(one) for one in held["values"]))


def _view(held: Mapping[str, Any]) -> View:
    values: Sequence[Any] = held["values"]
    split = held["split"]
    return View(Kind(held["kind"]), str(held["x"]), tuple(map(str, values)), str(split) if split else None)
