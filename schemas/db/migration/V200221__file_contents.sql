-- file: which files have the same content.
create index stored_file_content_ix on stored_file (sha256);
