"""What an equation is: its formula as recorded text, the graph that wires equations together, and units."""
