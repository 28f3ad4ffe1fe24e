"""Keeps pages small and quick to build, however many there are.

`mkdocs.yml` names this file under `hooks:`. It changes nothing that readers see.
"""

import copy
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section

_folded: dict[int, Section] = {}  # identity of a section -> what other pages need of it


@event_priority(-100)  # the navigation as it stays
def on_nav(nav: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
    """A section that a page does not stand in is only a link to its first page, so the template needs no more of it."""
    _folded.clear()
    if "navigation.prune" in config.theme.get("features", ()):
        sections = [item for item in nav.items if isinstance(item, Section)]
        _folded.update((id(section), Section(section.title, section.children[:1])) for section in sections)
    return nav


def on_env(env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
    """The empty lines and margins of the theme's templates are left out: they were half of a page in a site of 1,000."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_context(context: Any, /, *, page: Any, config: MkDocsConfig, nav: Navigation) -> Any:
    """`nav`: what the page shows of the navigation; `whole_nav`: all of it. With the whole on every page the time that a build
    takes would grow with the square of its pages."""
    context["whole_nav"] = nav
    context["nav"] = shown = copy.copy(nav)
    shown.items = [item if item.active else _folded.get(id(item), item) for item in nav.items]
    return context
