"""What tests share: where the project is, how a command ended, a bibliography of one entry."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


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
