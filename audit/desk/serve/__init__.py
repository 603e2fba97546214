"""The queue in a browser, and a JSON API for a newsroom's own system, on the watcher's store.

Requests come from strangers: ``guard`` looks at each before any handler does.
"""
