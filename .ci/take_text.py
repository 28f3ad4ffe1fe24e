"""Of a pull request from a fork, its text; of everything else, what stands on the base branch.

Building a site runs code: mkdocs.yml names hooks and plugins, a template can call Python, a list of packages installs them.
So a stranger's pages, pictures, sources and menu are put on top of the base branch, as a commit, and nothing else of theirs.

    python3 -I take_text.py CONFIG TEXT...

Run in the checkout of the merge that GitHub made of the pull request, whose first parent is the base branch. CONFIG is the
site's mkdocs.yml, TEXT are the folders and files of its text. Git hands over files one by one, so no link is ever followed.
"""

import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

# Names of letters, digits and few signs: what they are printed in can take them for nothing else. No part begins with a dot.
_NAME = re.compile(r"(?:\w[\w .-]*/)*\w[\w .-]*\.(?:md|bib|png|jpe?g|gif|webp|svg)")
# What a path is, as git writes it. Links and other repositories are none of these.
_FILE, _PROGRAM, _NONE = "100644", "100755", "000000"
_NO_BLOB = "0" * 40
_MENU = re.compile(r"^nav:[ \t]*\n((?:(?:[ \t#-].*)?\n)*)", re.MULTILINE)
# `- page.md`, `- A title: page.md` or `- A section:`. No sign begins anything else of YAML: a tag, a quotation, a comment.
_ENTRY = re.compile(r" *- (?:\w[\w ?!,.'’()&–-]*:(?: [\w./-]+\.md)?|[\w./-]+\.md) *|")
_TEMPLATES = re.compile(r"\bcustom_dir['\"]?:[ \t]*['\"]?([\w./-]+)")
_MOST_NAMES = 50


class Change(NamedTuple):
    """A path that the pull request changes: what it is now, and git's name for its content."""

    mode: str
    blob: str
    path: str


def main(config: str, *text: str) -> None:
    """Leaves the base branch checked out, with one commit on it: the text of the pull request."""
    merge = git("rev-parse", "HEAD").decode().strip() == os.environ.get("GITHUB_SHA")
    if not merge or not git("rev-parse", "--revs-only", "HEAD^2"):
        sys.exit("This is no checkout of a pull request's merge: leave out `ref:`, and write `fetch-depth: 2`.")
    taken, left = sorted_out("HEAD^", "HEAD", config, text)
    git("read-tree", "HEAD^")
    # --replace: where a page became a folder, or a folder a page.
    git("update-index", "--replace", "-z", "--index-info", given=b"".join(map(entry, taken)))
    tree = git("write-tree").decode().strip()
    identity = ("-c", "user.name=check", "-c", "user.email=check@localhost")
    commit = git(*identity, "commit-tree", "-p", "HEAD^", "-m", "The text of the pull request", tree).decode().strip()
    git("read-tree", "HEAD")  # so that git knows what of the pull request is on disk, and takes it away
    git("checkout", "--quiet", "--force", "--detach", commit)
    tell(left)


def changes(before: str, after: str) -> Iterator[Change]:
    """What differs between two commits."""
    told = git("diff-tree", "-r", "-z", "--no-renames", before, after).decode("utf-8", "surrogateescape").split("\0")
    for what, path in zip(told[:-1:2], told[1::2], strict=True):
        _, mode, _, name, _ = what.split(" ")
        yield Change(mode, name, path)


def sorted_out(before: str, after: str, config: str, text: Sequence[str]) -> tuple[list[Change], list[str]]:
    """The changes to take, and the names of those to leave."""
    base = text_of(before, config)
    templates = [posixpath.normpath(posixpath.join(config, "..", folder)) for folder in _TEMPLATES.findall(base)]
    taken, left = [], []
    for change in changes(before, after):
        if change.path == config and change.mode == _FILE:
            wanted = text_of(after, config)
            mixed = with_menu(base, wanted)
            taken.append(change._replace(blob=stored(mixed)))
            if mixed != wanted:
                left.append(f"{config} (but for its menu)")
        elif is_text(change, text) and not is_text(change, templates):
            taken.append(change)
        else:
            left.append(change.path)
    return taken, left


def is_text(change: Change, folders: Sequence[str]) -> bool:
    """Whether a change is one of text, in these folders or of these files. A file that is gone is text if it could be."""
    inside = any(change.path == folder or change.path.startswith(f"{folder}/") for folder in folders)
    return inside and change.mode in (_FILE, _PROGRAM, _NONE) and _NAME.fullmatch(change.path) is not None


def with_menu(base: str, wanted: str) -> str:
    """The configuration of the base branch with the menu of another, where that holds nothing but titles and pages."""
    ours, theirs = _MENU.search(base), _MENU.search(wanted)
    if ours is None or theirs is None:
        return base
    known = set(ours[1].split("\n"))
    if not all(line in known or _ENTRY.fullmatch(line) for line in theirs[1].split("\n")):
        return base
    return base[: ours.start(1)] + theirs[1] + base[ours.end(1) :]


def entry(change: Change) -> bytes:
    """A change as `git update-index` reads it."""
    gone = change.mode == _NONE
    mode, name = ("0", _NO_BLOB) if gone else (_FILE, change.blob)
    return f"{mode} {name}\t{change.path}\0".encode()


def tell(left: Sequence[str]) -> None:
    """In the log and in the summary of the job, what was left out."""
    if not left:
        print("Of this pull request from a fork everything was taken: it changes text only.")
        return
    count = f"{len(left)} changed file{'' if len(left) == 1 else 's'}"
    print(f"::notice title=Not run for a fork::{count} left as on the base branch. The summary of the job names them.")
    names = [f"    {quote(name, safe='/ ().', errors='surrogateescape')}" for name in left[:_MOST_NAMES]]
    more = [f"    and {len(left) - _MOST_NAMES} more"] if len(left) > _MOST_NAMES else []
    summary = [
        "## Checked: the text of this pull request",
        "",
        "It comes from a fork. Its pages, pictures, sources and menu were taken, and put on top of the base branch.",
        f"Nothing else of a fork is run here, so this was left as it stands on the base branch ({count}):",
        "",
        *names,
        *more,
        "",
        "A maintainer who has read it can push the branch to this repository. Then all of it is run.",
        "",
    ]
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write("\n".join(summary))


def text_of(commit: str, path: str) -> str:
    """The text of a file in a commit."""
    return git("cat-file", "blob", f"{commit}:{path}").decode("utf-8", "replace")


def stored(text: str) -> str:
    """Git's name for a text, which is kept under it."""
    return git("hash-object", "-w", "--stdin", given=text.encode()).decode().strip()


def git(*arguments: str, given: bytes | None = None) -> bytes:
    """What git prints. Without it nothing goes on."""
    done = subprocess.run(["git", *arguments], input=given, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"git could not {' '.join(arguments)}, so nothing was taken over.")
    return done.stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
