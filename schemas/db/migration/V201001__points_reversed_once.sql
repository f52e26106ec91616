-- points: only counter-entries name an entry; the index that lets one be taken back once need not hold all the others.

alter table credit drop constraint credit_reverses_uk;
-- an entry is taken back once; and what stands is found by it
create unique index credit_reverses_uk on credit (reverses) where reverses is not null;
