"""The watcher: takes what is complete, audits it, puts reports and files in their places.

Every step can be done twice with the effect of once, so a kill at any instant
costs at most the audit that was under way.
"""
