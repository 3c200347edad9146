"""Print the JSON Schema of a kind of file: ``newsroom schema``."""

from __future__ import annotations

import json

import click

from newsroom.problems import did_you_mean


@click.command("schema")
@click.argument("kind", required=False)
def command(kind: str | None) -> int:
    """Print the JSON Schema of a KIND of file; without one, list the kinds.

    An editor that knows YAML schemas then completes fields and explains them.
    """
    from newsroom.reading.json_schema import json_schema  # noqa: PLC0415 - help does without
    from newsroom.reading.schema import KINDS  # noqa: PLC0415

    if kind is None:
        click.echo("\n".join(KINDS))
        return 0
    if kind not in KINDS:
        mend = did_you_mean(kind, KINDS, "known are " + ", ".join(KINDS))
        raise click.BadParameter(f'there is no kind of file "{kind}"; {mend}', param_hint="KIND")
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
    return 0
