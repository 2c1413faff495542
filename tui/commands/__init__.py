"""One module a command, or a few that belong together; each has its commands by name in `COMMANDS`."""
