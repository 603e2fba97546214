"""The tables, as the steps that made them. A step that was released is never edited."""

from __future__ import annotations

# 1: the way of an input and of its documents.
_QUEUE = """
create table meta (name text primary key, value text not null) without rowid;
create table inputs (
  id integer primary key,
  token text not null unique,
  inbox text,
  name text not null,
  size integer not null default 0,
  state text not null check (state in ('arrived', 'claimed', 'read', 'moving', 'moved')),
  outcome text check (outcome in ('done', 'failed')),
  owner text,
  attempts integer not null default 0,
  arrived_at real not null,
  settled_at real,
  target blob,
  failures text not null default '[]'
);
create index inputs_state on inputs (state);
create table names (
  folded text primary key,
  document_id text not null,
  source text not null unique
) without rowid;
create table documents (
  id integer primary key,
  input integer not null references inputs (id),
  ordinal integer not null,
  source text not null,
  document_id text not null,
  sha256 text not null,
  state text not null check (
    state in ('arrived', 'claimed', 'audited', 'written', 'unchanged', 'failed')),
  owner text,
  attempts integer not null default 0,
  arrived_at real not null,
  audited_at real,
  seconds real,
  raw blob,
  failure text,
  latest integer not null default 0,
  title text,
  language text,
  publisher text,
  published text,
  verdict text,
  relay text,
  level text,
  badge text,
  score real,
  words text,
  findings text not null default '[]',
  signature text,
  unique (input, ordinal)
);
create index documents_state on documents (state, id);
create index documents_source on documents (source, id);
create index documents_input on documents (input);
create index documents_latest on documents (latest, arrived_at);
"""

# 2: what editors do with the queue.
_DECISIONS = """
alter table documents add column status text not null default 'open'
  check (status in ('open', 'run', 'spiked'));
alter table documents add column assignee text;
create table forms (
  id integer primary key,
  form text not null,
  of text not null,
  folded_form text not null,
  folded_of text not null,
  language text,
  reason text not null,
  made_by text not null,
  made_at real not null,
  document integer,
  taken_back_by text,
  taken_back_at real
);
create index forms_folded on forms (folded_form, folded_of);
create table decisions (
  document integer not null references documents (id) on delete cascade,
  finding text not null,
  kind text not null,
  choice text not null check (choice in ('accepted', 'dismissed')),
  reason text not null,
  form integer references forms (id),
  made_by text not null,
  made_at real not null,
  primary key (document, finding)
) without rowid;
create table comments (
  id integer primary key,
  document integer not null references documents (id) on delete cascade,
  text text not null,
  made_by text not null,
  made_at real not null
);
create index comments_document on comments (document);
create table log (
  id integer primary key,
  at real not null,
  who text not null,
  what text not null,
  document_id text,
  details text not null default '{}'
);
create index log_document on log (document_id);
"""

# 3: what other systems are told.
_OUTBOX = """
create table outbox (
  id integer primary key,
  event text not null,
  body text not null,
  made_at real not null,
  attempts integer not null default 0,
  due_at real not null default 0,
  sent_at real,
  fault text
);
create index outbox_due on outbox (sent_at, due_at);
"""

# 4: marks in a text that silence findings; audits that a later witness made necessary.
_AGAIN = """
alter table documents add column marks text not null default '[]';
alter table documents add column again integer;
"""

MIGRATIONS: tuple[str, ...] = (_QUEUE, _DECISIONS, _OUTBOX, _AGAIN)
VERSION = len(MIGRATIONS)
