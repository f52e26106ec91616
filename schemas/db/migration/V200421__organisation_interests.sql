-- organisation: interests that somebody declared, which keep him or her from judging. Appended only; one that is over has an ending.

create table declared_interest (
    id                  uuid        not null,
    account_id          uuid        not null,
    kind                text        not null,
    registration_number text,
    organisation_id     text,
    register            text,
    holds_from          date        not null,
    holds_until         date,
    note                text,
    declared_at         timestamptz not null,
    declared_by         text        not null,
    constraint declared_interest_pk primary key (id),
    constraint declared_interest_account_fk foreign key (account_id) references account,
    constraint declared_interest_organisation_fk foreign key (organisation_id) references organisation,
    constraint declared_interest_kind_ck check (kind in ('PERSON', 'ORGANISATION', 'REGISTER')),
    constraint declared_interest_in_ck check (
        (registration_number is not null) = (kind = 'PERSON')
        and (organisation_id is not null) = (kind = 'ORGANISATION')
        and (register is not null) = (kind = 'REGISTER')),
    constraint declared_interest_days_ck check (holds_until > holds_from)
);
-- the desk's conflict rule, and somebody's own list
create index declared_interest_account_ix on declared_interest (account_id, declared_at, id);
create trigger declared_interest_append_only before update or delete on declared_interest
    for each row execute function append_only();

create table interest_ending (
    interest_id uuid        not null,
    holds_until date        not null,
    ended_at    timestamptz not null,
    ended_by    text        not null,
    constraint interest_ending_pk primary key (interest_id),
    constraint interest_ending_interest_fk foreign key (interest_id) references declared_interest
);
create trigger interest_ending_append_only before update or delete on interest_ending
    for each row execute function append_only();

-- what was declared, with when it ends as known now
create view interest as
select d.id, d.account_id, d.kind, d.registration_number, d.organisation_id, d.register, d.holds_from,
       least(d.holds_until, e.holds_until) as holds_until, d.note, d.declared_at, d.declared_by
from declared_interest d
left join interest_ending e on e.interest_id = d.id;
