"""From a source row to facts in the graph: sources, maps, rows, runs, rejections."""
