"""The page in the browser: widgets become a Scenario, the Scenario is run, the Result is drawn.

Nothing is computed here. Deleting this package leaves every other part of `econ` as it is.
"""
