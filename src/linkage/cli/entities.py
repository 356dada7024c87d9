"""`linkage entities`: who and what the claims are about."""

from pathlib import Path

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example, output_options, profile_option
from linkage.model.amount import amount
from linkage.model.entity import EntityType
from linkage.model.review import Profile
from linkage.vocab.states import word_together


@click.command(epilog=example("linkage entities my-case --type person"))
@case_argument
@profile_option
@click.option("--type", "type_", type=click.Choice([str(type_) for type_ in EntityType]), help="Only entities of this type.")
@output_options
def entities(case_dir: Path, profile: Profile | None, type_: str | None, as_json: bool, as_jsonl: bool) -> None:
    """Lists the persons, bodies and places that are named."""
    from linkage import pipeline
    from linkage.exports.jsonl import entity_records, json_lines

    case_file = pipeline.load_case(case_dir, profile=profile)
    chosen = [entity for entity in case_file.entities if type_ is None or entity.type == type_]
    if as_json or as_jsonl:
        print_records(json_lines(entity_records(chosen, case_file.screening)), as_jsonl)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    table.add_column("type", width=12)
    table.add_column("name", ratio=3, overflow="fold")
    table.add_column("also named", ratio=4, overflow="fold")
    table.add_column("claims", width=6, justify="right")
    for entity in sorted(chosen, key=lambda entity: (list(EntityType).index(entity.type), -len(entity.namings), entity.name)):
        others = "; ".join(safe(name) for name in entity.names if name != entity.name)
        count = len({naming.claim_id for naming in entity.namings})
        table.add_row(
            Text(word_together(entity.name, entity.type) or entity.type),
            Text(safe(entity.name), style="bold"),
            Text(others),
            Text(str(count)),
        )
    print_table(table)
    click.echo(f"{amount(len(chosen), 'entity', 'entities')}, joined by name; being named is not being accused.")
    unsure = sum(len(entity.suggestions) > 0 for entity in chosen)
    if unsure:
        click.echo(f"{unsure} may be the same as another: --jsonl tells which, how surely and why; case.yaml decides (persons, different).")
