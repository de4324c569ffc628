"""Click in Dutch: headings of the help, what it says about a mistyped command, and JSON out."""

from __future__ import annotations

import difflib
import json
from typing import Any

import click

HULP = "Toon deze hulp en stop."
KOPPEN = {"Options": "Opties", "Commands": "Opdrachten", "Arguments": "Argumenten"}


class _Opmaak(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
        args = args.replace("[OPTIONS]", "[OPTIES]").replace("COMMAND [ARGS]...", "OPDRACHT …")
        super().write_usage(prog, args, "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(KOPPEN.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Opmaak


class _Nederlands(click.Command):
    """A command whose help is Dutch; `voorbeelden` stand below it."""

    context_class = _Context

    def __init__(self, *args: Any, voorbeelden: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voorbeelden = [regel for regel in voorbeelden.strip().splitlines() if regel]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        optie = super().get_help_option(ctx)
        if optie is not None:
            optie.help = HULP
        return optie

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        if self.voorbeelden:
            with formatter.section("Voorbeelden"):
                for regel in self.voorbeelden:
                    formatter.write(f"{'':{formatter.current_indent}}{regel.strip()}\n")


class Opdracht(_Nederlands):
    """One command."""


class Groep(_Nederlands, click.Group):
    """A command with commands of its own."""

    command_class = Opdracht

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        naam = args[0]
        if self.get_command(ctx, naam) is None and not naam.startswith("-"):
            dichtbij = difflib.get_close_matches(naam, self.list_commands(ctx), n=1)
            hulp = f" Bedoelde u “{dichtbij[0]}”?" if dichtbij else ""
            raise click.UsageError(f"de opdracht “{naam}” bestaat niet.{hulp}", ctx)
        return super().resolve_command(ctx, args)


def schrijf_json(inhoud: Any) -> None:
    """Print what `--json` promises: readable, and never a number that JSON does not know."""
    click.echo(json.dumps(inhoud, ensure_ascii=False, indent=2, allow_nan=False))


def fouttekst(fout: click.ClickException) -> str:
    """What click found wrong, in Dutch."""
    if isinstance(fout, click.NoSuchOption):
        dichtbij = f" Bedoelde u {' of '.join(fout.possibilities)}?" if fout.possibilities else ""
        return f"de optie {fout.option_name} bestaat niet.{dichtbij}"
    if isinstance(fout, click.MissingParameter):
        naam = fout.param.human_readable_name if fout.param is not None else fout.param_hint
        return f"{naam} ontbreekt."
    if isinstance(fout, click.BadOptionUsage):
        return f"de optie {fout.option_name} is onvolledig of kan hier niet."
    if isinstance(fout, click.BadParameter):
        naam = fout.param.opts[0] if fout.param is not None else fout.param_hint
        return f"{naam}: {fout.message}"
    return fout.message


def voer_uit(groep: click.Group, argumenten: list[str] | None) -> int:
    """Run the command line and return the exit code.

    Mistakes in the command line itself end with code 2 and a Dutch sentence that points at the help.
    """
    try:
        uitkomst = groep.main(args=argumenten, prog_name="samenleving", standalone_mode=False)
        return uitkomst if isinstance(uitkomst, int) else 0
    except click.exceptions.Abort:
        click.echo("Afgebroken.", err=True)
        return 130
    except click.UsageError as fout:
        pad = fout.ctx.command_path if fout.ctx else "samenleving"
        click.echo(f"Fout: {fouttekst(fout)}\nZie: {pad} --help", err=True)
        return 2
    except click.ClickException as fout:
        click.echo(f"Fout: {fouttekst(fout)}", err=True)
        return 2
