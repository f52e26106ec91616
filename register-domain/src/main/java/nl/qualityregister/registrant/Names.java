package nl.qualityregister.registrant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.qualityregister.registrant.NameMatch.Nearness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of searching people by name. A surname is found whole or by either part of a double one; failing that by how it begins;
 * failing that by spellings one letter off, all of which are looked up in the same index. Infixes and diacritics are forgiven, a given
 * name stands for those that stand for it, and initials for all of them. Who is hidden, merged away or erased is not found.
 */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class Names {
    private static final int SHORTEST_PREFIX = 3;

    private static final String NARROWED = """
               and (cast(:birthDate as date) is null or birth_date = :birthDate)
               and (cast(:letters as text[]) is null or name_key(called_name) = any(:givens)
                    or upper(left(initials, 1)) = any(:letters) or name_key(surname) = :whole)
               and not exists (select 1 from visibility where visibility.registrant_id = registrant.id)
            """;

    private final JdbcClient jdbc;
    private final Registrants registrants;

    Names(JdbcClient jdbc, Registrants registrants) {
        this.jdbc = jdbc;
        this.registrants = registrants;
    }

    /** The nearest first, at most {@code limit}; empty also when the name has no letters. */
    public List<NameMatch> search(String name, @Nullable LocalDate birthDate, int limit) {
        AskedName asked = AskedName.read(name);
        List<String> keys = keys(asked.surnames()).stream()
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        Narrowing narrowing = narrowing(asked, keys.getLast(), birthDate);
        Map<Long, Nearness> found = new LinkedHashMap<>();
        put(found, exact(keys, narrowing, limit), Nearness.EXACT);
        if (found.size() < limit && keys.getFirst().length() >= SHORTEST_PREFIX) {
            put(found, beginning(keys.getFirst(), narrowing, limit), Nearness.PREFIX);
        }
        if (found.isEmpty()) {
            Set<String> spellings = new TreeSet<>(AskedName.oneOff(keys.getFirst()));
            spellings.addAll(AskedName.oneOff(keys.getLast()));
            put(found, exact(spellings, narrowing, limit), Nearness.SIMILAR);
        }
        return people(found, limit);
    }

    private List<String> keys(List<String> names) {
        return jdbc.sql(
                        "select name_key(name) as key from unnest(:names) with ordinality as asked (name, place) order by place")
                .param("names", names.toArray(String[]::new))
                .query((row, i) -> row.getString("key"))
                .list();
    }

    private Narrowing narrowing(AskedName asked, String whole, @Nullable LocalDate birthDate) {
        @Nullable String given = asked.given();
        if (given == null) {
            return new Narrowing(birthDate, null, null, whole);
        }
        String key = keys(List.of(given)).getFirst();
        if (key.isEmpty()) {
            return new Narrowing(birthDate, null, null, whole);
        }
        boolean initials = given.contains(".") || key.length() == 1;
        Set<String> givens = initials ? Set.of(key) : GivenNames.of(key);
        Set<String> letters = givens.stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Narrowing(birthDate, givens, letters, whole);
    }

    private List<Long> exact(Collection<String> keys, Narrowing narrowing, int limit) {
        return narrowed("""
                        select id from registrant
                         where name_key(surname) collate "C" = any(:keys)
                        """ + NARROWED + """
                        union
                        select id from registrant
                         where strpos(surname, '-') > 0
                           and name_key(split_part(surname, '-', 1)) collate "C" = any(:keys)
                        """ + NARROWED + """
                        union
                        select id from registrant
                         where strpos(surname, '-') > 0
                           and name_key(regexp_replace(split_part(surname, '-', 2), '^\\s*((van|der|den|de|het|ten|ter|te|op|in|la|le|du|''t|''s)\\s+)+', '', 'i')) collate "C" = any(:keys)
                        """ + NARROWED + " limit :limit", narrowing, limit)
                .param("keys", keys.toArray(String[]::new))
                .query(Long.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private List<Long> beginning(String key, Narrowing narrowing, int limit) {
        return narrowed("""
                        select id from registrant
                         where name_key(surname) collate "C" >= :key and name_key(surname) collate "C" < :after
                        """ + NARROWED + """
                         order by name_key(surname) collate "C", id
                         limit :limit
                        """, narrowing, limit)
                .param("key", key)
                .param("after", key + "~")
                .query(Long.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private JdbcClient.StatementSpec narrowed(String statement, Narrowing narrowing, int limit) {
        return jdbc.sql(statement)
                .param("birthDate", narrowing.birthDate())
                .param("givens", array(narrowing.givens()))
                .param("letters", array(narrowing.letters()))
                .param("whole", narrowing.whole())
                .param("limit", limit);
    }

    private static String @Nullable [] array(@Nullable Set<String> words) {
        return words == null ? null : words.toArray(String[]::new);
    }

    private static void put(Map<Long, Nearness> found, List<Long> ids, Nearness nearness) {
        ids.forEach(id -> found.putIfAbsent(id, nearness));
    }

    private List<NameMatch> people(Map<Long, Nearness> found, int limit) {
        List<RegistrantId> ids =
                found.keySet().stream().limit(limit).map(RegistrantId::new).toList();
        Map<RegistrantId, Registrant> people = registrants.byId(ids);
        List<NameMatch> matches = new ArrayList<>();
        for (RegistrantId id : ids) {
            @Nullable Registrant person = people.get(id);
            if (person != null) {
                matches.add(new NameMatch(person, Objects.requireNonNull(found.get(id.value()))));
            }
        }
        return matches;
    }

    /**
     * @param givens keys of called names that fit; absent when no given name was written
     * @param letters with which initials that fit begin
     * @param whole the key of all that was written: a surname of several words is nobody's given name
     */
    private record Narrowing(
            @Nullable LocalDate birthDate,
            @Nullable Set<String> givens,
            @Nullable Set<String> letters,
            String whole) {}
}
