"""Plans to answers: the store, the engine, search, citations; `Library` is the way in."""
