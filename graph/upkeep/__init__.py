"""Looking after a graph: what it holds, emptying it, bringing it up to date."""
