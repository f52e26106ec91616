-- registrant: names as they are searched.

-- How a name is spelled for searching, the one place where that is said: without capitals, diacritics, blanks and marks, and with y for
-- the Dutch ij. It depends on nothing but its argument, so that it can be indexed.
create function name_key(name text) returns text
    language sql immutable strict parallel safe
    return replace(regexp_replace(
        translate(lower(replace(replace(replace(replace(replace(replace(
            normalize(name, NFKD), 'ß', 'ss'), 'Æ', 'ae'), 'æ', 'ae'), 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th') collate "C"),
            'øØłŁđĐðÐħĦıŧŦ', 'oollddddhhitt'),
        '[^a-z0-9]' collate "C", '', 'g'), 'ij', 'y');

-- exact, by prefix, and each spelling that is one letter off
create index registrant_name_ix on registrant (name_key(surname) collate "C", id);
-- the parts of a double name: of Jansen-de Vries also Vries
create index registrant_first_name_part_ix on registrant (name_key(split_part(surname, '-', 1)) collate "C", id)
    where strpos(surname, '-') > 0;
create index registrant_second_name_part_ix on registrant
    (name_key(regexp_replace(split_part(surname, '-', 2), '^\s*((van|der|den|de|het|ten|ter|te|op|in|la|le|du|''t|''s)\s+)+', '', 'i')) collate "C", id)
    where strpos(surname, '-') > 0;
