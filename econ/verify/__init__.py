"""Verify a stored or linked result: compute it again and say how it differs.

A file is verified by writing it once more from the scenario it holds. What this version wrote has the same bytes, or
else the same cells, numbers and words alike; of what another version wrote the numbers are compared. Every verdict
lists what was not compared.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from econ.analysis.restate.amounts import statistics
from econ.engine import Fingerprint, Result, run
from econ.evidence import Book, OwnFolder, default_book, publication, releases
from econ.evidence import folders as own_folders
from econ.evidence.data_files import of_a_provider
from econ.files import bounds, wheel
from econ.files.bounds import Cells
from econ.output.export import capsule, capsule_description, to_bytes
from econ.output.export.content import as_given
from econ.provenance import links
from econ.scenario import CompleteScenario, Scenario, resolve
from econ.verify import cause, stored_comparison, stored_table, whole
from econ.verify.cells import ASKED, SHOWN_DIGITS, UNWRITTEN, changed, compare, shortened
from econ.verify.outcome import SHOWN, Archive, Differences, Stored, Verdict, opened, text
from econ.verify.readers import DAMAGED, READERS, SCENARIO, capsule_cells, reader_of
from econ.verify.readers.registry import Cell
from econ.verify.respelled import respelled
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, LANGUAGES, _, speaking

__all__ = [
    "SHOWN",
    "Differences",
    "Verdict",
    "opened",
    "several",
    "text",
    "verify",
    "verify_bytes",
    "verify_file",
    "verify_link",
]


def verify(source: str | Path, book: Book | None = None, folders: Sequence[Path] = ()) -> Verdict:
    """Verify a file that the calculator wrote, or a frozen link.

    Args:
        source: the name of a file, a link, or an address that ends in one.
        book: the present data.
        folders: where older releases of the data may be found; a result that was made with one of them is
            recomputed under it.

    Raises:
        InputError: it is neither, or holds no scenario.
    """
    if links.is_link(str(source)):
        return verify_link(str(source), book, folders)
    return verify_file(Path(source), book, folders)


def verify_link(link: str, book: Book | None = None, folders: Sequence[Path] = ()) -> Verdict:
    """Verify a frozen link; `book` and `folders` are as in `verify`.

    Raises:
        InputError: it cannot be opened.
    """
    frozen = links.thaw(link)
    marks = dict(zip(("scenario", "data", "model"), frozen.digests, strict=True)) | {"version": frozen.version}
    book = _with_own(frozen.own, marks, book or default_book())
    archived = _archived(marks, book, folders, book.own)
    result = run(frozen.scenario, archived or book)
    again = {name: cause.statistics(result, name, len(values)) for name, values in frozen.answers.items()}
    found = {name: values for name, values in again.items() if values is not None}
    cells = (_cells(frozen.answers), _cells(found))
    verdict = compare(*cells, changed(marks, result))
    if verdict.changed.keys() & {"data", "model"} or archived:
        explained = _explained(verdict, cells[0], result)
        verdict = replace(verdict, apart=cause.of_link(frozen, result, book, explained))
    verdict = _completed(verdict, cells[0], result, _described(archived, frozen.scenario))
    return replace(
        verdict,
        same_file=links.freeze(result) == links.code(link),
        made=shortened(marks),
        stored=_stored_link(frozen, result),
        own=_changed_own(frozen.own, result.book),
    )


def _cells(answers: Mapping[str, tuple[float, ...]]) -> dict[str, float]:
    return {
        f"{name} {which}": value
        for name, values in answers.items()
        for which, value in zip(links.STATISTICS, values, strict=False)
    }


def _stored_link(frozen: links.Frozen, result: Result) -> Stored:
    """What a link says itself: its answers, without a sentence."""
    equations = result.graph.equations
    answers = tuple(
        f"{_(equations[name].label)}: {statistics(values, equations[name].unit)}"
        if name in equations
        else f"{name}: {values[0]!r} ({values[1]!r} to {values[2]!r})"
        for name, values in frozen.answers.items()
    )
    scenario, data, model = frozen.digests
    return Stored(frozen.scenario.title, answers, str(Fingerprint(scenario, data, model, frozen.version)))


def _completed(verdict: Verdict, stored: Mapping[str, Cell], result: Result, archive: Archive | None) -> Verdict:
    """The verdict with what is no longer computed, what only repeats words of the question, and the archive."""
    gone = cause.withheld(verdict.uncompared.get(UNWRITTEN, ()), stored, result)
    asked = tuple(name for name in ASKED if result.state.words.get(name))
    return replace(
        verdict,
        withheld=gone,
        uncompared=dict(verdict.uncompared) | ({"asked": asked} if asked else {}),
        archive=archive,
    )


def _archived(
    marks: Mapping[str, str], book: Book, folders: Sequence[Path], own: Sequence[OwnFolder] = ()
) -> Book | None:
    """The release that a result was made with, if it is another one than the present and is in one of the folders.

    Raises:
        InputError: folders are given that do not exist, or it is in none of them.
    """
    releases.check(folders)
    made = marks["data"]
    if not folders or (made and book.digest.startswith(made)):
        return None
    found = releases.with_digest(made, folders, own)
    if found is None:
        raise InputError(
            _(
                "None of these folders holds the data that this was made with (data {digest}).",
                digest=made[:SHOWN_DIGITS] or _("unknown"),
            ),
            ", ".join(map(str, folders)),
            _("Give the folder of that release, or leave it out to verify with the present data."),
        )
    return found


def _with_own(
    needed: Sequence[own_folders.Named], marks: Mapping[str, str], book: Book, carried: Sequence[OwnFolder] = ()
) -> Book:
    """The present figures with the folders of one's own that a result was made with, and no others.

    Args:
        needed: the folders that it names.
        marks: the digests that it was made with.
        book: the figures in use.
        carried: folders that it brings itself.

    Raises:
        InputError: one is neither in use nor brought, by its digest or by its name.
    """
    if marks["data"] and book.digest.startswith(marks["data"]):
        return book
    held = (*book.own, *carried)
    own_folders.require(needed, held)
    same = [next((one for one in held if one.digest.startswith(name.digest)), None) for name in needed]
    picked = (one or next(k for k in held if k.name == name.name) for one, name in zip(same, needed, strict=True))
    alone = Book(book.folders[0], *picked) if held else book
    return alone if needed or alone.digest.startswith(marks["data"] or "-") else book


def _changed_own(needed: Sequence[own_folders.Named], book: Book) -> tuple[own_folders.Named, ...]:
    """The folders of one's own that a result was made with and that are others now."""
    return tuple(name for name in needed if not any(one.digest.startswith(name.digest) for one in book.own))


