"""`uncited add`: a DOI, PMID or address -> an entry in the bibliography, whose figures a person then fills in."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from uncited import bib
from uncited.adding.entry import complete, empty_form, free_key, write_entry
from uncited.adding.known import Known, find_known, find_same_title
from uncited.adding.lookup import NotFound, look_up
from uncited.adding.place import NoPlace, insert
from uncited.commands import CannotRun
from uncited.remote.identity import Identity, identify
from uncited.remote.notices import Weight
from uncited.remote.record import Record
from uncited.remote.web import Web

ADDED, NOTHING_WRITTEN, COULD_NOT = 0, 1, 2


def add(given: Namespace) -> tuple[str, int]:
    """What was done, and 0 added, 1 known already or retracted, 2 could not. Raises CannotRun before anyone is asked."""
    wanted = identify(given.source)
    if not isinstance(wanted, Identity):
        raise CannotRun(wanted.message)
    texts = {path: _read(path) for path in _files(given)}
    files = [_parse(path, text) for path, text in texts.items()]
    if known := find_known([wanted], files):
        return _known(known), NOTHING_WRITTEN
    record = look_up(wanted, Web(given.timeout, given.contact), date.today())
    taken = [entry.key for file in files for entry in file.entries]
    path, text = next(iter(texts.items()))
    if isinstance(record, NotFound):
        return _by_hand(record.why, record.known, path), COULD_NOT
    if known := find_known(_names(record), files):
        return _known(known), NOTHING_WRITTEN
    if not given.anyway:
        if said := _against(record):
            return said, NOTHING_WRITTEN
        if known := find_same_title(record, files):
            return f"{_known(known)}If it is another work, run this again with --anyway.\n", NOTHING_WRITTEN
    if not complete(record):
        return _by_hand("The record has no title, or says of nobody who made it.", record, path), COULD_NOT
    key = free_key(record, taken)
    entry = write_entry(record, key)
    try:
        new, line = insert(text, entry, key)
    except NoPlace:
        raise CannotRun(f"{path}: there is no safe place for a new entry. Add this by hand:\n\n{entry}") from None
    try:
        path.write_bytes(new.encode("utf-8"))
    except OSError as problem:
        raise CannotRun(f"{path} cannot be written: {problem.strerror}.") from None
    return _added(record, path, line, key, entry), ADDED


def _files(given: Namespace) -> Sequence[Path]:
    """The files of the bibliography; the entry goes into the first."""
    if given.bibliography:
        return [Path(given.bibliography)]
    if not Path(given.config).is_file() and Path("references.bib").is_file():
        return [Path("references.bib")]
    # Looked up only now, as for the other commands: the rest knows no site generator.
    from uncited_mkdocs.inputs import InputError
    from uncited_mkdocs.site import bibliography_files

    try:
        found = bibliography_files(given.config)
    except InputError as problem:
        raise CannotRun(str(problem)) from None
    if not found:
        raise CannotRun(f"{given.config} names no bibliography. Name the file with --bibliography.")
    return [_near(path) for path in found]


def _near(path: Path) -> Path:
    """A path as short as it can be shown."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CannotRun(f"{path}: There is no such file. Make it, or name another with --bibliography.") from None
    except OSError as problem:
        raise CannotRun(f"{path} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise CannotRun(f"{path} is not UTF-8. Save it with the encoding UTF-8.") from None


def _parse(path: Path, text: str) -> bib.Bibliography:
    found = bib.parse(text, str(path))
    if found.problems:
        first = found.problems[0]
        raise CannotRun(f"{path}:{first.line}: {first.message} Put this right first; nothing was added.")
    return found


def _names(record: Record) -> list[Identity]:
    named = (("doi", record.doi), ("pmid", record.pmid), ("url", record.url))
    return [Identity(kind, value) for kind, value in named if value]  # type: ignore[arg-type]


def _known(known: Known) -> str:
    entry = known.entry
    return (
        f"{known.file}:{entry.line}: This source is here already: {entry.key} ({known.by}). Nothing was written.\n"
        f"Cite it with [@{entry.key}]. A figure that is missing goes into its annote.\n"
    )


def _against(record: Record) -> str:
    """Why a source should not be added without a second thought; empty where nothing is known against it."""
    if record.notice_itself:
        return (
            f"This is not the work itself but a notice about it: {record.notice_itself}. Nothing was written.\n"
            "Give the DOI of the work. If you mean the notice, run this again with --anyway.\n"
        )
    if heavy := [notice for notice in record.notices if notice.weight is Weight.RETRACTED]:
        return (
            f"This work was RETRACTED: {heavy[0]}. Nothing was written.\n"
            "Do not rest a figure on it. To write about the retraction itself, run this again with --anyway.\n"
        )
    return ""


def _by_hand(why: str, record: Record, path: Path) -> str:
    shown = record if record.url or record.doi or record.pmid else Record("misc")
    return (
        f"{why}\nNothing was written. You can add the source by hand: fill in each ____, give it a key instead of KEY, and put it into "
        f"{path}.\n\n{empty_form(shown, 'KEY')}\n{_FILL_IN}"
    )


def _added(record: Record, path: Path, line: int, key: str, entry: str) -> str:
    annote = line + next(at for at, text in enumerate(entry.splitlines()) if text.lstrip().startswith("annote"))
    lines = [f"{path}:{line}: added as {key}.", "", entry]
    lines += [f"Take care, something was published about it since: {notice}." for notice in record.notices]
    if not record.authors:
        lines.append(
            "The record names no author, so the body that published it stands there. Look whether that is right."
        )
    lines += [
        f"Still to do, in {path}:{annote}, or the check fails: fill in the annote, from the source itself.",
        _FILL_IN + f"Compare the entry with the source too: records can be wrong. Then cite it with [@{key}].",
        "",
    ]
    return "\n".join(lines)


_FILL_IN = r"""  1. How much you read: Read: full text. or Read: abstract. or Read: secondary. (only another page about it)
  2. Each figure you use, in your own words, then in square brackets where it stands in the source:
     Responded: 55.4\% with ketamine, 41.2\% with ECT. [Abstract, Results]
"""
