"""What tests share: where the project is, how a command ended, a bibliography of one entry."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from uncited_mkdocs.site import Site, read_site

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


class _Cases(yaml.SafeLoader):
    """YAML in which a key given twice is an error: of two lists of examples, one would be lost in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {str(key) for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"given twice: {', '.join(twice)}", node.start_mark)
        return super().construct_mapping(node, deep)


def read_cases(path: Path) -> Any:
    """What a YAML file of cases holds."""
    return yaml.load(path.read_text(encoding="utf-8"), _Cases)


@cache
def the_site() -> Site:
    """This project's own site, read once."""
    return read_site(str(ROOT / "mkdocs.yml"))


def copy_site(folder: Path) -> None:
    """This project's own site, put where it may be changed."""
    for name in ("docs", "includes", "overrides", "hooks", "mkdocs.yml", "references.bib"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)


BIB = """@article{known2020,
  author = {Author, Ann},
  title = {{A trial}},
  journal = {{Journal}},
  year = {2020},
  doi = {10.5555/known.2020},
  annote = {Read: abstract.
            Response: 55.4\\% with ketamine and 41.2\\% with ECT; 403 people. [Abstract, Results]
            A third relapsed within 2 weeks. [Abstract, Results]},
}
"""


def write_site(folder: Path, pages: dict[str, str | bytes], bib: str | bytes | None = BIB, config: str = "") -> None:
    """Writes a small site: pages by name, its bibliography, and what is added to its mkdocs.yml."""
    (folder / "docs").mkdir(exist_ok=True)
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    if bib is not None:
        (folder / "references.bib").write_bytes(bib.encode() if isinstance(bib, str) else bib)
    (folder / "mkdocs.yml").write_text(
        "site_name: Test\ntheme: {name: mkdocs}\nplugins:\n  - bibtex: {bib_file: references.bib}\n  - uncited\n"
        "markdown_extensions: [footnotes, tables, admonition]\n" + config,
        encoding="utf-8",
    )
