"""The citation syntax, as the renderer and the check of the source both read it: `[@key]`, `[see @a, Table 2; @b]`."""

import re

# A bracket that holds an @, and is not the text of a link. Bounded, so that no input makes it slow. A line break is let
# through: `invalid-citation` reports it, and the sentence is not reported a second time as uncited.
CITATION = re.compile(r"\[([^\[\]@]{0,200}@[^\[\]]{1,600})\](?!\()")
KEY = re.compile(r"(?<![\w.])@([^\s,;@\[\]]+)")
# What makes a link of the bracket before it: a bracket that is no footnote mark and no citation.
LINK_LABEL = re.compile(r"\[(?!\^|[^\]\n]{0,600}@)")
