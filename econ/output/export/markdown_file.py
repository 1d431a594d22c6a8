"""Markdown: the answer and its sections, for a text that is read as it stands or made into a page."""

from econ.engine import Result
from econ.evidence.sources import Citation
from econ.output.export.printed import Notes, printed
from econ.output.export.registry import export_format
from econ.output.printers.markdown import markdown, safe
from econ.wording.language import _


@export_format("markdown", "Tables (Markdown)", ".md", "text/markdown", spoken=True)
def write(result: Result) -> bytes:
    """Tables as GitHub-flavoured Markdown has them; sources are a numbered list, the fingerprint is underneath."""
    content, notes = printed(result), Notes(result.book.sources)
    parts = [f"# {safe(content.title)}", safe(content.headline), *map(safe, content.notices)]
    for table in content.tables:
        parts += [f"## {safe(table.title)}", markdown(table, notes.numbers)]
    if cited := notes.citations():
        parts += [f"## {_('Sources')}", "\n".join(f"{n}. {_linked(one)}" for n, one in enumerate(cited, start=1))]
    parts += ["---", "\\\n".join(map(safe, content.foot))]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _linked(cited: Citation) -> str:
    """A citation whose address is a link."""
    if not cited.address:
        return safe(cited.without_address)
    return " ".join(filter(None, (safe(cited.before), f"<{cited.address}>", safe(cited.after))))
