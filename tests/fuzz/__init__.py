"""What nobody meant to send, at every door: the table of an attack, and cases made at random from a seed."""
