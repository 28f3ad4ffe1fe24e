"""A stranger's pull request: its text is checked and built, nothing in it is run, and nothing it says steers the runner."""

import os
import re
import subprocess
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import BIB, ROOT
from pull_requests import FORK, HOME, OURS, SECOND, WORKFLOWS, PullRequest
from test_journey import MISTAKES, PAGE, RIGHT

TAKE = "Of a fork, take the text only"
CONFIG = (
    "site_name: Test\ntheme: {name: mkdocs, custom_dir: overrides}\nplugins:\n  - bibtex: {bib_file: references.bib}\n"
    "  - uncited\nmarkdown_extensions: [footnotes, tables, admonition, pymdownx.snippets]\n"
    "validation: {nav: {omitted_files: warn}}\nhooks: [hooks/ours.py]\n"
    "nav:\n  - Home: index.md\n  - other.md\n\nextra: {}\n"
)
JOBS = (("check", "check"), ("preview", "preview"), ("check", "tests"))
# What a stranger would have run: each way leaves a file with its name in the folder of marks.
PYTHON = "import pathlib; pathlib.Path({folder!r}, {name!r}).touch()\n"
SHELL = "touch {folder}/{name}\n"
ACTION = "runs: {{using: composite, steps: [{{shell: bash, run: touch {folder}/{name}}}]}}\n"
TEMPLATE = "{{{{ cycler.__init__.__globals__.os.system('touch {folder}/{name}') }}}}\n"
INSTALL = ".github/actions/install/action.yml"
WAYS = {
    "hooks/ours.py": PYTHON,
    "hooks/new.py": PYTHON,
    "pip.py": PYTHON,
    "subprocess.py": PYTHON,
    "re.py": PYTHON,
    "yaml.py": PYTHON,
    "tests/test_new.py": PYTHON,
    "tests/conftest.py": PYTHON,
    "docs/conf.py": PYTHON,
    "overrides/main.html": TEMPLATE,
    "overrides/page.md": TEMPLATE,
    ".ci/take_text.py": PYTHON,
    ".ci/run": SHELL,
    INSTALL: ACTION,
    "Makefile": "$(shell touch {folder}/{name})\n",
}
RUN_IN_OUR_OWN = {"hooks/ours.py", "hooks/new.py", "pip.py", "overrides/main.html", ".ci/run", INSTALL}


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    """A repository whose site has a hook and templates of its own."""
    made = PullRequest(tmp_path)
    made.git("checkout", "-q", "main")
    made.write("mkdocs.yml", CONFIG)
    made.write("hooks/ours.py", "")
    made.write("overrides/main.html", '{% extends "base.html" %}')
    made.write("requirements.lock", "")
    made.commit("Our own code")
    made.git("checkout", "-q", "-B", "page", "main")
    return made


def mark(name: str) -> str:
    return name.replace("/", "-")


def attack(pull_request: PullRequest) -> Path:
    """Commit every way to have code run, a page to look innocent, and links that lead out."""
    marks = pull_request.folder / "marks"
    marks.mkdir()
    for name, code in WAYS.items():
        pull_request.write(name, code.format(folder=str(marks), name=mark(name)))
    config = CONFIG.replace("[hooks/ours.py]", "[hooks/ours.py, hooks/new.py]").replace(
        "other.md\n", "other.md\n  - Who it helped: page.md\n"
    )
    pull_request.write("mkdocs.yml", config)
    pull_request.write("requirements.lock", "--index-url http://localhost:1\nevil\n")
    pull_request.write("docs/.gitattributes", "* filter=evil\n")
    pull_request.write("docs/::stop-commands::##[stop-commands]x\n.md", "# A name\n")
    for name, target in (("passwords.md", "/etc/passwd"), ("all", ".."), ("picture.png", "../../secret")):
        (pull_request.origin / "docs" / name).symlink_to(target)
    pull_request.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../origin", "docs/module")
    return marks


def test_nothing_that_came_with_a_fork_is_run_and_its_text_is_checked(pull_request: PullRequest) -> None:
    marks = attack(pull_request)
    pull_request.push("page.md", PAGE)
    told = pull_request.check(fork=True)
    assert [(a.level, a.file, a.line, a.rule) for a in told.annotations] == MISTAKES
    assert told.statuses == (0, 1, 0)
    assert {told.level for told in told.commands} == {"error", "notice"}
    for name in (*WAYS, "docs/all", "docs/passwords.md", "docs/module", "mkdocs.yml (but for its menu)"):
        assert f"\n    {name}\n" in told.summary
    assert "::" not in told.summary

    assert list(marks.iterdir()) == []


