"""A test for numbers of internet addresses that stand apart from the address."""

from ..model import BlockKind
from .candidate import Candidate
from .lexicon import words


def prefix(c: Candidate, where: BlockKind) -> bool:
    """ "a /24 block", "an IPv6 /64 subnet": how many bits of an address are the network's."""
    t = c.t
    k = c.i - 1
    if t.tokens[k] != "/" or t.gaps[c.i] or not t.gaps[k] or not c.plain or (c.value or 0) > 128:
        return False
    return t.tokens[k - 1] in _ARTICLES or not _NETWORK.isdisjoint(t.words)


_ARTICLES = words("a an the each every one")
_NETWORK = words("subnet subnets prefix prefixes ipv ip cidr netmask network networks block blocks")
