package nl.qualityregister.registrant;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The door of second factors: does what is said of a person agree with what is known? Nothing of the person goes out, only which
 * agree. A name agrees by its surname, whole or either part of a double one, with anything before it.
 */
@Service
public class Factors {
    private final JdbcClient jdbc;

    Factors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that agree in all that is said; one about a number that nobody has does not agree. */
    public Set<Factor> agreeing(Collection<Factor> factors) {
        List<Factor> asked = List.copyOf(new HashSet<>(factors));
        if (asked.isEmpty()) {
            return Set.of();
        }
        Set<Factor> agreeing = new HashSet<>();
        jdbc.sql("""
                        with asked as (
                            select place, number, birth_date, name_key(split_part(name, ',', 1)) as name
                              from unnest(:numbers, cast(:birthDates as date[]), :names)
                                   with ordinality as asked (number, birth_date, name, place))
                        select asked.place
                          from asked
                          join registrant on registrant.number = asked.number
                         where (asked.birth_date is null or asked.birth_date = registrant.birth_date)
                           and (asked.name is null or exists (
                                select 1
                                  from unnest(array[surname, split_part(surname, '-', 1), split_part(surname, '-', 2)]) as part (name)
                                 where name_key(part.name) <> ''
                                   and right(asked.name, length(name_key(part.name))) = name_key(part.name)))
                        """)
                .param("numbers", Columns.text(asked, Factor::number))
                .param("birthDates", Columns.text(asked, Factor::birthDate))
                .param("names", Columns.text(asked, Factor::name))
                .query((row, i) -> asked.get(row.getInt("place") - 1))
                .list()
                .forEach(agreeing::add);
        return agreeing;
    }
}
