"""What leads a reader to a source: DOI, PMID and web address. Each check gives what is wrong and what to write."""

import re
from dataclasses import dataclass
from urllib.parse import quote

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}\\]+")
_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_PMID = re.compile(r"[1-9]\d{0,8}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+\.?(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([_%&#$~{}])")
_URL_COMMAND = re.compile(r"\\url\{(.*)\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wrong:
    """`corrected` is the value to write instead, where that is certain."""

    message: str
    corrected: str | None = None


def check_doi(value: str) -> Wrong | None:
    """value: the field as it stands in the file."""
    stated = " ".join(value.split())
    bare = _ESCAPE.sub(r"\1", stated).strip("{} ")
    prefix = _DOI_PREFIX.match(bare)
    bare = "".join((bare[prefix.end() :] if prefix else bare).split()).rstrip(".,;")
    if not _DOI.fullmatch(bare):
        return Wrong(f"{stated} is not a DOI: a DOI begins with 10., some digits and a slash. Copy it again.")
    if bare == stated:
        return None
    if prefix:
        return Wrong("The DOI is given as an address, so that its link leads nowhere. Give it bare.", bare)
    return Wrong("The DOI holds characters that do not belong to it. Give it bare.", bare)


def doi_identity(value: str) -> str:
    """DOIs that are equal by this are the same."""
    bare = _ESCAPE.sub(r"\1", " ".join(value.split())).strip("{} ")
    return _DOI_PREFIX.sub("", bare, count=1).rstrip(".,;").lower()


def doi_address(doi: str, resolver: str = "https://doi.org") -> str:
    """The address that leads to a bare DOI. Nothing in it ends a link, calls a person or steers a terminal."""
    return f"{resolver}/{quote(doi, safe='/:;().,-_~+=&$!', errors='replace')}"


def check_pmid(value: str) -> Wrong | None:
    stated = " ".join(value.split())
    if _PMID.fullmatch(stated):
        return None
    digits = re.findall(r"\d+", stated)
    certain = len(digits) == 1 and _PMID.fullmatch(digits[0])
    return Wrong(f"{stated} is not a PMID: a PMID is a number.", digits[0] if certain else None)


def check_url(value: str) -> Wrong | None:
    """Only addresses of the web: anything else would run or open something on the reader's machine."""
    stated = " ".join(value.split())
    command = _URL_COMMAND.fullmatch(stated)
    bare = _ESCAPE.sub(r"\1", command[1] if command else stated).strip("{} ")
    address = "".join(bare.split())
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return Wrong(f"The address begins with {scheme[1]}:. Only http and https addresses can be linked.")
    if not scheme and _ADDRESS.fullmatch(f"https://{address}"):
        return Wrong("The address does not say http or https.", f"https://{address}")
    if not _ADDRESS.fullmatch(address):
        return Wrong(f"{stated} is not a web address. Copy it again.")
    return None if address == stated else Wrong("The address holds characters that break its link.", address)
