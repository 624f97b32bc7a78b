"""`league rank FILE`: ranks the groups of a case file. Needs no settings, no database and no Flask."""

import json
import os
from pathlib import Path

import click

from league.errors import Refused
from league.standings.casefile import answer, read
from league.standings.errors import IsFolder, NoSuchFile, TooLarge, Unreadable
from league.wording import CHINESE, ENGLISH, say

LARGEST_MB = 64


@click.command("rank", help="给小组排名次，并逐条说明理由。Rank the groups of a case file (JSON) and say why.")
@click.argument("file", type=click.Path(path_type=Path))
def rank(file: Path) -> None:
    """Answers in JSON on standard output; whatever is no case is one sentence on standard error, and exit code 2."""
    try:
        answers = [answer(case) for case in read(content_of(file))]
    except Refused as refusal:
        click.echo(say(refusal.sentence, console_language()), err=True)
        raise SystemExit(2) from None
    # Bytes, for the answer is UTF-8 whatever the terminal's encoding is.
    click.echo(json.dumps(answers, ensure_ascii=False, indent=2).encode())


def content_of(file: Path) -> bytes:
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


def console_language() -> str:
    """English where the terminal speaks English, Chinese everywhere else."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return ENGLISH if spoken.lower().startswith("en") else CHINESE
