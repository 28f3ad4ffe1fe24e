"""The options of a site: read in one place, and an unknown one is an error that names the nearest."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from uncited.rules import RULES, Severity


class OptionError(ValueError):
    """An option that cannot be used; the message says which, and what would be right."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a site may set under `extra: uncited:` in mkdocs.yml, or in [tool.uncited] of pyproject.toml.

    rules: the weight of a rule, by its name: error, warning, note or off.
    bibliography: the BibTeX file, relative to the configuration; by default the one that mkdocs-bibtex reads.
    baseline: the file of known findings. glossary: the page that covers the numbers in tooltips.
    tooltips: files of abbreviations that are appended to every page.
    keep_exemptions: leave the comments in the built page, for `uncited check --html`.
    """

    rules: Mapping[str, Severity] = field(default_factory=dict)
    bibliography: str | None = None
    baseline: str = "uncited-baseline.json"
    glossary: str = "glossary.md"
    tooltips: tuple[str, ...] = ()
    keep_exemptions: bool = False

    def severity(self, rule: str) -> Severity:
        return self.rules.get(rule, RULES[rule].severity)


def read_options(given: Any, where: str) -> Options:
    """Options from parsed YAML or TOML. where: the file and section, for the message. Raises OptionError."""
    if given is None:
        return Options()
    if not isinstance(given, Mapping):
        raise OptionError(f"{where}: the options must be written as `name: value` lines, one below the other.")
    names = [f.name for f in fields(Options)]
    values: dict[str, Any] = {}
    for raw, value in given.items():
        name = str(raw).replace("-", "_")
        if name not in names:
            raise OptionError(f"{where}: there is no option {raw!r}.{_nearest(name, names)}")
        values[name] = _value(name, value, where)
    return Options(**values)


def _value(name: str, value: Any, where: str) -> Any:
    if name == "rules":
        if not isinstance(value, Mapping):
            raise OptionError(f"{where}: `rules` must list `rule: weight` pairs, for example `unused-reference: off`.")
        return {str(rule): _severity(str(rule), weight, where) for rule, weight in value.items()}
    if name == "tooltips":
        files = [value] if isinstance(value, str) else value
        if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
            raise OptionError(f"{where}: `tooltips` must be a file or a list of files.")
        return tuple(files)
    wanted = bool if name == "keep_exemptions" else str
    if not isinstance(value, wanted):
        raise OptionError(
            f"{where}: `{name}` must be {'true or false' if wanted is bool else 'a text'}, not {value!r}."
        )
    return value


def _severity(rule: str, weight: Any, where: str) -> Severity:
    if rule not in RULES:
        raise OptionError(f"{where}: there is no rule {rule!r}.{_nearest(rule, list(RULES))}")
    # YAML reads a bare `off` as false.
    word = "off" if weight is False else str(weight)
    if word not in list(Severity):
        raise OptionError(f"{where}: the weight of {rule} must be error, warning, note or off, not {weight!r}.")
    return Severity(word)


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f" Did you mean {near[0]!r}?" if near else f" Known: {', '.join(known)}."
