-- registrant: which words somebody agreed to. Those given before there was more than one agreed to the first.

alter table consent
    add column wording text not null default '2025-1';
alter table consent
    alter column wording drop default,
    add constraint consent_wording_ck check (wording ~ '^[0-9]{4}-[0-9]+$');
