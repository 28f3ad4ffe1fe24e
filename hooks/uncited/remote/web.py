"""Requests to the web. Bounded in time and size, http and https only; whatever a server does, the outcome is an Answer."""

import http.client
import os
import re
import socket
import ssl
import time
from dataclasses import dataclass, field
from email.message import Message
from enum import Enum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import IO, Any
from urllib import error, request
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_REDIRECTS = 8
_CHUNK = 1 << 16
_FOR_GOOD = frozenset((301, 308))
_KEPT = "/%:@!$&'()*+,;=~-._?[]"
# What resolvers say of a name that no one has; a network that is down is told apart by other errors.
_NO_NAME = frozenset((socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)))
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f\s]+")


@dataclass(frozen=True, slots=True)
class Services:
    """Where the public services are. Other addresses are for tests, which ask no one but themselves."""

    crossref: str = "https://api.crossref.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    doi: str = "https://doi.org"

    @classmethod
    def from_environment(cls) -> "Services":
        standard = cls()
        return cls(
            os.environ.get("UNCITED_CROSSREF", standard.crossref).rstrip("/"),
            os.environ.get("UNCITED_PUBMED", standard.pubmed).rstrip("/"),
            os.environ.get("UNCITED_DOI", standard.doi).rstrip("/"),
        )


class Trouble(Enum):
    """Why there was no answer, in words that follow the name of the host."""

    NO_HOST = "does not exist any more"
    UNREACHABLE = "could not be reached"
    SILENT = "did not answer in time"
    BROKEN_OFF = "broke off its answer"
    UNSAFE = "shows no certificate that can be trusted"
    IN_CIRCLES = "sends from one address to the next without end, or out of the web"
    TOO_LONG = "sent far more than was asked for"
    NO_ADDRESS = "is not an address of the web"


_OFFLINE = frozenset((Trouble.NO_HOST, Trouble.UNREACHABLE))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `status` is 0 where nothing did; `trouble` then says why.

    address: the one that answered at last. moved: whether a redirect on the way was said to be for good.
    wait: the seconds that the server asked to be left alone.
    """

    status: int
    address: str
    body: bytes = b""
    content_type: str = ""
    trouble: Trouble | None = None
    moved: bool = False
    wait: float = 0.0

    @property
    def fine(self) -> bool:
        return 200 <= self.status < 300

    @property
    def offline(self) -> bool:
        """Whether no connection could be made at all."""
        return self.trouble in _OFFLINE

    @property
    def tired(self) -> bool:
        """Whether the host should not be asked again for now: it did not answer, or wants to be left alone."""
        return self.status == 429 or self.offline or self.trouble is Trouble.SILENT


@dataclass(frozen=True, slots=True)
class Web:
    """timeout: seconds for one answer. contact: a mail address for the people whose servers are asked, if any."""

    timeout: float = 20.0
    contact: str = ""
    services: Services = field(default_factory=Services.from_environment)

    def ask(
        self, address: str, *, head: bool = False, accept: str = "*/*", limit: int = 0, cut: bool = False
    ) -> Answer:
        """limit: how many bytes of the body to read. cut: a longer body is cut off there, else it is a trouble."""
        try:
            wanted = request.Request(
                ascii_address(address),
                headers={"User-Agent": self._name(), "Accept": accept},
                method="HEAD" if head else "GET",
            )
        except ValueError:
            return Answer(0, address, trouble=Trouble.NO_ADDRESS)
        redirects = _Redirects()
        try:
            with _opener(redirects).open(wanted, timeout=self.timeout) as response:
                return self._read(response, redirects, limit, cut)
        except error.HTTPError as problem:
            problem.close()
            return _refusal(problem, address, redirects)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            return Answer(0, redirects.last or address, trouble=_explain(problem), moved=redirects.for_good)

    def _read(self, response: Any, redirects: "_Redirects", limit: int, cut: bool) -> Answer:
        body, address = bytearray(), str(response.geturl())
        deadline = time.monotonic() + self.timeout
        while limit and (chunk := response.read1(_CHUNK)):
            body += chunk
            if len(body) > limit and cut:
                break
            if len(body) > limit:
                return Answer(0, address, trouble=Trouble.TOO_LONG)
            if time.monotonic() > deadline:
                return Answer(0, address, trouble=Trouble.SILENT)
        content_type = str(response.headers.get("Content-Type", ""))
        return Answer(response.status, address, bytes(body[:limit]), content_type, moved=redirects.for_good)

    def _name(self) -> str:
        contact = _NOT_SHOWN.sub("", self.contact).encode("ascii", "ignore").decode()
        return f"uncited/{_version()} (checks the sources of a website{f'; mailto:{contact}' if contact else ''})"


def ascii_address(address: str) -> str:
    """An address as it goes over the wire. Raises ValueError where it is none of the web."""
    parts = urlsplit(address.strip())
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError(address)
    host = parts.hostname
    host = f"[{host}]" if ":" in host else host if host.isascii() else host.encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(
        (parts.scheme.lower(), host + port, quote(parts.path, safe=_KEPT) or "/", quote(parts.query, safe=_KEPT), "")
    )


def host_of(address: str) -> str:
    """The host of an address, for people and for counting; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


class _Redirects(request.HTTPRedirectHandler):
    """Follows to the web only, keeps HEAD a HEAD, and remembers whether a move was for good."""

    max_redirections = _REDIRECTS
    max_repeats = 2

    def __init__(self) -> None:
        self.for_good = False
        self.last = ""

    def redirect_request(
        self, req: request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> request.Request:
        try:
            address = ascii_address(urljoin(req.full_url, newurl))
        except ValueError:
            raise error.HTTPError(req.full_url, code, "leads out of the web", headers, fp) from None
        self.for_good = self.for_good or code in _FOR_GOOD
        self.last = address
        fp.close()  # urllib would read what comes with a redirect to its end, and it may have none
        kept = {name: value for name, value in req.headers.items() if name.lower() not in ("host", "content-length")}
        return request.Request(address, headers=kept, method=req.get_method())


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


@cache
def _version() -> str:
    try:
        return version("uncited")
    except PackageNotFoundError:
        return "0"


def _opener(redirects: _Redirects) -> request.OpenerDirector:
    """Like urllib's own, without files, FTP and data addresses."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.UnknownHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(context=_certificates()),
        request.HTTPDefaultErrorHandler(),
        redirects,
        request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _refusal(problem: error.HTTPError, address: str, redirects: _Redirects) -> Answer:
    last = redirects.last or address
    if 300 <= problem.code < 400:
        return Answer(0, last, trouble=Trouble.IN_CIRCLES)
    return Answer(problem.code, last, moved=redirects.for_good, wait=_wait(problem.headers))


def _wait(headers: Message | None) -> float:
    stated = str(headers.get("Retry-After", "")) if headers else ""
    return float(stated) if stated.isascii() and stated.isdigit() and len(stated) < 7 else 0.0


def _explain(problem: Exception) -> Trouble:
    reason = problem.reason if isinstance(problem, error.URLError) else problem
    match reason:
        case TimeoutError():
            return Trouble.SILENT
        case ssl.SSLError():
            return Trouble.UNSAFE
        case socket.gaierror():
            return Trouble.NO_HOST if reason.errno in _NO_NAME else Trouble.UNREACHABLE
        case ConnectionRefusedError():
            return Trouble.UNREACHABLE
        case ConnectionError() | http.client.HTTPException():
            return Trouble.BROKEN_OFF
        case OSError():
            return Trouble.UNREACHABLE
        case _:
            return Trouble.NO_ADDRESS