def _described(archived: Book | None, scenario: CompleteScenario) -> Archive | None:
    if archived is None:
        return None
    folder = ", ".join(str(f) for f in archived.folders)
    return Archive(archived.release, folder, _same_question(scenario, archived))


def _same_question(scenario: CompleteScenario, book: Book) -> bool | None:
    if scenario.own is None:
        return None
    try:
        return resolve(cause.anew(scenario), book).digest == resolve(scenario, book).digest
    except InputError:
        return False


def _explained(verdict: Verdict, stored: Mapping[str, Cell], result: Result) -> tuple[str, ...]:
    if "model" not in verdict.changed or "scenario" in verdict.changed:
        return ()
    return cause.equations(stored, {d.place for d in verdict.differences}, result)


def verify_file(path: Path, book: Book | None = None, folders: Sequence[Path] = ()) -> Verdict:
    """Verify a file by the end of its name; `book` and `folders` are as in `verify`.

    Raises:
        InputError: it cannot be read, is of another kind, or holds no scenario.
    """
    reader_of(path)
    content = bounds.file(path)
    try:
        return verify_bytes(content, path.suffix.lower(), book, folders)
    except InputError as error:
        raise error.at(str(path)) from None


Check = Callable[[Sequence[CompleteScenario]], Sequence[CompleteScenario]]


def verify_bytes(
    content: bytes, ending: str, book: Book | None = None, folders: Sequence[Path] = (), check: Check | None = None
) -> Verdict:
    """Verify the content of a file whose name has a certain ending.

    Args:
        content: of the file.
        ending: with its point, ".xlsx".
        book: the present data.
        folders: where older releases of the data may be found.
        check: is given the scenarios of the file before one of them is computed, and may refuse them.

    Raises:
        InputError: it holds no scenario; or what `check` raises.
    """
    given, reader = book or default_book(), READERS[ending]
    try:
        if stored := several(content, ending):
            _checked(stored.scenarios, check)
            return _verify_several(stored, content, given, folders)
        read = partial(capsule_cells.read_beside, seen={}) if reader.format == "capsule" else reader.read
        cells = read(content)
        carried = capsule_cells.carried(content) if reader.format == "capsule" else ()
        about = {k.removeprefix("about "): v for k, v in cells.items() if k.startswith("about ")}
        if reader.format == "csv" and isinstance(about.get("title"), str):
            about["title"] = as_given(str(about["title"]))
        scenario = Scenario.from_dict({"scenario": bounds.json_of(cells[SCENARIO]), "about": about})
        _checked([scenario], check)
    except DAMAGED as error:
        if (other := of_a_provider(content) or _of_a_claim(content, ending)) or isinstance(error, InputError):
            raise (other or error) from None
        mend = _("Give a file as the calculator wrote it.")
        if ending == ".csv" and (signs := respelled(content)):
            mend = _("A spreadsheet program has rewritten it ({signs}); take the original.", signs=", ".join(signs))
        raise InputError(_("It holds no scenario, or is damaged."), mend=mend) from None
    marks = {k: str(cells.get(f"about {k}_digest", "")) for k in ("scenario", "data", "model")}
    marks["version"] = str(cells.get("about version", ""))
    needed = own_folders.read_stated(str(about.get("own_figures", "")))
    book = _with_own(needed, marks, given, carried)
    archived, language = _archived(marks, book, folders, book.own), _language(about)
    result = run(scenario, archived or book)
    program = capsule_cells.program(content) if reader.format == "capsule" else None
    where = _where(cells)
    with speaking(language), publication.stated(*where):
        again = capsule.packed(result, program) if reader.format == "capsule" else to_bytes(result, reader.format)
    found = cells if again == content else read(again)
    verdict = compare(cells, found if program is None else _with_program(found, program), changed(marks, result))
    if "data" in verdict.changed or "model" in verdict.changed:
        verdict = replace(verdict, apart=_apart_of_file(scenario, book, _explained(verdict, cells, result)))
    if any(where):
        verdict = replace(verdict, uncompared={**verdict.uncompared, "where": tuple(filter(None, where))})
    said = tuple(str(about[k]) for k in ("headline",) if about.get(k))
    return replace(
        whole.held(_completed(verdict, cells, result, _described(archived, scenario)), content, again, ending),
        respelled=respelled(content, cells, found) if ending == ".csv" else (),
        made=shortened(marks),
        unread=reader.unread,
        stored=Stored(str(about.get("title", "")), said, _made(about)),
        data_date=str(about.get("data_date", "")),
        own=_changed_own(needed, result.book),
        asked=scenario,
    )


