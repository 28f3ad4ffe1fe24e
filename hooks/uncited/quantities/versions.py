"""Tests for the versions of software: "the 1.51 release", "Python >= 3.11", "Django (4.2, 5.0)"."""

from ..model import BlockKind, Kind
from .candidate import Candidate
from .lexicon import words
from .making import SOFTWARE
from .units import singular

_RELEASES = words("release releases version versions branch beta alpha rc changelog milestone")


def version(c: Candidate, where: BlockKind) -> bool:
    """The 1.51 release; 2.0 in a sentence about versions."""
    if _of_program(c) or (c.noun is not None and c.t.tokens[c.i - 1] in LICENCES and c.decimals):
        return True
    if c.t.tokens[c.nj] == "-" and c.t.tokens[c.nj + 1] in _STAGES and not c.t.gaps[c.nj]:
        return True  # 0.6-dev
    year = c.t.tokens[c.i - 1]
    if c.decimals and len(year) == 4 and year.isdecimal() and c.t.capital(c.i - 2) and c.prev == c.i - 1:
        return True  # Visual Studio 2022 17.4
    if _needs_version(c):
        return True
    if c.high is not None:
        return c.decimals == 1 and not _MOVES.isdisjoint(c.t.words)  # upgrade from 1.9 to 2.0
    if not _STATISTICS.isdisjoint(c.t.words):
        return False
    tokens = c.t.tokens
    before = tokens[c.i - 1]
    if before in {"to", "and", "or"} and tokens[c.i - 2] == "x" and not c.t.gaps[c.i - 2] and c.decimals:
        return True  # from 1.x to 2.0
    if before == "tagged" and c.decimals and c.kind is Kind.NUMBER:
        return True
    if before in _LICENCE_PARTS and "cc" in c.t.words and c.t.written(c.i - 1).isupper():
        return True
    if tokens[c.nj] in _RELEASES and (c.decimals or tokens[c.nj] in {"beta", "alpha", "rc"}):
        return True
    if tokens[c.nj] in _WORK and before == "the" and c.decimals and _in_software(c):
        return True  # the 2.12 changes to the parser
    if c.kind is not Kind.NUMBER or not c.decimals:
        return False
    if before in _SINCE and c.decimals < 3 and (tokens[c.i - 2] in _CHANGED or (before != "in" and _about_software(c))):
        return True
    if c.decimals < 3 and tokens[c.j] != "of" and (before == "in" or tokens[c.i - 2] in _FROM_ON) and _in_software(c):
        return True
    if c.decimals == 1:
        if before in _VALUED:
            return False  # a magnitude of 8.6
        return not _UPGRADES.isdisjoint(c.t.words) or (
            before == "in" and tokens[c.i - 2] == "changes" and c.j == c.t.last
        )
    if before == "is" and not _CURRENT.isdisjoint(tokens[c.t.first : c.i]) and "version" in c.t.words:
        return True  # the current version of the standard is 3.01
    return c.decimals == 2 and not _RELEASES.union(_UPGRADES).isdisjoint(tokens[max(c.i - 7, 0) : c.i])


def _of_program(c: Candidate) -> bool:
    """The number behind the name of a program, with what may stand between: "Python >= 3.11", "Django (4.2 or later)"."""
    t = c.t
    tokens = t.tokens
    if c.form != "digit" or "," in tokens[c.ni] or c.value is None or not 0 <= c.value < _MOST:
        return False
    k = c.i - 1
    compared = False
    while tokens[k] in _BETWEEN and c.i - k < 5:
        compared |= tokens[k] in _COMPARED
        k -= 1
    if tokens[k].isdecimal() and tokens[k + 1] in {"(", "version", "versions"} and tokens[k - 1] in PROGRAMS:
        return c.decimals > 0  # Python 3 (3.10 and above), Python 3 versions < 3.8
    if tokens[k] in PROGRAMS and (tokens[k] not in _WORDS_TOO or t.cased(k)):
        return compared or c.noun is None or c.decimals > 0
    if not (t.code or not (PROGRAMS - _WORDS_TOO).isdisjoint(t.words)):
        return False
    if c.decimals and tokens[c.i - 1] == "than" and tokens[c.i - 2] in _OTHER_THAN and c.noun is None:
        return not _VERSIONS.isdisjoint(tokens[max(c.i - 7, 0) : c.i])  # a version of it other than 3.3
    if compared and tokens[k] == "," and tokens[k - 1][-1:].isdecimal():
        return not _COMPARED.isdisjoint(tokens[max(k - 8, 0) : k])  # the 3 of ">= 2.28.1, < 3"
    if compared and (tokens[k][:1] == "\ue001" or (c.noun is None and not _INSTALLED.isdisjoint(t.words))):
        return True  # of a program that is not known
    return c.decimals > 0 and tokens[c.prev] in _UNDER and not _TESTED.isdisjoint(t.words)


