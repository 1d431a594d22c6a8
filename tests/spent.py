"""What is spent without looking at a clock: other work on the machine decides how long something takes."""

import sys


def calls(work):
    """How many functions, of Python and of C, it calls when it is called: the same number on every machine."""
    count = 0

    def count_it(_frame, event, _value):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_it)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
