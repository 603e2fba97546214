"""House rules and editors' decisions: what is accepted here, and what that says of the checks."""
