-- decision: a provider objects to the refusal of an accreditation, as a professional does to what was decided about her.

alter table objection
    drop constraint objection_subject_ck,
    add constraint objection_subject_ck check (subject ~ '^(application|decision|evidence|accreditation):[0-9a-f-]{36}$');
