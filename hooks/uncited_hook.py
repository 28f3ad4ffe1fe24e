"""The line of mkdocs.yml that turns the check on: `hooks: [hooks/uncited_hook.py]`. All the work is in uncited_mkdocs.

A site that installed the package writes `plugins: [uncited]` instead.
"""

from uncited_mkdocs.plugin import UncitedPlugin

_plugin = UncitedPlugin()

on_startup = _plugin.on_startup
on_config = _plugin.on_config
on_pre_build = _plugin.on_pre_build
on_page_markdown = _plugin.on_page_markdown
on_page_content = _plugin.on_page_content
on_env = _plugin.on_env
on_post_page = _plugin.on_post_page
on_post_build = _plugin.on_post_build
on_serve = _plugin.on_serve
on_build_error = _plugin.on_build_error
