"""The afterword command's subcommands, by what they work on; each module is imported when its command is used."""
