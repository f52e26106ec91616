-- assessment: what the conflict rule compares where only a text is known of an employer.

create extension if not exists pg_trgm;

-- a name without accents, case, signs and legal form, for comparison only: "Stichting Welzijn Wolmerveen B.V." is "welzijn wolmerveen"
create function plain_name(name text) returns text language sql immutable strict parallel safe as $$
    select nullif(btrim(regexp_replace(
        regexp_replace(
            ' ' || btrim(regexp_replace(
                lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]', '', 'g') collate "C"),
                '[^a-z0-9]+', ' ', 'g')) || ' ',
            '(?<= )(b v|n v|bv|nv|vof|v o f|stichting|st|vereniging|cooperatie|gemeente|de|het|the|ltd|gmbh)(?= )', '', 'g'),
        ' +', ' ', 'g')), '')
$$;

-- whose evidence was refused last
create index desk_item_registrant_ix on desk_item (registrant_id, concluded_at) where state = 'CONCLUDED';

