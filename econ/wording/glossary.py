"""Words that a stranger may not know, each with its meaning in plain words; every page has them at hand."""

from __future__ import annotations

from dataclasses import dataclass

from econ.wording.language import N_, _


@dataclass(frozen=True)
class Term:
    """A word and what it means.

    Attributes:
        name: by which it is known, letters and "-".
        words: English messages of the word as it may stand in a text, the one that heads its entry first.
        meaning: English message of what it means, two sentences at most.
    """

    name: str
    words: tuple[str, ...]
    meaning: str

    def said(self) -> tuple[str, ...]:
        """The word as it may stand in a text, in the language that is spoken."""
        return tuple(dict.fromkeys(_(word) for word in self.words))


TERMS = {
    term.name: term
    for term in (
        Term(
            "gdp",
            (N_("GDP"), N_("gross domestic product")),
            N_("The value of everything that is made in a country in a year, less what was used up in making it."),
        ),
        Term(
            "nominal",
            (N_("nominal"),),
            N_("At the prices of the year itself; nothing is taken out for inflation."),
        ),
        Term(
            "real",
            (N_("inflation-adjusted"), N_("real"), N_("constant prices")),
            N_("At the prices of one fixed year, so that a rise of prices alone changes nothing."),
        ),
        Term(
            "current-dollars",
            (N_("current dollars"),),
            N_("Dollars of the year itself, converted at an exchange rate and not adjusted for inflation."),
        ),
        Term(
            "official-rate",
            (N_("official exchange rate"), N_("official rate")),
            N_("The rate that a government sets for its money; on the market it may be worth far less."),
        ),
        Term(
            "purchasing-power",
            (N_("purchasing power"),),
            N_(
                "GDP converted by what money buys at home and not by the exchange rate, which makes poorer economies "
                "look larger. What is sold abroad is paid at market rates, so it is another yardstick."
            ),
        ),
        Term(
            "family",
            (N_("family of sources"), N_("families of sources"), N_("family")),
            N_("Sources of which one repeats or converts the other's figure: they count once, as they err together."),
        ),
        Term(
            "interval",
            (N_("90% interval"), N_("interval")),
            N_(
                "The range that holds the answer in nine of ten draws: one in twenty lies below, one in twenty above. "
                "It is as good as the assumptions."
            ),
        ),
        Term(
            "best-guess",
            (N_("best guess"), N_("central case"), N_("central value")),
            N_("What comes out if every assumption is at its central value."),
        ),
        Term(
            "median",
            (N_("median"),),
            N_("The middle of all draws: as many lie above it as below."),
        ),
        Term(
            "draws",
            (N_("draws"), N_("draw")),
            N_("The calculation is repeated thousands of times, each time with other values from the intervals."),
        ),
        Term(
            "doubt",
            (N_("share of the doubt"), N_("doubt")),
            N_(
                "How much of the spread of the answer one input accounts for, by itself and together with others: its "
                "share of the variance."
            ),
        ),
        Term(
            "grade",
            (N_("grade"),),
            N_(
                "How far a figure can be trusted: a letter for the source, from A, reliable, to E, unreliable, and a "
                "digit for the figure, from 1, confirmed, to 5, improbable. F and 6 stand where nobody can judge."
            ),
        ),
        Term(
            "judgement",
            (N_("judgement"),),
            N_("A value or an interval that no source states: it is set here, and the reason stands beside it."),
        ),
        Term(
            "revenue",
            (N_("revenue"),),
            N_("The whole price that the buyer pays."),
        ),
        Term(
            "value-added",
            (N_("value added"), N_("what it adds to GDP")),
            N_("Revenue less what was bought to make the goods. Only this is a part of GDP."),
        ),
        Term(
            "break-even",
            (N_("break-even"),),
            N_("The point where a gain turns into a loss."),
        ),
        Term(
            "foreign-exchange",
            (N_("foreign exchange"),),
            N_("Money that is accepted abroad, such as dollars, euros or renminbi."),
        ),
        Term(
            "likelihood-words",
            (N_("US intelligence"), N_("climate panel"), N_("food safety")),
            N_(
                "Three published tables of words for chances: ICD 203 of the US intelligence community, the guidance "
                "note of the IPCC, and that of the European Food Safety Authority (EFSA)."
            ),
        ),
    )
}
"""Every term by its name, in the order in which a reader meets them."""
