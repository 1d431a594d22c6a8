"""What comes from outside is read within bounds, and what is saved is there whole or not at all."""
