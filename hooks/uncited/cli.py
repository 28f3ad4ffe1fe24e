"""The command `uncited`: arguments in, a report and an exit status out (0 clean, 1 an error was found, 2 could not run)."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from uncited import commands
from uncited.commands import CannotRun
from uncited.output import FORMATS, github
from uncited.rules import RULES
from uncited.stopwatch import to_stderr

_ELSEWHERE = {"add": "uncited.adding", "watch": "uncited.watching"}


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
    add = subs.add_parser(
        "add",
        parents=[_asking()],
        help="look a source up and add it to the bibliography, for you to fill in its figures",
    )
    add.add_argument("source", metavar="DOI|PMID|URL", help="such as 10.1000/example, PMID: 12345678 or https://…")
    add.add_argument("--bibliography", metavar="FILE", help="the file to add to (default: the one of the site)")
    add.add_argument(
        "--anyway", action="store_true", help="add it even if it was retracted, or if an entry has the same title"
    )
    watch = subs.add_parser(
        "watch",
        parents=[_asking()],
        help="dead links, retractions and dates past due, as a report in Markdown; for a schedule",
    )
    watch.add_argument("--output", metavar="FILE", help="write the report to this file")
    watch.add_argument(
        "--limit", metavar="SECONDS", type=_seconds, default=900.0, help="how long to take in all (default: 900)"
    )
    watch.set_defaults(paths=[])
    return main


def _command(name: str) -> Callable[[argparse.Namespace], tuple[str, int]]:
    """The function of a command. What asks the web is imported for its own commands only."""
    module = import_module(_ELSEWHERE[name]) if name in _ELSEWHERE else commands
    found: Callable[[argparse.Namespace], tuple[str, int]] = getattr(module, name)
    return found


def _asking() -> _Parser:
    """What the commands have in common that ask other people's servers."""
    asking = _Parser(add_help=False)
    asking.add_argument(
        "--config", metavar="FILE", default="mkdocs.yml", help="the site's configuration (default: mkdocs.yml)"
    )
    asking.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=20.0,
        help="how long to wait for one answer (default: 20)",
    )
    asking.add_argument(
        "--contact", metavar="MAIL", default="", help="your mail address, told to the servers, as Crossref asks for"
    )
    return asking


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 86_400:
        raise ValueError(text)
    return seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status; prints one clear line when it cannot run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = parser().parse_args(arguments)
    try:
        text, status = _command(given.command)(given)
    except KeyboardInterrupt:
        to_stderr("uncited: stopped.")
        return 130  # what shells expect of a program stopped by Ctrl-C
    except CannotRun as problem:
        to_stderr(f"uncited: {problem}")
        if getattr(given, "format", None) == "github":
            sys.stdout.write(github.write_problem(str(problem)))
        return 2
    output = getattr(given, "output", None)
    try:
        if output:
            Path(output).write_text(text, encoding="utf-8", errors="replace")
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as problem:
        to_stderr(f"uncited: {output or 'the output'} cannot be written: {problem.strerror}.")
        return 2
    return int(status)
