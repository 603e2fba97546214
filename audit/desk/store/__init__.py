"""The desk's memory: what arrived, how far it is, what was found, what was decided.

One SQLite file in WAL mode. Every change of state is one transaction that names
the state it starts from, so that it happens once whoever else tries.
"""
