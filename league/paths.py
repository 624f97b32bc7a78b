"""Where templates and static files lie: beside the checkout, or inside the wheel.

The checkout is asked first, for an editable install may leave stale copies of a former wheel beside the package.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def _data_folder(name: str) -> Path:
    beside = CHECKOUT / name
    if (CHECKOUT / "pyproject.toml").exists() and beside.is_dir():
        return beside
    return PACKAGE / name


TEMPLATES = _data_folder("templates")
STATIC = _data_folder("static")
TRANSLATIONS = PACKAGE / "translations"
MIGRATIONS = PACKAGE / "migrations"
INSTANCE = CHECKOUT / "instance"
