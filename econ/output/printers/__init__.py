"""Printers of a table of typed cells: one function for each way of printing, each in a file of its name.

None computes or rounds: a cell says its words, and the number behind them.
"""
