"""The joins between stages, in the SQL that DuckDB and Spark SQL share."""

from __future__ import annotations

from audit.family.cells import NEAREST

#: Every text with the first one in each of its bands: (one, other) of ``bands``.
MET = """
select distinct h.head as one, b.place as other, 0 as bucket
from bands b join (
    select band, min(place) as head from bands group by band having count(*) > 1
) h on b.band = h.band
where b.place > h.head
"""

#: The mean vectors of those who look into the cells of a bucket, or are at home there.
CROWDS = """
select p.place, p.cell, p.home, p.bucket, m.mean
from probed p join means m on p.place = m.place
"""

#: The NEAREST of each text, of all that it saw, and what met by its words; with their rows.
PAIRS = f"""
select c.one, c.other, cast(c.one % {{buckets}} as int) as bucket,
    l.rows as left_rows, r.rows as right_rows
from (
    select least(n.place, n.other) as one, greatest(n.place, n.other) as other
    from (
        select place, other,
            row_number() over (partition by place order by cosine desc, other) as nth
        from (select distinct place, other, cosine from near)
    ) n
    where n.nth <= {NEAREST}
    union
    select one, other from own
) c
join prints l on c.one = l.place
join prints r on c.other = r.place
"""

#: The documents of each audit task.
FAMILIES = """
select m.task, m.family, m.place, m.near, d.document, d.vectors
from members m join documents d on m.place = d.place
"""