def test_nothing_that_came_with_a_fork_is_run_and_its_text_is_built(pull_request: PullRequest) -> None:
    marks = attack(pull_request)
    pull_request.push("page.md", RIGHT)
    told = pull_request.run("preview", "preview", fork=True)
    assert told.statuses == (0, 0, 0)
    built = told.workspace / "site"
    assert "Who it helped" in (built / "index.html").read_text(encoding="utf-8"), "the menu has the new page"
    assert (built / "page/index.html").is_file()
    assert not (built / "passwords").exists()
    assert not any(path.is_symlink() for path in built.rglob("*"))
    assert pull_request.run("check", "tests", fork=True).statuses == (), "this job does not begin"
    assert list(marks.iterdir()) == []


def test_the_same_is_run_once_a_maintainer_has_pushed_it(pull_request: PullRequest) -> None:
    """Otherwise the test above would prove nothing."""
    marks = attack(pull_request)
    pull_request.push("page.md", RIGHT)
    for name in ("all", "passwords.md", "picture.png", "::stop-commands::##[stop-commands]x\n.md", ".gitattributes"):
        (pull_request.origin / "docs" / name).unlink()
    pull_request.commit("Without what breaks the build")
    for workflow, job in JOBS[1:]:
        assert pull_request.run(workflow, job).statuses
    pull_request.git("checkout", "-q", "main", "--", INSTALL)
    pull_request.commit("With our own way to install")
    assert pull_request.run("preview", "preview").statuses
    assert {name for name in WAYS if mark(name) in {path.name for path in marks.iterdir()}} >= RUN_IN_OUR_OWN


