"""How people and systems write one value in many ways. Every way has the same key, or the value would be another."""
