"""The results of a sweep: tidy tables in Parquet files, one folder for each output, and questions to them in SQL.

`statistics` has one row for each statistic of an output in a scenario; `histograms` has one row for each bin that
holds draws, so that any other percentile or probability can be asked for afterwards.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from econ.engine.many.sweeps.question import Canonical, Part, Question
from econ.engine.many.sweeps.store import Store, manifest, remove, writing
from econ.engine.many.tally import Estimate, Tallies, Tally, edges, merge, statistics
from econ.files import saving
from econ.numerics.portable import Array, Whole
from econ.wording.errors import InputError

if TYPE_CHECKING:  # pyarrow is loaded when a file is written or read
    import pyarrow as pa
    from pyarrow import parquet

TABLES = ("statistics", "histograms")

TOGETHER = 1 << 17
"""Rows that are written to a file at once."""

Row = dict[str, Any]
Columns = dict[str, Sequence[str | float | None] | Array | Whole]


def write_results(store: Store) -> None:
    """Merge the finished parts and write both tables; they count once the folder says what is in them.

    Raises:
        InputError: the folder cannot be written.
    """
    made = saving.beside(store.folder / TABLES[0])
    try:
        with writing(store.folder):
            _write_all(store, made)
            files = [_file(table, output) for table in TABLES for output in store.question.outputs]
            for name in files:
                saving.settle(made / name)
            for name in TABLES:
                remove(store.folder / name)
            for name in reversed(TABLES):  # `statistics` last: where it is, everything is
                (made / name).rename(store.folder / name)
            saving.settle(store.folder)
            store.describe({str(name.as_posix()): _digest(store.folder / name) for name in files})
    finally:
        remove(made)


def is_finished(question: Question, folder: Path) -> bool:
    """Whether the whole results of a question are in a folder."""
    try:
        found = Results(folder)
    except InputError:
        return False
    is_own = manifest(folder)["digest"] == question.digest
    return is_own and bool(found.digests) and all(map(found.is_whole, found.digests))


def _file(table: str, output: str) -> Path:
    return Path(table) / f"output={output}" / "part-0.parquet"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_all(store: Store, folder: Path) -> None:
    outputs = store.question.outputs
    writers = {(o, t): _Writer(folder / _file(t, o), _about(store.question, o)) for o in outputs for t in TABLES}
    for number, parts in groupby(store.question.parts(store.chunk), key=lambda part: part.cell):
        cell = store.question.cells[number]
        scrambles = [s for _, own in groupby(parts, key=lambda part: part.scrambles) for s in _merged(store, list(own))]
        for n, output in enumerate(outputs):
            whole = [tallies[n] for tallies in scrambles]
            labels = {"cell": number} | dict(cell.labels)
            writers[output, "statistics"].add(labels, _statistics(whole, cell.centres[n]))
            writers[output, "histograms"].add(labels, _bins(whole))
    for writer in writers.values():
        writer.close()


def _merged(store: Store, parts: list[Part]) -> Tallies:
    """Neighbouring parts of the same scrambles together."""
    found = []
    for part in parts:
        tallies = store.load(part)
        if tallies is None:
            raise InputError("A finished part is gone.", str(store.path(part)), "Ask again; it is computed anew.")
        found.append(tallies)
    return [[merge(column) for column in zip(*scramble, strict=True)] for scramble in zip(*found, strict=True)]


def _statistics(scrambles: list[Tally], centre: float) -> Columns:
    found = statistics(scrambles, centre) | {"central": Estimate(centre, 0.0)}
    found |= {"low": Estimate(min(t.low for t in scrambles), math.nan)}
    found |= {"high": Estimate(max(t.high for t in scrambles), math.nan)}
    return {
        "statistic": list(found),
        "value": [e.value for e in found.values()],
        "error": [None if math.isnan(e.error) else e.error for e in found.values()],
        "bound": [e.bound for e in found.values()],
        "draws": [sum(t.count for t in scrambles)] * len(found),
    }


def _bins(scrambles: list[Tally]) -> Columns:
    whole = scrambles[0].histogram
    for tally in scrambles[1:]:
        whole = whole + tally.histogram
    low, high = edges(whole.bins)
    return {"low": low, "high": high, "draws": whole.counts}


def _about(question: Question, output: str) -> dict[str, str]:
    """What a file says about itself: its fingerprint, its points, and the unit of its values."""
    canonical = {k: v for k, v in question.canonical.items() if k not in {"cells", "outputs"}}
    equation = question.graph.equations[output]
    told = {"question": question.digest, "output": output, "label": equation.label, "unit": equation.unit}
    return {"econ": json.dumps(canonical | told, sort_keys=True, ensure_ascii=False)}


class _Writer:
    """A Parquet file that grows by the rows of one cell at a time."""

    def __init__(self, path: Path, about: dict[str, str]) -> None:
        path.parent.mkdir(parents=True)
        self.about = about
        self.path = path
        self.file: parquet.ParquetWriter | None = None
        self.waiting: list[pa.Table] = []
        self.rows = 0

    def add(self, labels: Row, columns: Columns) -> None:
        import pyarrow as pa

        size = len(next(iter(columns.values())))
        self.waiting.append(pa.table({name: [value] * size for name, value in labels.items()} | columns))
        self.rows += size
        if self.rows >= TOGETHER:
            self._flush()

    def close(self) -> None:
        self._flush()
        if self.file is not None:
            self.file.close()

    def _flush(self) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        if self.waiting:
            whole = pa.concat_tables(self.waiting).replace_schema_metadata(self.about)
            self.file = self.file or parquet.ParquetWriter(self.path, whole.schema)
            self.file.write_table(whole)
            self.waiting, self.rows = [], 0


class Results:
    """The results in a folder.

    Attributes:
        folder: where they are.
        about: the question in plain values.
        digests: SHA-256 of each file; none in a folder of version 0.2 or before.
    """

    def __init__(self, folder: str | Path) -> None:
        """Open the results.

        Raises:
            InputError: the folder holds none.
        """
        self.folder = Path(folder)
        found = manifest(self.folder)
        self.about: Canonical = found["question"]
        self.digests: dict[str, str] = found["results"]
        if not (self.folder / TABLES[0]).is_dir():
            raise InputError("The sweep is not finished.", str(folder), "Give the same command again to go on with it.")

    def is_whole(self, name: str) -> bool:
        """Whether a file holds what was written to it; in an older folder, whether it can be opened."""
        from pyarrow import ArrowException, parquet

        try:
            if self.digests:
                return _digest(self.folder / name) == self.digests.get(name)
            parquet.read_metadata(self.folder / name)
        except (OSError, ArrowException):
            return False
        return True

    @property
    def statistics(self) -> list[Row]:
        """All rows of the table of statistics."""
        return self._rows("statistics")

    @property
    def histograms(self) -> list[Row]:
        """All rows of the table of bins."""
        return self._rows("histograms")

    def _rows(self, table: str) -> list[Row]:
        from pyarrow import ArrowException, parquet

        self._check(table)
        rows: list[Row] = []
        for output in self.about["outputs"]:
            path = self.folder / _file(table, output)
            try:
                rows += [{"output": output} | row for row in parquet.ParquetFile(path).read().to_pylist()]
            except (OSError, ArrowException):
                raise _damaged(path) from None
        return rows

    def _check(self, table: str) -> None:
        for output in self.about["outputs"]:
            if not self.is_whole(_file(table, output).as_posix()):
                raise _damaged(self.folder / _file(table, output))

    def value(self, output: str, statistic: str, cell: int = 0) -> float:
        """One statistic of an output in one cell."""
        keys = {"output": output, "statistic": statistic, "cell": cell}
        [row] = [row for row in self.statistics if keys.items() <= row.items()]
        return float(row["value"])

    def query(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Ask the tables `statistics` and `histograms` in SQL, by DuckDB.

        Returns:
            Names of the columns, and the rows.

        Raises:
            InputError: DuckDB is not installed or does not understand the query, or a file is damaged.
        """
        try:
            import duckdb
        except ImportError:
            raise InputError("DuckDB is not installed.", "--query", "Install duckdb.") from None
        for table in TABLES:
            self._check(table)
        with duckdb.connect() as connection:
            try:
                for table in TABLES:
                    files = str(self.folder.resolve() / table / "*" / "*.parquet").replace("'", "''")
                    connection.execute(
                        f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{files}', hive_partitioning = true)"
                    )
                found = connection.execute(sql)
                return [str(column[0]) for column in found.description or ()], found.fetchall()
            except duckdb.Error as error:
                said = " ".join(str(error).split())
                raise InputError(f"The query cannot be answered: {said}", "--query", _HELP) from None


def _damaged(path: Path) -> InputError:
    return InputError("The results are damaged.", str(path), "Give the same command again; they are computed anew.")


_HELP = "The tables are statistics and histograms; `SELECT * FROM statistics` shows the columns."


def probability_above(histogram: list[Row], threshold: float) -> float:
    """Share of the draws above a threshold, with straight lines inside the bins."""
    low, high, count = (np.array([row[name] for row in histogram], dtype=float) for name in ("low", "high", "draws"))
    inside = np.minimum(np.maximum((high - threshold) / (high - low), 0.0), 1.0)
    return float(np.cumsum(count * inside)[-1] / np.cumsum(count)[-1])
