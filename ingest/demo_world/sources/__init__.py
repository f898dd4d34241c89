"""What the systems of the hiring companies export: each its own columns, formats of time and habits."""
