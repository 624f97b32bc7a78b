"""What a number in an address may be: one that a database can hold, or there is no such page."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

LARGEST = 2**31 - 1


class Number(IntegerConverter):
    """`<int:…>`: PostgreSQL refuses to look for a larger one, and that would be a failure instead of a 404."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max": LARGEST, **options})


def init_app(app: Flask) -> None:
    """Every `<int:…>` of every room."""
    app.url_map.converters["int"] = Number
