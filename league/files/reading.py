"""Reading a file that was named on the command line. Needs no settings, no database and no Flask."""

from pathlib import Path

import click

from league.files.errors import IsFolder, NoSuchFile, TooLarge, Unreadable

LARGEST_MB = 64


def content_of(file: Path) -> bytes:
    """All of it. Raises NoSuchFile, IsFolder, TooLarge, Unreadable."""
    name = click.format_filename(file)
    limit = LARGEST_MB * 1024 * 1024
    try:
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise NoSuchFile(file=name) from error
    except IsADirectoryError as error:
        raise IsFolder(file=name) from error
    except (OSError, ValueError) as error:
        raise Unreadable(file=name) from error
    if len(content) > limit:
        raise TooLarge(file=name, limit=LARGEST_MB)
    return content
