"""Very many draws: the compiled kernel, sweeps in parts, and statistics that can be merged. Optional."""
