"""`league rank FILE`: ranks the groups of a case file. Needs no settings, no database and no Flask."""

import json
from pathlib import Path

import click

from league.errors import Refused
from league.files.reading import content_of
from league.standings.casefile import answer, read
from league.wording import console_language, say


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
