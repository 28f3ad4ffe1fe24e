"""A page that has moved: its old address leads to the new one, and a slip in the table stops the build."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from helpers import ROOT

PAGES: dict[str, str | bytes] = {"index.md": "# Start\n", "treatment/new.md": "# New\n\n## Dose\n\nText.\n"}


@pytest.fixture
def build_with(site: Callable[..., Path]) -> Callable[[str], Path]:
    """Builds a site with this table of moved pages, and returns its folder."""

    def run(table: str) -> Path:
        folder = site(PAGES)
        with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
            hook = (ROOT / "hooks/moved_hook.py").as_posix()
            config.write(f"\nhooks: ['{hook}']\nsite_url: https://site.example/\nextra:\n  moved: {table}\n")
        config_read = load_config(str(folder / "mkdocs.yml"))
        config_read.plugins.on_startup(command="build", dirty=False)
        build(config_read)
        return folder / "site"

    return run


@pytest.mark.parametrize(
    ("table", "old", "link"),
    [
        ("{old.md: treatment/new.md}", "old", "../treatment/new/"),
        ("{basics/deep/old.md: treatment/new.md#dose}", "basics/deep/old", "../../../treatment/new/#dose"),
        ("{gone/index.md: index.md}", "gone", "../"),
    ],
)
def test_the_old_address_leads_to_the_new_one(
    build_with: Callable[[str], Path], table: str, old: str, link: str
) -> None:
    html = (build_with(table) / old / "index.html").read_text(encoding="utf-8")
    assert f'<a href="{link}">' in html
    assert f'content="1; url={link}"' in html
    assert f'location.replace("{link}" +' in html
    canonical = re.search(r'rel="canonical" href="([^"]*)"', html)
    assert canonical is not None
    assert canonical[1].startswith("https://site.example/")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("{old.md: treatment/none.md}", "treatment/none.md, where old.md is said to have moved, does not exist."),
        ("{index.md: treatment/new.md}", "index.md still exists at the old address. Take the file away"),
        (
            "{treatment/new/index.md: index.md}",
            "treatment/new.md still exists at the old address of treatment/new/index.md.",
        ),
        ("{old: treatment/new.md}", "old is no page. Name both pages as files under docs"),
        ("{../old.md: treatment/new.md}", "../old.md is no page."),
        ("[old.md]", "write a line for each page, as in old.md: new.md."),
    ],
)
def test_a_slip_in_the_table_stops_the_build(
    build_with: Callable[[str], Path], caplog: pytest.LogCaptureFixture, table: str, message: str
) -> None:
    with pytest.raises(Abort):
        build_with(table)
    assert message in caplog.text
    assert not Path("site").exists()


def test_no_page_moved_leaves_nothing(build_with: Callable[[str], Path]) -> None:
    assert not list(build_with("{}").rglob("*moved*"))