def _needs_version(c: Candidate) -> bool:
    """The 2 of "`larder` no longer supports shelf 2": a thing without an article that another program needs."""
    t = c.t
    k = c.i - 1
    if not t.code or not c.plain or c.form != "digit" or c.noun is not None or c.prev != k or c.kind is not Kind.NUMBER:
        return False
    return t.tokens[k].isalpha() and singular(t.tokens[k]) is None and t.tokens[k - 1] in _NEEDING


_NEEDING = words("supports support requires require needs need drops dropped")
_CURRENT = words("current latest newest minimum present")
_VERSIONS = words("version versions release releases")
_OTHER_THAN = words("lower higher older newer earlier later other")
_WORK = words("implementation changes series line cycle upgrade api docs documentation codebase")
LICENCES = words("license licence mpl gpl lgpl agpl apache epl eupl cddl")
# Names of programs that are followed by their versions.
PROGRAMS = words(
    "python pythons cpython pypy jython anaconda conda pip poetry numpy scipy pandas matplotlib django flask fastapi pydantic sqlalchemy "
    "celery airflow pytorch torch tensorflow keras cuda cudnn rust cargo rustc node nodejs npm yarn deno bun typescript javascript "
    "ecmascript react angular vue svelte jquery webpack babel java jdk jre openjdk kotlin scala maven gradle spring swift xcode "
    "objective-c ruby rails perl php laravel symfony wordpress drupal golang gcc clang llvm cmake glibc openssl swig qt gtk gnome kde "
    "linux kernel ubuntu debian fedora centos rhel windows macos osx ios android chrome chromium firefox safari edge postgres postgresql "
    "mysql mariadb sqlite mongodb redis elasticsearch kafka nginx apache tomcat docker kubernetes helm terraform ansible git github "
    "gitlab bootstrap unity unreal blender vulkan opengl directx excel office html css json http tls ssl matlab julia"
)
# Those that are words of English, or of medicine, as well.
_WORDS_TOO = words("anaconda flask celery airflow torch rust cargo node bun react angular babel spring swift ruby kernel edge "
                   "windows chrome safari apache docker helm bootstrap unity unreal blender excel office julia")  # fmt: skip
_BETWEEN = frozenset({">", "<", "=", "≥", "≤", "~", "^", "(", "v", "version", "versions", "is"})
_COMPARED = frozenset({">", "<", "=", "≥", "≤", "~", "^"})
_INSTALLED = words("requires require required requirement requirements install installed installing dependency dependencies depends "
                   "compatible supported supports package packages compile compiled including")  # fmt: skip
_UNDER = words("on with under through")
_TESTED = words("tested works work runs run supports supported")
_MOST = 1000
_STAGES = words("dev alpha beta rc snapshot stable lts")
# Where a decimal is a result, whatever else the sentence speaks of.
_STATISTICS = words("mean median average score scores ratio rate rates risk sd ci p index odds points")
_VALUED = words("of was is were are by than about at = < >")
_MOVES = words("upgrade upgrades upgrading upgraded migrate migrating migration")
_UPGRADES = words("release releases released version versions upgrade upgrading upgraded migrate migrating migration deprecated "
                  "requirements pin pinned pinning compatible changelog backport backported stabilized stabilised")  # fmt: skip


_LICENCE_PARTS = words("by sa nc nd")
_SINCE = words("in to since of with from until before")
_CHANGED = words("new added removed introduced changed fixed dropped deprecated supported available renamed gone default "
                 "landed arrived")  # fmt: skip
_PROGRAMMING = SOFTWARE | words(
    "syntax library compiler interpreter parser support error exception behaviour behavior tool loader renderer"
)
_FROM_ON = words("as starting beginning since until before works ships shipped")


def _in_software(c: Candidate) -> bool:
    """Whether the sentence names a program or its parts."""
    return c.t.code or not _PROGRAMMING.isdisjoint(c.t.words)


def _about_software(c: Candidate) -> bool:
    """ "As of 2.1, the cache ...", "Since 4.2 the `plan` command ...": in a sentence about software, and first in it."""
    t = c.t
    near = (
        t.tokens[c.i - 2] in _FROM_ON
        or t.tokens[c.i - 2 : c.i] == ["prior", "to"]
        or t.tokens[c.i - 1] in {"since", "until", "before"}
    )
    return near and c.i - t.first < 4 and _in_software(c)
