"""Lighter pages show what the theme alone would show: the same elements with the same words, in less space."""

from collections.abc import Callable
from pathlib import Path

from lxml import html as lxml_html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from helpers import ROOT

PAGES: dict[str, str | bytes] = {"index.md": "# Start\n"} | {
    f"{section}/{page}.md": f"# {page} of {section}\n\n    code\n\n    after an empty line\n"
    for section in ("alpha", "beta", "gamma")
    for page in ("first", "index", "last")
}
FEATURES = "[navigation.tabs, navigation.indexes, navigation.prune, navigation.footer]"


def _built(folder: Path, hooks: str, out: str) -> dict[str, str]:
    """Address of each page -> its HTML."""
    config = folder / f"{out}.yml"
    config.write_text(
        f"site_name: Test\nsite_dir: {out}\ntheme: {{name: material, font: false, features: {FEATURES}}}\nhooks: {hooks}\n",
        encoding="utf-8",
    )
    read = load_config(str(config))
    read.plugins.on_startup(command="build", dirty=False)
    build(read)
    return {str(path.relative_to(folder / out)): path.read_text("utf-8") for path in (folder / out).rglob("*.html")}


def _shown(html: str) -> list[object]:
    """Elements with their attributes and words; space between elements counts for nothing."""
    found: list[object] = []
    for element in lxml_html.fromstring(html).iter(tag=lxml_html.etree.Element):
        words = [" ".join((text or "").split()) for text in (element.text, element.tail)]
        found.append((element.tag, sorted(element.attrib.items()), *words))
    return found


def test_pages_show_the_same_in_less_space(site: Callable[..., Path]) -> None:
    folder = site(PAGES)
    heavy = _built(folder, "[]", "heavy")
    light = _built(folder, f"['{(ROOT / 'hooks/light_hook.py').as_posix()}']", "light")
    assert light.keys() == heavy.keys()
    for address, html in light.items():
        assert _shown(html) == _shown(heavy[address]), address
        assert len(html) < 0.9 * len(heavy[address]), address
        assert html.count("code\n\nafter an empty line") == heavy[address].count("code\n\nafter an empty line")
