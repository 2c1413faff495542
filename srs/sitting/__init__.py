"""The parts of a sitting: what holds on its day, the queue it keeps, what an answer writes, what is shown."""
