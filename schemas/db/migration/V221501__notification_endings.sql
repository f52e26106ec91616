-- notification: whether a webhook is told that the registration of somebody watched falls due soon.

alter table webhook add column endings boolean not null default true;

-- one that asked for some kinds of change only did not ask for this
update webhook set endings = false where kinds is not null;
