-- verification: a result that was erased leaves its hash in its place, so that the signature over the others still holds.

alter table receipt
    -- place of the result, counted from nought, to the hash of its salt and itself in base64url
    add column erased jsonb not null default '{}';

alter table verification_batch
    -- both files are gone, because a person in them was erased or their term was over
    add column erased_at timestamptz;
