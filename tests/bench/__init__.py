"""How fast the parts are: each is a command that prints what it costs, in processor time."""
