"""How people and programs come in: the command line, and the page in the browser."""
