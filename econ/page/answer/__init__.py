"""What the place Answer is made of: its headline, its picture, what is chosen, and what follows from it."""
