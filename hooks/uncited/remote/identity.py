"""What names a source: a DOI, a PMID or an address, in one form, however it was typed or pasted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from uncited.bib import Entry
from uncited.bib.identifiers import Wrong, check_doi, check_pmid, check_url, doi_identity

_DOI_HOSTS = frozenset(("doi.org", "dx.doi.org", "www.doi.org"))
_PUBMED = re.compile(
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})/?(?:[?#].*)?", re.I
)
_PMID = re.compile(r"(?:pmid\s*:?\s*)?(\d{1,9})", re.I)
_LINK_COMMAND = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_DOI_IN_PATH = re.compile(r"(?<=/)10\.\d{4,9}/.+(?<![/.])")
_VIEW = re.compile(r"(?:/(?:full|fulltext|full-text|abstract|abs|pdf|epdf|meta|html)|\.pdf|\.full)+\Z", re.I)
_SPACE = re.compile(r"\s+")

FORMS = "Give a DOI (10.1000/example), a PMID (PMID: 12345678) or a web address (https://…)."


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """`value` is what a request is made with: a bare DOI, a number, or a whole address."""

    kind: Literal["doi", "pmid", "url"]
    value: str

    @property
    def same(self) -> tuple[str, str]:
        """Equal for what leads to the same source: capitals, www, a slash at the end and http or https mean nothing."""
        if self.kind == "doi":
            return self.kind, doi_identity(self.value)
        if self.kind == "pmid":
            return self.kind, self.value
        parts = urlsplit(self.value)
        host = parts.netloc.lower().removeprefix("www.")
        query = f"?{parts.query}" if parts.query else ""
        return self.kind, f"{host}{unquote(parts.path).rstrip('/')}{query}"


def identify(given: str) -> Identity | Wrong:
    """What someone typed or pasted, or what is wrong with it."""
    text = _SPACE.sub(" ", given).strip().strip("<>").strip()
    if found := _PUBMED.fullmatch(text) or _PMID.fullmatch(text):
        number = found[1].lstrip("0")
        return check_pmid(number) or Identity("pmid", number)
    if text.lower().startswith(("10.", "doi:", "doi.org/", "dx.doi.org/")):
        return _doi(text)
    if text.lower().startswith("doi "):
        return _doi(text[4:])
    if not text.lower().startswith(("http:", "https:")):
        wrong = check_url(text)
        return Wrong(
            f"{text[:200]} names no source. {FORMS}" if wrong is None or not wrong.corrected else wrong.message
        )
    if wrong := check_url(text):
        return wrong
    try:
        parts = urlsplit(text)
        host, path = (parts.hostname or "").lower(), parts.path
    except ValueError:
        return Wrong(f"{text[:200]} is not a web address. Copy it again.")
    if "@" in parts.netloc:
        return Wrong("The address holds a user name. Give it without.")
    return _doi(unquote(path.lstrip("/"))) if host in _DOI_HOSTS and path.startswith("/10.") else Identity("url", text)


def identities(entry: Entry) -> Iterator[Identity]:
    """Everything in an entry of the bibliography that names its source."""
    for field in entry.fields:
        stated = [field.value] if field.name in ("doi", "pmid", "url") else _LINK_COMMAND.findall(field.value)
        for value in stated if field.name != "annote" else ():
            wanted = f"PMID: {value}" if field.name == "pmid" else f"doi:{value}" if field.name == "doi" else value
            found = identify(re.sub(r"\\([_%&#$~{}])", r"\1", wanted))
            if isinstance(found, Identity):
                yield found


def holds_doi(address: str, doi: str) -> bool:
    """Whether an address, such as a publisher's, has this DOI in it."""
    text = unquote(address).lower()
    at = text.find(doi_identity(doi))
    return at >= 0 and not text[at + len(doi_identity(doi)) :][:1].isalnum()


def dois_in(address: str) -> Iterator[str]:
    """What may be the DOI in an address: all that follows, then without the name of a view, such as /full."""
    found = _DOI_IN_PATH.search(unquote(urlsplit(address).path))
    if found and check_doi(found[0]) is None:
        yield found[0]
        shorter = _VIEW.sub("", found[0])
        if shorter != found[0] and check_doi(shorter) is None:
            yield shorter


def _doi(text: str) -> Identity | Wrong:
    wrong = check_doi(text)
    if wrong is None:
        return Identity("doi", text)
    if wrong.corrected is None:
        return Wrong(wrong.message)
    return Identity("doi", wrong.corrected)
