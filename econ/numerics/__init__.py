"""Arithmetic with the same digits everywhere: points, distributions, correlation, statistics."""
