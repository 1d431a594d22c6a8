"""The places of the page, a file each."""
