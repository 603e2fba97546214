"""The audit of a large corpus: named stages over Parquet, resumable, on processes or on Spark.

In come raw documents; each stage reads the parts of the ones before it and
writes its own; the last one leaves the reports. What a stage does is the same
function whoever runs it, so that one machine and a cluster find the same.
"""

from audit.engine.stages.running import run_stages

__all__ = ["run_stages"]
