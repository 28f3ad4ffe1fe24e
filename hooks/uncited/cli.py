"""The command `uncited`: arguments in, a report and an exit status out (0 clean, 1 an error was found, 2 could not run)."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from uncited import commands
from uncited.commands import CannotRun
from uncited.output import FORMATS
from uncited.rules import RULES


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line and a way on, where argparse prints its whole usage."""
        self.exit(2, f"uncited: {message}. `uncited --help` shows how to use it.\n")


def parser() -> argparse.ArgumentParser:
    """The commands and their options, as the documentation lists them."""
    main = _Parser(prog="uncited", description="Finds numeric claims that cite no source.")
    subs = main.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument(
        "--format", choices=list(FORMATS), default="text", help="how to print the outcome (default: text)"
    )
    common.add_argument("--output", metavar="FILE", help="write the outcome to this file")
    common.add_argument(
        "--config", metavar="FILE", default="mkdocs.yml", help="the site's configuration (default: mkdocs.yml)"
    )
    paths = _Parser(add_help=False)
    paths.add_argument("paths", nargs="*", metavar="PATH", help="only these pages; - reads standard input")

    check = subs.add_parser(
        "check", parents=[common, paths], help="check the site of the mkdocs.yml here, or only these pages"
    )
    check.add_argument("--html", metavar="DIR", help="check an already built site, made by any generator")
    check.add_argument(
        "--changed-from", metavar="REV", help="show findings on lines changed since this git revision; count the rest"
    )
    explain = subs.add_parser("explain", parents=[common, paths], help="every number found, claim or not, and why")
    explain.set_defaults(changed_from=None, html=None)
    numbers = subs.add_parser(
        "numbers",
        parents=[paths],
        help="every number beside the figure recorded for its source, those without one first",
    )
    numbers.add_argument("--config", metavar="FILE", default="mkdocs.yml", help="the site's configuration")
    numbers.add_argument("--output", metavar="FILE", help="write the outcome to this file")
    rules = subs.add_parser("rules", help="what each rule asks for, with examples")
    rules.add_argument("rule", nargs="?", metavar="RULE", help=f"one of: {', '.join(RULES)}")
    baseline = subs.add_parser(
        "baseline", parents=[common], help="record today's findings, to adopt the check on an existing site"
    )
    baseline.set_defaults(paths=[])
    return main


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status; prints one clear line when it cannot run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = parser().parse_args(arguments)
    try:
        text, status = getattr(commands, given.command)(given)
    except CannotRun as problem:
        print(f"uncited: {problem}", file=sys.stderr)
        return 2
    output = getattr(given, "output", None)
    try:
        if output:
            Path(output).write_text(text, encoding="utf-8")
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as problem:
        print(f"uncited: {output or 'the output'} cannot be written: {problem.strerror}.", file=sys.stderr)
        return 2
    return int(status)
