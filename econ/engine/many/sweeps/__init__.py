"""Very many draws and large grids: in parts, on threads here or on Dask elsewhere, with the same digits.

`ask` makes the question, `run` computes it into a folder; the results are Parquet files that `Results` reads and DuckDB
can be asked about. A sweep that was stopped, by whatever, goes on where it was when it is run again.
"""

from pathlib import Path

from econ.engine.many.sweeps.question import CHUNK, FIELDS, Cell, Part, Question, ask, cell
from econ.engine.many.sweeps.results import Results, is_finished, probability_above, write_results
from econ.engine.many.sweeps.store import LOCK, PARTS, Store, holding
from econ.engine.many.sweeps.work import Progress, complete, default_workers


def run(
    question: Question,
    folder: str | Path,
    *,
    workers: int | None = None,
    scheduler: str = "",
    chunk: int = 0,
    progress: Progress | None = None,
    compiled: bool = True,
) -> Results:
    """Compute a question into a folder, or go on with one that was begun there.

    Args:
        question: what is asked.
        folder: a new folder, or one that holds part of the same question.
        workers: number of threads here; as many as there are processors if it is None.
        scheduler: address of a Dask scheduler, such as "tcp://192.0.2.1:8786"; its workers compute then.
        chunk: draws of a part, a power of two; 0 for the usual size.
        progress: told how many parts are finished, of how many.
        compiled: whether the compiled kernel is used where Numba is installed; the digits are the same.

    Raises:
        InputError: the folder holds something else, cannot be written or is worked on by another process, or the
            scheduler cannot be used.
    """
    folder = Path(folder)
    chunk = question.check_chunk(chunk or max(CHUNK, question.points.block))
    if not is_finished(question, folder) or any((folder / left).exists() for left in (PARTS, LOCK)):
        with holding(folder):
            store = Store(folder, question, chunk)
            if not is_finished(question, folder):
                complete(
                    store, default_workers() if workers is None else workers, scheduler, progress, compiled=compiled
                )
                write_results(store)
            store.clear()
    return Results(folder)