def on_top_of_main(pull_request: PullRequest, workspace: Path) -> dict[str, str]:
    """What the tree of a job holds beyond the base branch: each path with what happened to it."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=workspace, check=True, stdout=subprocess.PIPE, text=True).stdout

    assert git("rev-parse", "HEAD^") == pull_request.git("rev-parse", "main")
    assert git("status", "--porcelain") == ""
    lines = git("diff", "--name-status", "--no-renames", "HEAD^", "HEAD").splitlines()
    return {path: what for what, path in (line.split("\t") for line in lines)}


def test_text_is_added_changed_and_taken_away(pull_request: PullRequest) -> None:
    attack(pull_request)
    (pull_request.origin / "docs/other.md").unlink()
    pull_request.write("docs/other.md/inside.md", "# A page became a folder\n")
    pull_request.write("docs/pictures/a b.png", "not one")
    pull_request.write("references.bib", BIB + SECOND + "\n")
    pull_request.push("page.md", RIGHT)
    (pull_request.origin / "docs/page.md").chmod(0o755)
    pull_request.commit("A page that can be executed")
    told = pull_request.check(fork=True)
    assert on_top_of_main(pull_request, told.workspace) == {
        "docs/other.md": "D",
        "docs/other.md/inside.md": "A",
        "docs/page.md": "A",
        "docs/pictures/a b.png": "A",
        "mkdocs.yml": "M",
        "references.bib": "M",
    }
    assert not os.access(told.workspace / "docs/page.md", os.X_OK)


def test_a_folder_that_becomes_a_page_or_a_link(pull_request: PullRequest) -> None:
    pull_request.git("checkout", "-q", "main")
    pull_request.write("docs/a.md/b.md", "# B\n")
    pull_request.write("docs/c/d.md", "# D\n")
    pull_request.commit("Folders")
    pull_request.git("checkout", "-q", "-B", "page")
    for name in ("a.md/b.md", "c/d.md"):
        (pull_request.origin / "docs" / name).unlink()
        (pull_request.origin / "docs" / name).parent.rmdir()
    (pull_request.origin / "docs/c").symlink_to("../hooks")
    pull_request.push("a.md", "# A\n")
    told = pull_request.check(fork=True)
    assert on_top_of_main(pull_request, told.workspace) == {
        "docs/a.md": "A",
        "docs/a.md/b.md": "D",
        "docs/c/d.md": "D",
    }


def test_a_pull_request_of_text_only_loses_nothing(pull_request: PullRequest) -> None:
    pull_request.push("page.md", RIGHT)
    told = pull_request.check(fork=True)
    assert told.commands == ()
    assert "fork" not in told.summary
    assert told.statuses == (0, 0, 0)


def test_never_more_than_ten_annotations_for_a_fork_either(pull_request: PullRequest) -> None:
    pull_request.push("page.md", "# Many\n\n" + "".join(f"{n}% responded.\n\n" for n in range(60, 80)))
    pull_request.push("index.md", HOME.replace("[@known2020]", ""))
    told = pull_request.check(fork=True)
    assert len([a for a in told.annotations if a.level == "error"]) == 10
    assert told.summary.count("uncited-number") == 21


# Pages and settings that are text, and would have the build itself run or read something.
TRICKS: dict[str, dict[str, str]] = {
    "a tag in the front matter": {"docs/page.md": "---\ntitle: !!python/object/apply:os.system ['{touch}']\n---\n\n# A\n"},
    "a tag in the menu": {"mkdocs.yml": CONFIG.replace("Home:", "!!python/object/apply:os.system ['{touch}']:")},
    "a line that only YAML sees": {
        "mkdocs.yml": CONFIG.replace("  - other.md", "  - A: other.md\u2028hooks: [hooks/new.md]")
    },
    "a quotation that goes on": {"mkdocs.yml": CONFIG.replace("  - other.md", "  - 'A: other.md")},
    "a template among the pages": {"docs/page.md": "---\ntemplate: evil.md\n---\n\n# A\n", "docs/evil.md": "{template}"},
    "a template of the theme": {
        "docs/page.md": "---\ntemplate: evil.md\n---\n\n# A\n",
        "overrides/evil.md": "{template}",
    },
    "a template above": {"docs/page.md": "---\ntemplate: ../docs/evil.md\n---\n\n# A\n", "docs/evil.md": "{template}"},
    "a template in the text": {"docs/page.md": "# A\n\n{template}\n"},
    "a text from elsewhere": {"docs/page.md": '# A\n\n--8<-- "/etc/passwd"\n\n--8<-- "../../../../etc/passwd"\n'},
    "a bibliography that includes": {"references.bib": BIB + SECOND + "@preamble{{\\input{{/etc/passwd}} \\write18{{{touch}}}}}\n"},
    "a chart": {
        "docs/page.md": "# A\n\n```chart\ntitle: A\"+process.exit()+\"\nsummary: datum['x'];{touch}\nsource: [@known2020]\n\n"
        "Arm | \"+require('fs').writeFileSync('{touch}')+\"\nA'+alert(1)+' | 55.4%\nB | 41.2%\n```\n"
    },
}  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_text_alone_has_nothing_run_and_nothing_read(trick: str, pull_request: PullRequest) -> None:
    marked = pull_request.folder / "marked"
    template = TEMPLATE.format(folder=str(pull_request.folder), name="marked")
    for name, text in TRICKS[trick].items():
        # The braces of YAML and of a bibliography are no places to fill in.
        filled = text.replace("{touch}", f"touch {marked}").replace("{template}", template)
        pull_request.write(name, filled.replace("{{", "{").replace("}}", "}") if name.endswith(".bib") else filled)
    pull_request.commit("A trick")
    told = pull_request.run("preview", "preview", fork=True)  # it does what the check does, and builds with templates
    assert told.statuses[0] == 0
    assert "root:x:0" not in told.log
    for page in (told.workspace / "site").rglob("*.html"):
        assert "root:x:0" not in page.read_text(encoding="utf-8")
    assert not marked.exists()


def test_a_base_branch_without_the_script_has_nothing_run(pull_request: PullRequest) -> None:
    """Whatever keeps the text from being taken ends the job there."""
    pull_request.git("checkout", "-q", "main")
    pull_request.git("rm", "-q", ".ci/take_text.py")
    pull_request.commit("Before there was one")
    pull_request.git("checkout", "-q", "-B", "page")
    marks = attack(pull_request)
    pull_request.push("page.md", RIGHT)
    for workflow, job in JOBS:
        assert all(status for status in pull_request.run(workflow, job, fork=True).statuses)
    assert list(marks.iterdir()) == []


def jobs() -> dict[str, tuple[dict[str, Any], ...]]:
    """The jobs that begin for a pull request from a fork: the steps of each."""
    found = {}
    for path in WORKFLOWS.glob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "pull_request" in workflow[True]:  # YAML 1.1 reads the key `on` as true
            for name, job in workflow["jobs"].items():
                if OURS not in job.get("if", ""):
                    found[f"{path.stem}: {name}"] = tuple(job["steps"])
    return found


def test_the_jobs_that_begin_for_a_fork() -> None:
    assert set(jobs()) == {"check: check", "preview: preview"}


@pytest.mark.parametrize("job", jobs())
def test_the_text_is_taken_before_anything_is_run(job: str) -> None:
    checkout, take, *others = jobs()[job]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"] == {"fetch-depth": 2, "persist-credentials": False}
    assert take["if"] == f"${{{{ {FORK} }}}}"
    assert take["run"] == next(iter(jobs().values()))[1]["run"]
    assert not any(step.get("uses", "").startswith("actions/checkout@") for step in others)


# A runner obeys a line that begins with ::, whatever white space stands before, and ##[ anywhere in one.
SPELLS = (
    "::stop-commands::x",
    "##[set-output name=a;]b",
    "\u00a0 ::add-mask::e",
    "::error file=docs/index.md,line=1::No",
)


@pytest.mark.parametrize(
    "page",
    [
        "# A\n\n{}\n{}\n{} 99% responded.\n{} 99% responded\n",
        "# A\n\n[{}](nowhere-{}.md)\n\n![{}]({}.png)\n",
        "# A\n\n[@{}] [@known2020, {}] 98% of [@known2020, {}, @a].\n",
        "# A\n\n9% did. <!-- uncited: {} -->\n\n9% did. <!-- uncited {} -->\n",
        "# A\n\n9% did. <!-- uncited: {} {}\n",
        "---\ntitle: [\n{}\n{}: {}\n---\n\n# A\n",
        "---\nreview_by: '{} {}'\n---\n\n# A\n",
        "---\ntemplate: '{} {}.html'\n---\n\n# A\n",
        "# A\n\n```chart\ntitle: {}\n{}\n{}: a\n```\n",
    ],
)
def test_what_a_page_says_is_no_command(page: str, pull_request: PullRequest) -> None:
    first = SPELLS[0]
    figure = f"annote = {{Read: abstract. {first} Relapse: 26 people. [Abstract, {first}]}}"
    pull_request.write("references.bib", (BIB + SECOND).replace(SECOND[SECOND.index("annote") :], f"{figure},\n}}\n"))
    pull_request.write("docs/index.md", HOME.replace("[@other2021]", ""))
    spells = cycle(SPELLS)
    pull_request.push("page.md", re.sub(r"\{\}", lambda _: next(spells), page))
    for workflow, job in JOBS[:2]:
        told = pull_request.run(workflow, job, fork=True)
        assert any(status for status in told.statuses[1:]), "it was checked, and found wanting"
        assert {command.level for command in told.commands} <= {"error", "warning"}
        assert not any(command.message == "No" for command in told.commands)


def test_nothing_comes_to_life_in_the_summary(pull_request: PullRequest) -> None:
    bib = BIB.replace("55.4", "<img src=x> 55.4").replace("10.5555/known.2020", "[Approve](https://evil.example)")
    pull_request.write("references.bib", bib + SECOND)
    pull_request.push("page.md", "# A\n\n41.2% did. Of <b>all</b>, 9% [@<i>] did.[@known2020]\n")
    told = pull_request.check(fork=True)
    for shown in ("[Approve]\\(https://evil.example)", "&lt;img src=x> 55.4", "&lt;i>"):
        assert shown in told.summary
    assert "](" not in told.summary
    assert "<" not in told.summary.replace("<br>", "")


# A plugin or an extension may run, or read, what a page names: each of these was looked at for it.
HARMLESS = {
    "search", "bibtex", "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.betterem", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed",
}  # fmt: skip


def test_nothing_that_this_site_is_built_with_runs_what_stands_in_a_page() -> None:
    root = yaml.compose((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.SafeLoader)
    parts = {key.value: value for key, value in root.value}
    listed = [*parts["plugins"].value, *parts["markdown_extensions"].value]
    names = {node.value[0][0].value if isinstance(node, yaml.MappingNode) else node.value for node in listed}
    assert names <= HARMLESS, "what can a page from a fork have it do? If nothing, add its name"
    assert {hook.value for hook in parts["hooks"].value} == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "hooks").glob("*.py")
    }


def test_templates_among_the_pages_are_no_text(tmp_path: Path) -> None:
    pull_request = PullRequest(tmp_path)
    pull_request.git("checkout", "-q", "main")
    pull_request.write("mkdocs.yml", CONFIG.replace("custom_dir: overrides", "custom_dir: ./docs/theme/"))
    pull_request.commit("Templates in docs")
    pull_request.git("checkout", "-q", "-B", "page")
    pull_request.write("docs/theme/evil.md", "{{ evil }}")
    pull_request.push("theme.md", "# Not in that folder\n")
    told = pull_request.check(fork=True)
    assert on_top_of_main(pull_request, told.workspace) == {"docs/theme.md": "A"}
