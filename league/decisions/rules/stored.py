"""An effect as it is stored in a dossier, and read again; and its digest, which tells two effects apart."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from league.decisions.rules import effect as words
from league.decisions.rules.effect import Effect
from league.decisions.rules.seen import Question, ResultSeen
from league.errors import Sentence

_PARTS: Mapping[str, type] = {
    "ranks": words.RankChange,
    "reasons": words.ReasonChange,
    "points": words.PointsChange,
    "qualifiers": words.Qualifier,
    "out": words.OutChange,
    "seats": words.SeatChange,
    "results": words.ResultChange,
    "questions": Question,
}


def effect_to_json(effect: Effect) -> dict[str, Any]:
    """Plain values, sentences with their message ids and parameters."""
    return {field.name: _plain(getattr(effect, field.name)) for field in fields(Effect)}


def effect_from_json(data: Mapping[str, Any]) -> Effect:
    """The inverse of `effect_to_json`; parts it does not know are empty."""
    parts = {name: tuple(_made(kind, row) for row in data.get(name, ())) for name, kind in _PARTS.items()}
    return Effect(**parts, teams=data.get("teams", 0), same_groups=tuple(data.get("same_groups", ())))


def digest(effect: Effect) -> str:
    """A short text that is the same for the same effect only."""
    text = json.dumps(effect_to_json(effect), sort_keys=True, ensure_ascii=True)
    return sha256(text.encode()).hexdigest()[:24]


def fingerprint(asked: Mapping[str, Any], effect: Effect) -> str:
    """What was asked and what it would do, each in a short text: a form carries it from the preview to the press."""
    words = json.dumps(_plain(asked), sort_keys=True, ensure_ascii=True)
    return f"{sha256(words.encode()).hexdigest()[:24]}.{digest(effect)}"


def _plain(value: Any) -> Any:
    if isinstance(value, Sentence):
        said: dict[str, Any] = {"said": value.message, "with": {k: _plain(v) for k, v in value.params.items()}}
        return said | ({"plural": value.plural} if value.plural is not None else {})
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value


def _read(value: Any) -> Any:
    if isinstance(value, Mapping) and "said" in value:
        params = {name: _read(one) for name, one in value.get("with", {}).items()}
        return Sentence(value["said"], params, value.get("plural"))
    if isinstance(value, list):
        return [_read(one) for one in value]
    return value


def _made(kind: type, row: Mapping[str, Any]) -> Any:
    found = {name: _read(value) for name, value in row.items()}
    if kind in (words.ResultChange, Question):
        for name in ("old", "new", "result"):
            if isinstance(found.get(name), Mapping):
                found[name] = _result(found[name])
    return kind(**found)


def _result(row: Mapping[str, Any]) -> ResultSeen:
    score = row.get("score")
    return ResultSeen(row["state"], row["outcome"], tuple(score) if score else None)
