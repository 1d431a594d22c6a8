"""`make fuzz`: cases at random for some minutes; how many, how they ended, the slowest, the largest, each fault."""

import argparse
import random
import sys
import time
from collections import Counter
from itertools import count

from tests.fuzz.measured import tried

CHUNK = 40
KINDS = ("quantities", "scenarios", "links", "claims", "files", "steps", "uploads", "folders", "providers")
"""As in `tests.fuzz.kinds`, which is loaded in the processes of the cases alone."""


def main():
    """Try for some minutes, and say what came."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--minutes", type=float, default=15)
    asked.add_argument("--seed", type=int, default=random.randrange(1 << 30), help="said, and the same again with it")
    asked.add_argument("--kind", choices=KINDS, action="append", help="of these alone")
    chosen = asked.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    until, done = time.monotonic() + 60 * chosen.minutes, []
    for first, kind in ((first, kind) for first in count(0, CHUNK) for kind in chosen.kind or KINDS):
        for one in tried(kind, first, first + CHUNK, chosen.seed):
            done.append(one)
            if one.fault:
                print(one, flush=True)
        if time.monotonic() > until:
            break
    print(f"{len(done)} cases; ended: {dict(Counter(one.ended for one in done).most_common())}")
    for kind in dict.fromkeys(one.kind for one in done):
        own = [one for one in done if one.kind == kind]
        print(f"{kind}: {len(own)} cases, {sum(bool(one.fault) for one in own)} faults")
        print(f"  slowest {max(own, key=lambda one: one.seconds)}\n  largest {max(own, key=lambda one: one.megabytes)}")
    return int(any(one.fault for one in done))


if __name__ == "__main__":
    sys.exit(main())
