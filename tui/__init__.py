"""Everything a person touches in a terminal: commands, screens, plain prompts."""
