"""Why the answer is as it is: what moves it, how sure it is, and what it rests on."""
