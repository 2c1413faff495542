"""The screens: each gets what it needs through its constructor, and says by message what the person asks for."""
