"""The preview of authors: the bibliography is watched, and what is wrong is shown while the last good site stays."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers import BIB, ROOT
from serving import Preview, serving

AGAIN = BIB.replace("10.5555/known.2020", "10.5555/again")
BROKEN = (
    (BIB + AGAIN, "references.bib:11: The key known2020 stands twice: first in line 1."),
    (BIB + AGAIN.replace("known2020,", "KNOWN2020,"), "references.bib:11: The key KNOWN2020 stands twice"),
    (f"<<<<<<< HEAD\n{BIB}=======\n{AGAIN}>>>>>>> branch\n", "references.bib:1: Two versions of this file stand"),
)


@pytest.fixture(params=["plugin", "hook"])
def preview(
    request: pytest.FixtureRequest, site: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Preview]:
    folder = site({"index.md": "# Trial\n\n55.4% responded.[@known2020]\n"})
    if request.param == "hook":
        config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        config = config.replace("  - uncited\n", f"hooks: ['{(ROOT / 'hooks/uncited_hook.py').as_posix()}']\n")
        (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    with serving(folder, tmp_path_factory.mktemp("log") / "log.txt", "A trial") as running:
        yield running


def test_the_bibliography_under_serve(preview: Preview) -> None:
    # Saved.
    preview.write("references.bib", BIB.replace("A trial", "A second trial"))
    preview.until(lambda: "A second trial" in preview.page())
    # Restored with an older date.
    preview.write("references.bib", BIB.replace("A trial", "An old trial"), when=1_000_000_000)
    preview.until(lambda: "An old trial" in preview.page())
    # Broken: the error is shown, and the last good one stays in use when a page is saved.
    preview.write("references.bib", BIB.replace("{{A trial}}", "{{A trial}"))
    preview.until(lambda: "The last good bibliography stays in use." in preview.said())
    assert "references.bib:3: The closing brace } of the field title is missing." in preview.said()
    preview.write("docs/index.md", "# Trial\n\n55.4% responded, as told.[@known2020]\n")
    preview.until(lambda: "as told" in preview.page())
    assert "An old trial" in preview.page()
    # Broken in other ways, one after the other.
    for text, says in BROKEN:
        preview.write("references.bib", text)
        preview.until(lambda says=says: says in preview.said())  # type: ignore[misc]
        assert "An old trial" in preview.page()
    (preview.folder / "references.bib").write_bytes(BIB.replace("Ann", "Zoë").encode("latin-1"))
    preview.until(lambda: "references.bib:2: A character in this line is not UTF-8." in preview.said())
    assert "An old trial" in preview.page()
    # Gone, as it is while a program writes it anew.
    (preview.folder / "references.bib").unlink()
    preview.until(lambda: "references.bib: There is no such file." in preview.said())
    assert "An old trial" in preview.page()
    # Mended.
    preview.write("references.bib", BIB.replace("A trial", "A last trial"))
    preview.until(lambda: "A last trial" in preview.page())
    assert "Traceback" not in preview.said()


@pytest.mark.parametrize("preview", ["plugin"], indirect=True)
def test_findings_and_bad_pages_under_serve(preview: Preview) -> None:
    preview.write("docs/index.md", "# Trial\n\nOnly told.\n\n99% responded.\n")
    preview.until(lambda: "docs/index.md:5:1: uncited-number" in preview.said())
    preview.until(lambda: "Only told." in preview.page())
    # What is wrong with a page as a file is told every time it is saved, and the preview goes on.
    message = "docs/index.md:3:1: This comment is never closed, and would hide what follows."
    for times, word in enumerate(("First", "Second"), start=1):
        preview.write("docs/index.md", f"# {word}\n\n<!-- uncited: never closed\n")
        preview.until(lambda word=word: f"{word}</h1>" in preview.page())  # type: ignore[misc]
        assert preview.said().count(message) == times
    conflict = "# Two\n\n<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> branch\n"
    for name, text, says in (
        ("Third", "---\ntitle: [\n---\n\nThird\n", "docs/index.md:3: The front matter"),
        ("Theirs.", conflict, "docs/index.md:3: Two versions of this file stand"),
    ):
        preview.write("docs/index.md", text)
        preview.until(lambda name=name: name in preview.page())  # type: ignore[misc]
        assert says in preview.said()
    # An option that there is not: told with its line, and the last good ones stay in use.
    config = (preview.folder / "mkdocs.yml").read_text(encoding="utf-8")
    preview.write("mkdocs.yml", config + "extra: {uncited: {ruels: {}}}\n")
    preview.until(lambda: "mkdocs.yml:7: extra: uncited:" in preview.said())
    preview.write("docs/index.md", "# Trial\n\nStill told.\n\n98% responded.\n")
    preview.until(lambda: "Still told." in preview.page())
    preview.write("mkdocs.yml", config)
    # A page that cannot be rendered at all stops the preview until it is put right.
    (preview.folder / "docs/index.md").write_bytes("# Café\n".encode("latin-1"))
    preview.until(lambda: "The preview waits until this is put right." in preview.said())
    assert "docs/index.md:1: A character in this line is not UTF-8." in preview.said()
    preview.write("docs/index.md", "# Mended\n")
    preview.until(lambda: "Mended</h1>" in preview.page())
    assert "Traceback" not in preview.said()


def test_a_preview_of_a_broken_bibliography_does_not_begin(site: Callable[..., Path]) -> None:
    folder = site({"index.md": "# Trial\n"}, bib=BIB.replace("{{A trial}}", "{{A trial}"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "serve"], cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "references.bib:3: The closing brace } of the field title is missing." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_real_build_holds_nothing_of_the_preview(site: Callable[..., Path]) -> None:
    """The same page with the same findings, here only warnings, so that it is built: served it shows them, built it does not."""
    rules = "extra: {uncited: {rules: {uncited-number: warning}}}\n"
    folder = site({"index.md": "# Trial\n\nThen 99% of people said <b>yes</b>.\n"}, config=rules)
    with serving(folder, folder / "log.txt", "Then") as running:
        assert 'id="uncited-findings"' in running.page()
    (folder / "log.txt").unlink()
    build = [sys.executable, "-m", "mkdocs", "build", "--site-dir", "built"]
    done = subprocess.run(build, cwd=folder, capture_output=True, text=True, check=True)
    assert "uncited-number" in done.stderr
    built = [path for path in (folder / "built").rglob("*") if path.is_file()]
    assert any(path.name == "index.html" for path in built)
    assert [path.name for path in built if path.name.startswith("preview.")] == []
    assert [path.name for path in built if b"uncited" in path.read_bytes()] == []
