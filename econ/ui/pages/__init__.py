"""The pages beside the calculator: where the figures come from, and how the numbers are computed."""
