-- file: what a scanner made of contents. WAIVED is a content taken in while the installation said that it has no scanner.

alter table file_content drop constraint file_content_scan_ck;
alter table file_content add constraint file_content_scan_ck check (scan in ('UNSCANNED', 'WAIVED', 'CLEAN', 'INFECTED'));
alter table file_content add column scanned_at timestamptz;
-- what waits to be scanned
create index file_content_waiting_ix on file_content (sha256) where scan in ('UNSCANNED', 'WAIVED');
