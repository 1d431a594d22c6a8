"""The report as one HTML file: nothing is loaded from anywhere, and `econ verify` reads it back."""

import json
from pathlib import Path
from typing import get_args

from econ.engine import Result
from econ.output.export.content import CALLED
from econ.output.export.registry import export_format
from econ.output.export.report import report
from econ.output.export.report_blocks import Block, Heading, Source
from econ.output.printers.html import html
from econ.wording.language import _

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; connect-src 'none'; script-src 'none'"
)
"""What the page may load: its own style and the pictures inside it."""

KINDS = {kind.__name__.lower(): kind for kind in get_args(Block)}
"""Parts of the report by the names that the page has for them."""


@export_format("html", "Report (HTML)", ".html", "text/html", spoken=True)
def write(result: Result) -> bytes:
    """The report as a page that works offline, prints well, and follows light and dark."""
    import jinja2
    from markupsafe import Markup

    from econ.output.export.pictures import inline_svg

    made = report(result)
    listed = {b.key for b in made.blocks if isinstance(b, Source)}
    here = Path(__file__).parent
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.tests |= {name: lambda block, kind=kind: isinstance(block, kind) for name, kind in KINDS.items()}
    page = environment.from_string(here.joinpath("report.html.jinja").read_text("utf-8"))
    text = page.render(
        report=made,
        parts=_parts(made.blocks),
        policy=POLICY,
        style=Markup(here.joinpath("report.css").read_text("utf-8")),
        draw=lambda name: Markup(inline_svg(result, name)),
        print=lambda block: html(block, listed),
        called=CALLED,
        said=_,
        scenario=Markup(_embedded(made.scenario)),
    )
    return text.encode("utf-8")


def _parts(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The blocks, each part with its heading of the second level first."""
    found: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            found.append([])
        found[-1].append(block)
    return found


def _embedded(text: str) -> str:
    """JSON that can stand in an element of a page, whatever the texts in it."""
    safe = json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return safe.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
