-- evidence: which pieces bear a file.
create index evidence_files_ix on evidence using gin (files);
