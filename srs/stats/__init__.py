"""Statistics as values: what is counted of a log and its cards, and what follows from the counts. Pure throughout."""
