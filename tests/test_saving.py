"""A file is there whole or as it was, with the permissions it had; nothing else is left in its folder."""

import os
import stat

import pytest

from econ.files import saving


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_nothing_beside_it(tmp_path):
    saving.write(tmp_path / "a.csv", b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path, mode):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a much longer text from before")
    path.chmod(mode)
    saving.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_what_was_there_stays_if_the_new_one_cannot_be_finished(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "settle", full)
    with pytest.raises(OSError, match="No space"):
        saving.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    saving.write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        saving.write(pipe, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["pipe"]


def test_what_is_open_already_is_added_to(tmp_path):
    """As with `> file` in a shell: /dev/fd/N is the file that is open, and what went there before is not lost."""
    with (tmp_path / "out").open("ab") as file:
        file.write(b"before ")
        file.flush()
        saving.write(f"/dev/fd/{file.fileno()}", b"after")
    assert (tmp_path / "out").read_bytes() == b"before after"


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("unfinished-0123456789abcdef", True),
        ("unfinished-0123456789abcdef0", False),
        ("unfinished-0123456789abcde", False),
        ("unfinished-thesis", False),
        ("my-unfinished-0123456789abcdef", False),
    ],
)
def test_only_what_a_writer_named_is_a_leftover(tmp_path, name, own):
    (tmp_path / name).write_bytes(b"")
    assert bool(list(saving.leftovers(tmp_path))) is own


def test_what_is_being_written_is_a_leftover_once_its_writer_is_gone(tmp_path):
    unfinished = saving.beside(tmp_path / "a.csv")
    unfinished.write_bytes(b"half")
    assert list(saving.leftovers(tmp_path)) == [unfinished]
    assert saving.beside(tmp_path / "a.csv") != unfinished
