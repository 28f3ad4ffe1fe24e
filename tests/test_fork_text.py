"""What of a pull request counts as text, and may be taken from a stranger."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import take_text
from take_text import Change
from test_forks import CONFIG


def is_text(path: str, mode: str = "100644") -> bool:
    return take_text.is_text(Change(mode, "0" * 40, path), ("docs", "includes", "references.bib"))


@pytest.mark.parametrize(
    "path",
    ["docs/a.md", "docs/a/b-c/404.md", "docs/assets/images/mark.svg", "docs/Größe 2.md", "includes/x.md", "references.bib"],
)  # fmt: skip
def test_text(path: str) -> None:
    assert is_text(path)
    assert is_text(path, "100755")
    assert is_text(path, "000000")
    assert not is_text(path, "120000")
    assert not is_text(path, "160000")


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml", "README.md", "hooks/a.md", "docs", "docsa.md", "docs2/a.md", "a/docs/a.md", "docs/a.js", "docs/a.html",
        "docs/a.css", "docs/a.md.py", "docs/.meta.yml", "docs/.a.md", "docs/.icons/a.svg", "docs/../hooks/a.md", "docs//a.md",
        "docs/a\n.md", "docs/a.md\n", "docs/a:b.md", "docs/##[a]b.md", "docs/a\\b.md", "docs/$(a).md", "docs/-a.md",
        "docs/\udc80.md", "references.bib.py",
    ],
)  # fmt: skip
def test_no_text(path: str) -> None:
    assert not is_text(path)


MENUS: dict[str, tuple[str, bool]] = {
    "a page more": ("  - Home: index.md\n  - other.md\n  - How it works (in short): a/b.md\n", True),
    "sections": ("  - Is it safe?:\n      - Doctor's view: a.md\n      - evidence/index.md\n", True),
    "our own lines": ('  - "A: quoted": index.md\n  - B: b.md\n', True),
    "an address": ("  - A: https://example.org\n", False),
    "a tag": ("  - !!python/name:os.system a.md\n", False),
    "a tag behind the title": ("  - A: !!python/name:os.system a.md\n", False),
    "an anchor": ("  - &a A: a.md\n", False),
    "a flow": ("  - {A: a.md}\n", False),
    "a comment": ("  - A: a.md # b\n", False),
    "a quotation": ("  - 'A: a.md\n", False),
    "a block": ("  - A: |\n", False),
    "no list": ("  A: a.md\n", False),
    "a key": ("  - ? a.md\n", False),
    "a variable": ("  - A: !ENV A.md\n", False),
    "a carriage return": ("  - A: a.md\rhooks: a\n", False),
}


@pytest.mark.parametrize("name", MENUS)
def test_a_menu_is_taken_where_it_holds_titles_and_pages(name: str) -> None:
    menu, taken = MENUS[name]
    base = 'a: 1\nnav:\n  - "A: quoted": index.md\n\n# More\nb: !!python/name:os.path\n'
    wanted = f"a: 2\nnav:\n{menu}\n# More\nb: 2\n"
    mixed = take_text.with_menu(base, wanted)
    assert mixed == (base.replace('  - "A: quoted": index.md\n', menu) if taken else base)


@pytest.mark.parametrize("wanted", ["", "nav: [a.md]\n", "a: 1\n", "nav: !!python/name:os.system\n  - a.md\n"])
def test_a_configuration_without_such_a_menu_changes_nothing(wanted: str) -> None:
    assert take_text.with_menu(CONFIG, wanted) == CONFIG


BITS = ["-", " ", "  ", ":", "a", ".md", "/", "\n", "\r", "\t", "\u2028", "\x85", "'", '"', "#", "!", "!!python/name:a", "&", "*", "{", "[", "|", ">", "?", "%", "hooks"]  # fmt: skip


@given(st.lists(st.sampled_from(BITS), max_size=30).map("".join))
def test_whatever_a_menu_holds_all_else_stays(menu: str) -> None:
    base = "a: 1\nnav:\n  - index.md\nhooks: [ours.py]\n"
    mixed = take_text.with_menu(base, f"nav:\n{menu}\nhooks: [theirs.py]\n")
    try:
        read = yaml.compose(mixed, yaml.SafeLoader)
    except yaml.YAMLError:
        return  # no site is built from this
    assert isinstance(read, yaml.MappingNode)
    assert [key.value for key, _ in read.value] == ["a", "nav", "hooks"]
    assert yaml.serialize(read.value[2][1]) == "[ours.py]\n"
    assert "python" not in yaml.serialize(read.value[1][1]) or "!!python" not in mixed
