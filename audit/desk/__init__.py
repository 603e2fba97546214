"""The batch desk: an inbox that is audited as it fills, and the queue that editors work through.

In come files of any news format; out go reports, one JSON line a document, and
the editors' decisions. The state is one SQLite file beside the reports.
"""