def _checked(asked: Sequence[CompleteScenario], check: Check | None) -> None:
    if check is not None:
        check(asked)


OF_A_CLAIM = {"sentence", "verdict", "as_it_stands"}
"""Columns of a verdict on a claim."""


def _of_a_claim(content: bytes, ending: str) -> InputError | None:
    """The error for what `econ check` wrote; None if it is something else."""
    try:
        if ending == ".json":
            is_one = bounds.json_of(content)["format"] == "claim"
        else:
            is_one = ending == ".csv" and set(bounds.csv_of(content)[0]) >= OF_A_CLAIM
    except DAMAGED:
        return None
    if not is_one:
        return None
    return InputError(
        _("It is the verdict on a claim and holds no scenario."),
        mend=_("Check the claim again."),
        command=_("`{command}` does so.", command="econ check"),
    )


_ADDRESS = re.compile(r"(https?://\S{1,200}?)\?frozen=")


def _where(cells: Cells) -> tuple[str, str]:
    """Address and contact of the calculator that wrote a file, as it says: nobody else can know them."""
    found = _ADDRESS.search(str(cells.get("about citation", "")))
    contact = str(cells.get(f"{capsule_description.CRATE} @graph {capsule_description.CONTACT} email", ""))
    address = found[1] if found else ""
    try:
        with publication.stated(address, contact):
            publication.address()
    except InputError:  # one that the calculator does not write
        address = ""
    return address, contact


def _language(about: Mapping[str, Cell]) -> str:
    """The language that a file is in; one that says none is in English.

    Raises:
        InputError: this version does not speak it.
    """
    code = str(about.get("language", ENGLISH))
    if code not in LANGUAGES:
        raise InputError(
            _("It was written in a language that this version does not have."),
            code,
            _("Verify it with the version that wrote it, {version}, or a later one.", version=about.get("version")),
        )
    return code


def _with_program(found: Cells, program: wheel.Wheel) -> dict[str, Cell]:
    """The cells of a capsule, with those of its wheel as the program that runs has them."""
    before = f"{program.name} {capsule_cells.PROGRAM} "
    return {k: v for k, v in found.items() if not k.startswith(before)} | capsule_cells.running(program)


def _made(about: Mapping[str, Cell]) -> str:
    return _("{fingerprint}, figures of {date}", fingerprint=about.get("fingerprint"), date=about.get("data_date"))


def several(content: bytes, ending: str) -> stored_comparison.Stored | stored_table.Stored | None:
    """A file that holds several scenarios: a comparison or a scenario table; None if it is another kind of file.

    Raises:
        InputError, ValueError, KeyError: it is damaged.
    """
    return stored_comparison.read(content, ending) or stored_table.read(content, ending)


def _verify_several(
    stored: stored_comparison.Stored | stored_table.Stored, content: bytes, book: Book, folders: Sequence[Path]
) -> Verdict:
    book = _with_own(stored.own, stored.marks, book)
    archived = _archived(stored.marks, book, folders, book.own)
    verdict = stored.verify(content, archived or book)
    used = archived or book
    return replace(verdict, archive=_described(archived, stored.scenarios[0]), own=_changed_own(stored.own, used))


def _apart_of_file(scenario: CompleteScenario, book: Book, explained: tuple[str, ...]) -> Differences:
    told = scenario.own is not None
    try:
        return Differences(cause.rows(scenario, book), told, explained)
    except InputError as error:
        return Differences((), told, explained, problem=str(error))
