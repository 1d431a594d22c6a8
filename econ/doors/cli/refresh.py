"""`econ refresh`: what new figures of a provider change, proposed first and accepted by a second command."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from econ import wording
from econ.doors.cli.text import plain, table, wrap
from econ.evidence import Book
from econ.files.bounds import Json
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from econ.analysis.refresh import Changed, Consequences, NewVintage, Proposal
    from econ.verify.standing import Standing

HELP = "what new figures of a provider change"
DESCRIPTION = "Propose a release of the data from files of a provider, and say which answers it moves and why."
EXAMPLES = """examples:
  econ refresh API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv
  econ refresh API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv --into proposal --kept links.txt
  econ refresh API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv --into proposal --take world_bank_gdp/VEN
  econ refresh --accept proposal

Nothing is changed before --accept. Figures that are not plausible are stopped, and with them the proposal, until each
has been looked up where the provider publishes it (--take). The release that was held stays: --as-of computes on it."""

SHOWN = 12
"""Figures of a kind that are printed."""

STOPPED = 1
FORMATS = ("text", "json")


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("files", nargs="*", metavar="FILE", type=Path, help="a file as the provider publishes it")
    command.add_argument(
        "--into", metavar="FOLDER", type=Path, help="write the proposal to this folder, which is empty"
    )
    command.add_argument("--take", action="append", default=[], metavar="PLACE", help="a stopped figure that is right")
    command.add_argument("--kept", metavar="FILE", type=Path, help="frozen links, one a line, or a folder of files")
    command.add_argument(
        "--onto", metavar="RELEASE", type=Path, help="a release of the data; the one in use if left out"
    )
    command.add_argument("--accept", metavar="FOLDER", type=Path, help="take a proposal over into the data")
    command.add_argument("--format", choices=FORMATS, default="text", help="text if left out")


def go(chosen: argparse.Namespace) -> int:
    """Run the subcommand."""
    from econ.analysis import refresh
    from econ.evidence.releases import release

    base = release(chosen.onto) if chosen.onto else Book()
    if chosen.accept:
        if chosen.files:
            raise InputError("Files are proposed first.", "--accept", "Leave the files out, or leave --accept out.")
        names = refresh.accept(chosen.accept, base.folders[0])
        print(wrap(f"Taken over into {base.folders[0]}: {', '.join(names)}."))
        print(wrap("Now: make pages, and the section “Numbers changed” by econ restate OLD_DATA --section."))
        return 0
    if not chosen.files:
        raise InputError("No file is given.", mend="Give a file of a provider, or --accept FOLDER.")
    proposal = refresh.propose(chosen.files, base, chosen.take)
    effects, kept = _effects(proposal, chosen.into, chosen.kept)
    if chosen.format == "json":
        print(json.dumps(_document(proposal, effects, kept), ensure_ascii=False, indent=1))
    else:
        print(plain("\n".join(_said(proposal, effects, kept, chosen.into))))
    return STOPPED if proposal.stopped else 0


Kept = list[tuple[str, "Standing"]]


def _effects(proposal: Proposal, into: Path | None, kept: Path | None) -> tuple[Consequences, Kept]:
    """What a proposal moves; it is written where that is asked for, else only for the while."""
    import tempfile

    from econ.analysis import refresh
    from econ.verify import standing

    with tempfile.TemporaryDirectory() as folder:
        place = into or Path(folder) / "data"
        refresh.write(proposal, place)
        new = Book(place)
        effects = refresh.consequences(proposal.base, new)
        return effects, [(name, standing.standing(one, new)) for name, one in _kept(kept)] if kept else []


def _kept(place: Path) -> Iterator[tuple[str, str | Path]]:
    """Links, one a line, or the files of a folder that can be verified."""
    from econ.files import bounds
    from econ.verify.readers import READERS

    if place.is_dir():
        yield from ((p.name, p) for p in sorted(place.iterdir()) if p.suffix.lower() in READERS)
        return
    for number, line in enumerate(bounds.text(bounds.file(place)).splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield f"{place.name}, line {number}", line.strip()


def _said(proposal: Proposal, effects: Consequences, kept: Kept, into: Path | None) -> Iterator[str]:
    from econ.analysis.restate import HEADERS, cells

    for vintage in proposal.vintages:
        yield from _vintage(vintage)
    yield from (wrap(sentence, "  - ", "    ") for sentence in proposal.left_out[:SHOWN])
    yield from _presets(effects, HEADERS, [cells(r) for r in effects.presets.moved])
    yield ""
    if effects.claims:
        yield "Claims that ship and of which the arithmetic says something else"
        rows = [(c.claim, c.before, c.after, c.found_before, c.found_after) for c in effects.claims]
        yield table(("claim", "before", "after", "figures before", "figures after"), rows)
    yield wrap(f"{effects.claims_checked - len(effects.claims)} of {effects.claims_checked} claims stay as they are.")
    for name, one in kept:
        yield wrap(f"{name}: {one.sentence}", hanging="  ")
    yield ""
    if proposal.stopped:
        yield wrap(
            f"It cannot be accepted: {len(proposal.stopped)} figures are stopped. Look each up where the provider "
            "publishes it and give --take PLACE for those that are right."
        )
    elif into:
        yield wrap(f"Written to {into}. To take it over: econ refresh --accept {into}")
    else:
        yield "Nothing was written. With --into FOLDER the proposal is a folder of data that can be accepted."


def _vintage(vintage: NewVintage) -> Iterator[str]:
    counts = {kind: vintage.of(kind) for kind in ("new", "revised", "gone")}
    said = ", ".join(f"{len(found)} {kind}" for kind, found in counts.items())
    against = f" against that of {vintage.before}" if vintage.before else ""
    yield wrap(f"{vintage.table}, release of {vintage.released}{against}: {said}, {vintage.same} as they were.")
    if vintage.left_out:
        shown = ", ".join(vintage.left_out[:SHOWN]) + (", …" if len(vintage.left_out) > SHOWN else "")
        yield wrap(f"Left out, as the table leaves it out: {shown}.", "  ")
    revised = sorted(counts["revised"], key=lambda c: -_size(c))[:SHOWN]
    if revised:
        yield table(("revised most", "before", "after", "change"), [_row(c) for c in revised], (1, 2, 3))
    if vintage.stopped:
        yield f"\nStopped: {len(vintage.stopped)} figures"
        yield table(("place", "years", "before", "after", "why"), list(_stops(vintage)), (2, 3))


def _size(changed: Changed) -> float:
    return abs(changed.after / changed.before - 1) if changed.before and changed.after is not None else 0.0


def _row(changed: Changed) -> tuple[str, str, str, str]:
    before, after = changed.before, changed.after
    change = wording.in_percent(f"{(after / before - 1) * 100:+.1f}") if before and after is not None else ""
    return changed.place.partition("/")[2], _figure(before), _figure(after), change


def _stops(vintage: NewVintage) -> Iterator[tuple[str, str, str, str, str]]:
    """A row for each country: its stopped figures, of several the one that moved furthest."""
    for place in dict.fromkeys(c.row for c in vintage.stopped):
        found = [c for c in vintage.stopped if c.row == place]
        most = max(found, key=_size)
        years = f"{found[0].year} to {found[-1].year}, {len(found)} figures" if len(found) > 1 else str(most.year)
        why = most.why if len(found) == 1 else f"{most.year}: {most.why}"
        yield place, years, _figure(most.before), _figure(most.after), why


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"


def _presets(
    effects: Consequences, headers: tuple[str, ...], rows: list[tuple[str, str, str, str, str]]
) -> Iterator[str]:
    found = effects.presets
    yield ""
    if rows:
        yield "Presets of which a result moves; what moves it adds up to the change"
        yield table(headers, rows)
    yield from map(wrap, found.sentences)


def _document(proposal: Proposal, effects: Consequences, kept: Kept) -> Json:
    """The same for programs."""
    from econ.analysis.restate import rows

    return {
        "made_from": proposal.base.release,
        "proposed": proposal.date,
        "vintages": [
            {
                "table": v.table,
                "released": v.released,
                "before": v.before,
                "same": v.same,
                "changed": [
                    {"country": c.country, "year": c.year, "before": c.before, "after": c.after, "stopped": c.why}
                    for c in v.changed
                ],
                "stopped": [c.place for c in v.stopped],
                "left_out": v.left_out,
            }
            for v in proposal.vintages
        ],
        "presets_moved": rows(effects.presets),
        "presets_same": effects.presets.same,
        "claims_moved": [vars(c) for c in effects.claims],
        "claims_checked": effects.claims_checked,
        "kept": [{"name": name, "standing": one.status, "sentence": one.sentence} for name, one in kept],
    }
