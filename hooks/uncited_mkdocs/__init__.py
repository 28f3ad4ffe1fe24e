"""What joins the check to MkDocs: the events, the guard around mkdocs-bibtex, and the reading of a whole site.

plugin.py     the events of a build, in order
inputs.py     what is validated before MkDocs empties the output folder
guard.py      the one place that knows the inside of mkdocs-bibtex
vancouver.py  an entry of the bibliography -> the reference that readers see
site.py       a mkdocs.yml -> the pages that `uncited check` checks
"""
