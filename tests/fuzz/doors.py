"""The doors as strangers use them. Each says how it ended; what it may not end in is a `FaultError`."""

import base64
import contextlib
import io
import json
import logging
import re
import sys
import warnings
from urllib.parse import quote

from econ import InputError
from econ.doors.cli.command import main
from tests.asking import get, post

FROM_US = {"origin": "http://testserver", "sec_fetch_site": "same-origin"}
TOKEN = "ab" * 16
LONGEST = 3_000
"""Characters of what is said of a mistake."""

MISTAKE, BUSY = 70, 503
SAID = re.compile(r"Traceback|Warning:|This is a mistake in econ|could not be answered")


class FaultError(Exception):
    """A door did what it never may."""


class _Logged(logging.Handler):
    """Keeps what is logged with a traceback, which a page swallows."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.records = []

    def emit(self, record):
        self.records.append(logging.Formatter().format(record))


@contextlib.contextmanager
def watched():
    """Nothing may be logged as an error, nor warned of, while a door is used."""
    seen = _Logged()
    logging.getLogger().addHandler(seen)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield
    except FaultError as error:
        raise FaultError(" ".join([str(error), *(one[-1500:] for one in seen.records[:1])])) from None
    finally:
        logging.getLogger().removeHandler(seen)
    if seen.records:
        raise FaultError(f"logged: {seen.records[0][-1500:]}")
    if shown := [w for w in warned if issubclass(w.category, RuntimeWarning | UnicodeWarning)]:
        raise FaultError(f"warned: {shown[0].message} in {shown[0].filename}")


def command(*words, said=""):
    """The command line: an exit code, and on a mistake one sentence that says what to do."""
    out, err = io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(said.encode("utf-8", "surrogateescape")))
    try:
        with watched(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main(list(words))
            except SystemExit as left:
                code = left.code or 0
    finally:
        sys.stdin = before
    told = err.getvalue()
    if code == MISTAKE or SAID.search(told):
        raise FaultError(f"exit {code}: {' '.join(told.split())[-1500:]}")
    if code == 2 and not sentence(told.rpartition("econ: ")[2]):
        raise FaultError(f"no sentence: {told[:300]!r} … {told[-300:]!r}")
    if not seen(out.getvalue() + told):
        raise FaultError(f"a character that steers a terminal: {out.getvalue()[:300]!r} {told[:300]!r}")
    return f"exit {code}"


def seen(text):
    """Whether a text may be printed as it is."""
    return not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def sentence(text):
    """Whether a text is what is said of a mistake: something, not long, and whole."""
    text = text.strip()
    return (0 < len(text) < LONGEST and text[-1] in ".?!”)`") or text.startswith("`") or _ends_in_command(text)


def _ends_in_command(text):
    return len(text) < LONGEST and bool(re.search(r"(?s)[.:?!”)]\s+\S.*\Z", text))


def python(function, *given, **named):
    """Python: a value, or an `InputError` that says how to mend it."""
    with watched():
        try:
            function(*given, **named)
        except InputError as error:
            if not sentence(str(error)):
                raise FaultError(f"no sentence: {str(error)[:300]!r}") from error
            return "InputError"
    return "value"


def _answer(found, allowed):
    if found.status not in {*allowed, BUSY}:
        raise FaultError(f"status {found.status}: {found.content[:300]!r}")
    if b"Traceback" in found.content:
        raise FaultError("a traceback on the page")
    if found.status == 422:
        problem = json.loads(found.text)["problem"]
        if not sentence(problem) or not seen(problem) or "/tmp" in problem:
            raise FaultError(f"no sentence: {problem[:300]!r}")
    return f"status {found.status}"


def page(query, path="/"):
    """An address of the page, or of a file of it."""
    with watched():
        return _answer(get(f"{path}?{query}"), {200, 303, 404, 414})


def step(body):
    """A step of the page."""
    with watched():
        return _answer(post("/step", body, **FROM_US), {200, 400, 413})


def sent(where, what):
    """Something that a browser sends: "own", "open", "check" or "write"."""
    body = what if isinstance(what, bytes) else json.dumps(what).encode()
    with watched():
        return _answer(post(f"/{where}", body, **FROM_US), {200, 400, 409, 413, 422})


def upload(where, name, content):
    """A file that is opened or checked by the page."""
    return sent(where, {"name": name, "content": packed(content)})


def figures(files, name="figures", source=None):
    """Figures of one's own that the page is given."""
    held = {path: packed(content) for path, content in files.items()}
    return sent("own", {"token": TOKEN, "digests": [], "name": name, "files": held, "source": source or {}})


def packed(content):
    """Bytes as a page sends them."""
    return base64.b64encode(content).decode()


def parameter(**named):
    """A query of an address."""
    return "&".join(f"{quote(k)}={quote(v, errors='surrogatepass')}" for k, v in named.items())
