-- assessment: cycles drawn for an audit lie on the desk too.

alter table desk_item
    drop constraint desk_item_kind_ck,
    add constraint desk_item_kind_ck check (kind in ('EVIDENCE', 'APPLICATION', 'ACCREDITATION', 'OBJECTION', 'AUDIT'));
