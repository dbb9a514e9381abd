"""The command line: a parser that imports nothing heavy, and one module a command."""
