"""What screens are made of: each widget shows the values it is given, and says by message what was chosen on it."""
