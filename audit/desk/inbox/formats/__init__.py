"""One small reader for each format that only the desk takes: bytes in, documents out.

Nothing here touches the network, resolves an entity or loads a DTD.
"""
