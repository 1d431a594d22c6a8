"""From every number to its source and back: origins, bibliography, cards, method, citations, links, audit."""
