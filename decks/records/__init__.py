"""Records in JSON, YAML and TOML."""
