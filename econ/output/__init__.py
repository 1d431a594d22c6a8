"""A result for the eye and for files: charts, and one file for each format."""
