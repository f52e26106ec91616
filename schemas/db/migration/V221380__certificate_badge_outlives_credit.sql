-- certificate: a badge keeps its number when its holder is erased, so that whoever was shown it is told; the credit it was given for goes.

alter table if exists certificate_badge drop constraint if exists certificate_badge_credit_fk;
