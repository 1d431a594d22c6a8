"""The version, read by everything else."""

__version__ = "0.3.0"
