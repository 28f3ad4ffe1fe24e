"""Everything that is read before MkDocs empties the output folder, so that bad input leaves the last site as it was."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from uncited import baseline, bib, source
from uncited.conflicts import conflict
from uncited.options import OptionError, Options, read_options
from uncited.references import References
from uncited_mkdocs import guard
from uncited_mkdocs.snippets import included, snippet_file


class InputError(Exception):
    """A file that cannot be read; the message says which, where and what to do."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The options and the bibliography of a site. `root` is the folder of mkdocs.yml."""

    root: Path
    options: Options
    bib_files: tuple[Path, ...] = ()
    references: References | None = None


def read_inputs(config: MkDocsConfig) -> Inputs:
    """Options and bibliography of a site. Raises InputError with one clear message."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    options = site_options(config)
    try:
        paths = (root / options.bibliography,) if options.bibliography else guard.bib_files(config)
    except guard.NotSupported as problem:
        raise InputError(str(problem)) from None
    if not paths:
        return Inputs(root, options)
    files = tuple(_bibliography(path, shown(path, root)) for path in paths)
    if repeated := repeated_key(files):
        raise InputError(repeated)
    return Inputs(root, options, paths, References.of(files))


def _bibliography(path: Path, name: str) -> bib.Bibliography:
    bibliography = bib.parse(read_text(path, name), name)
    if bibliography.problems:
        raise InputError("\n".join(f"{name}:{problem.line}: {problem.message}" for problem in bibliography.problems))
    return bibliography


def site_options(config: MkDocsConfig) -> Options:
    """The options under `extra: uncited:`. Raises InputError."""
    file = Path(config.config_file_path or "mkdocs.yml").resolve()
    given: Any = config.extra.get("uncited") if config.extra else None
    if given is not None and _in_pyproject(file.parent / "pyproject.toml"):
        line = _yaml_line(_yaml_value(_yaml_root(file), "extra"), "uncited", 1)
        raise InputError(
            f"{file.name}:{line}: extra: uncited: the options stand both here and in pyproject.toml, [tool.uncited]. "
            "Keep those here."
        )
    try:
        return read_options(given, f"{file.name}, extra: uncited")
    except OptionError:
        pass
    # Once more, name by name, to say in which line.
    for line, option in option_lines(file, given):
        try:
            read_options(option, f"{file.name}:{line}: extra: uncited")
        except OptionError as problem:
            raise InputError(str(problem)) from None
    raise InputError(f"{file.name}: The options under extra: uncited cannot be read.")


def option_lines(file: Path, given: Any) -> Iterator[tuple[int, Any]]:
    """Each option of `extra: uncited:` by itself, each rule too, with its line in mkdocs.yml; 1 where it stands elsewhere."""
    node = _yaml_value(_yaml_value(_yaml_root(file), "extra"), "uncited")
    begin = node.start_mark.line + 1 if node is not None else 1
    if not isinstance(given, Mapping):
        yield begin, given
        return
    for name, value in given.items():
        line = _yaml_line(node, name, begin)
        if name == "rules" and isinstance(value, Mapping):
            rules = _yaml_value(node, name)
            yield from ((_yaml_line(rules, rule, line), {name: {rule: weight}}) for rule, weight in value.items())
        else:
            yield line, {name: value}


def _yaml_root(file: Path) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(file.read_text(encoding="utf-8"), yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    return root


def _yaml_pair(node: yaml.Node | None, name: object) -> tuple[yaml.Node, yaml.Node] | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next(((key, value) for key, value in pairs if key.value == str(name)), None)


def _yaml_value(node: yaml.Node | None, name: object) -> yaml.Node | None:
    found = _yaml_pair(node, name)
    return found[1] if found else None


def _yaml_line(node: yaml.Node | None, name: object, otherwise: int) -> int:
    found = _yaml_pair(node, name)
    return int(found[0].start_mark.line) + 1 if found else otherwise


def _in_pyproject(path: Path) -> bool:
    if not path.is_file():
        return False
    import tomllib  # here, since most sites have no such file

    try:
        tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool")
        return isinstance(tools, dict) and "uncited" in tools
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False  # nothing of it is used here


def repeated_key(files: Sequence[bib.Bibliography]) -> str | None:
    """Says which key stands twice in the files together, capitals apart; None where none does."""
    seen: dict[str, tuple[bib.Entry, str]] = {}
    for file in files:
        for entry in file.entries:
            first, where = seen.setdefault(entry.key.casefold(), (entry, file.file))
            if first is not entry:
                same = "" if first.key == entry.key else f" (as {first.key}: capitals make no difference)"
                place = "" if where == file.file else f" of {where}"
                return (
                    f"{file.file}:{entry.line}: The key {entry.key} stands twice: first in line {first.line}{place}{same}. "
                    "Give one of the two another key, or take it out if both are the same source."
                )
    return None


def _page_texts(config: MkDocsConfig, root: Path) -> Iterator[tuple[str, str | InputError]]:
    """Every page that is a file: its name, and its text or why it cannot be read."""
    for file in get_files(config).documentation_pages():
        if file.abs_src_path is not None:
            name = shown(Path(file.abs_src_path), root)
            try:
                yield name, read_text(Path(file.abs_src_path), name)
            except InputError as problem:
                yield name, problem


def page_problems(config: MkDocsConfig, root: Path, exemptions: bool = True) -> Iterator[str]:
    """What is wrong with pages as files: not UTF-8, a conflict of git, front matter that is not YAML, an exemption never closed.

    exemptions: False leaves out the last, which the check itself can report.
    """
    for name, text in _page_texts(config, root):
        if isinstance(text, InputError):
            yield str(text)
            continue
        if (found := conflict(text, page=True) or source.front_matter(text).problem) is not None:
            yield f"{name}:{found[0]}: {found[1]}"
        if exemptions and "<!--" in text:
            for unclosed in source.exemption_problems(text):
                if unclosed.fatal:
                    line, column = source.Lines(text).position(unclosed.start)
                    yield f"{name}:{line}:{column}: {unclosed.message}"


def include_problems(config: MkDocsConfig, root: Path) -> Iterator[str]:
    """The pages and the texts they include that cannot be read. Asked only once one has stopped a build."""
    for name, text in _page_texts(config, root):
        if isinstance(text, InputError):
            yield str(text)
            continue
        for line, wanted in included(text):
            if (path := snippet_file(config, wanted)) is None:
                yield f"{name}:{line}: There is no text {wanted} to include here. Check its name."
                continue
            try:
                read_text(path, shown(path, root))
            except InputError as problem:
                yield f"{problem} It is included in {name}:{line}."


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file with its line ends as they are. Raises InputError with the line of the first bad byte."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"{name}: There is no such file. Check its name in mkdocs.yml, and where the file is."
        ) from None
    except (OSError, ValueError) as problem:  # ValueError: no name of a file can hold what this one does
        raise InputError(f"{name}: The file cannot be read ({getattr(problem, 'strerror', problem)}).") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise InputError(
            f"{name}:{line}: A character in this line is not UTF-8. Open the file in your editor and save it with the encoding UTF-8."
        ) from None


@lru_cache(maxsize=4096)  # a page is named at each step of a build, and each part of its path looked at for links
def shown(path: Path, root: Path) -> str:
    """A file as findings name it: relative to the folder of mkdocs.yml, with forward slashes."""
    try:
        return Path(os.path.relpath(path.resolve(), root)).as_posix()
    except ValueError:  # another drive of Windows
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
