"""Everything that is read before MkDocs empties the output folder, so that bad input leaves the last site as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from uncited import baseline, bib, source
from uncited.options import OptionError, Options, read_options
from uncited.references import References
from uncited_mkdocs import guard


class InputError(Exception):
    """A file that cannot be read; the message says which, where and what to do."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The options and the bibliography of a site. `root` is the folder of mkdocs.yml."""

    root: Path
    options: Options
    bib_file: str | None = None
    references: References | None = None


def read_inputs(config: MkDocsConfig) -> Inputs:
    """Options and bibliography of a site. Raises InputError with one clear message."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    options = site_options(config)
    bib_path = root / options.bibliography if options.bibliography else guard.bib_file(config)
    if bib_path is None:
        return Inputs(root, options)
    name = shown(bib_path, root)
    text = read_text(bib_path, name)
    bibliography = bib.parse(text, name)
    if bibliography.problems:
        problem = bibliography.problems[0]
        raise InputError(f"{name}:{problem.line}: {problem.message}")
    if repeated := repeated_key(bibliography):
        raise InputError(f"{name}:{repeated[0]}: {repeated[1]}")
    return Inputs(root, options, name, References(bibliography))


def site_options(config: MkDocsConfig) -> Options:
    """The options under `extra: uncited:`. Raises InputError."""
    given: Any = config.extra.get("uncited") if config.extra else None
    try:
        return read_options(given, f"{Path(config.config_file_path or 'mkdocs.yml').name}, extra: uncited")
    except OptionError as problem:
        raise InputError(str(problem)) from None


def repeated_key(bibliography: bib.Bibliography) -> tuple[int, str] | None:
    """The line and message of the first key that stands twice, capitals apart."""
    seen: dict[str, bib.Entry] = {}
    for entry in bibliography.entries:
        first = seen.setdefault(entry.key.casefold(), entry)
        if first is not entry:
            same = "" if first.key == entry.key else f" (as {first.key}: capitals make no difference)"
            return entry.line, (
                f"The key {entry.key} stands twice: first in line {first.line}{same}. "
                "Give one of the two another key, or take it out if both are the same source."
            )
    return None


def page_problems(config: MkDocsConfig, root: Path) -> Iterator[str]:
    """What is wrong with pages as files: not UTF-8, front matter that is not YAML, an exemption never closed."""
    for file in get_files(config).documentation_pages():
        if file.abs_src_path is None:
            continue
        name = shown(Path(file.abs_src_path), root)
        try:
            text = read_text(Path(file.abs_src_path), name)
        except InputError as problem:
            yield str(problem)
            continue
        if (found := source.front_matter(text).problem) is not None:
            yield f"{name}:{found[0]}: {found[1]}"
        if "<!--" in text:
            for unclosed in source.exemption_problems(text):
                if unclosed.fatal:
                    line, column = source.Lines(text).position(unclosed.start)
                    yield f"{name}:{line}:{column}: {unclosed.message}"


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file with its line ends as they are. Raises InputError with the line of the first bad byte."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"{name}: There is no such file. Check its name, or the `bib_file` setting in mkdocs.yml."
        ) from None
    except OSError as problem:
        raise InputError(f"{name}: The file cannot be read ({problem.strerror}).") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise InputError(
            f"{name}:{line}: A character in this line is not UTF-8. Open the file in your editor and save it with the encoding UTF-8."
        ) from None


def shown(path: Path, root: Path) -> str:
    """A file as findings name it: relative to the folder of mkdocs.yml, with forward slashes."""
    try:
        return path.resolve().relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def read_baseline(inputs: Inputs) -> baseline.Baseline | None:
    """The baseline of a site, None where it has none. Raises InputError."""
    path = inputs.root / inputs.options.baseline
    if not path.is_file():
        return None
    try:
        return baseline.read(read_text(path, inputs.options.baseline), inputs.options.baseline)
    except baseline.BaselineError as problem:
        raise InputError(str(problem)) from None
