package nl.qualityregister.privacy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of a register's year in numbers, from one instant. Measures are not counted: what is reversed or not published must follow
 * from no number.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class YearReports {
    private static final List<Word> STATUSES = List.of(
            new Word("REGISTERED", new Texts("geregistreerd", "registered")),
            new Word("LAPSED", new Texts("verlopen", "lapsed")),
            new Word("WITHDRAWN", new Texts("uitgeschreven", "withdrawn")),
            new Word("DECEASED", new Texts("overleden", "deceased")));

    private static final List<Word> EVENTS = List.of(
            new Word("REGISTERED", new Texts("ingeschreven", "entered")),
            new Word("RENEWED", new Texts("verlengd", "renewed")),
            new Word("EXTENDED", new Texts("termijn verlengd", "extended")),
            new Word("LAPSED", new Texts("verlopen", "lapsed")),
            new Word("WITHDRAWN", new Texts("uitgeschreven", "withdrawn")),
            new Word("DECEASED", new Texts("overleden", "deceased")),
            new Word("REINSTATED", new Texts("hersteld", "reinstated")));

    private static final List<Word> DECISIONS = List.of(
            new Word("BY_NORM", new Texts("verlengd door het reglement", "renewed by the norm")),
            new Word("BY_PERSON", new Texts("verlengd door een mens", "renewed by a person")),
            new Word("BY_EXCEPTION", new Texts("verlengd bij uitzondering", "renewed by exception")),
            new Word("NOT_RENEWED", new Texts("niet verlengd", "not renewed")));

    private final Norms norms;
    private final JdbcClient jdbc;

    YearReports(Norms norms, JdbcClient jdbc) {
        this.norms = norms;
        this.jdbc = jdbc;
    }

    /** How the database and how people call it. */
    private record Word(String code, Texts text) {}

    private record Key(String row, String column) {}

    /** Refuses with RegisterUnknown. */
    public YearReport report(RegisterId id, int year) {
        Register register = norms.register(id);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate after = first.plusYears(1);
        List<Word> occupations = register.occupations().stream()
                .map(occupation -> new Word(occupation.code().value(), occupation.name()))
                .toList();
        return new YearReport(
                id,
                register.name(),
                year,
                List.of(
                        table(
                                "standing",
                                new Texts("Stand op 31 december", "As it stood on 31 December"),
                                occupations,
                                STATUSES,
                                standing(id, after.minusDays(1))),
                        table(
                                "events",
                                new Texts("Wat er gebeurde", "What happened"),
                                occupations,
                                EVENTS,
                                events(id, first, after)),
                        table(
                                "decisions",
                                new Texts("Beslissingen op herregistratie", "Decisions on renewal"),
                                occupations,
                                DECISIONS,
                                decisions(id, first, after))));
    }

    private static YearTable table(
            String code, Texts name, List<Word> rows, List<Word> columns, Map<Key, Long> counts) {
        long[][] numbers = new long[rows.size()][columns.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                numbers[row][column] = counts.getOrDefault(
                        new Key(rows.get(row).code(), columns.get(column).code()), 0L);
            }
        }
        return YearTable.of(
                code,
                name,
                rows.stream().map(Word::text).toList(),
                columns.stream().map(Word::text).toList(),
                numbers);
    }

    /** A suspension is a measure: who is suspended is counted among the registered. */
    private Map<Key, Long> standing(RegisterId register, LocalDate day) {
        return counted(jdbc.sql("""
                        select occupation as row, case status when 'SUSPENDED' then 'REGISTERED' else status end as word, count(*) as many
                        from roll_standing
                        where register = :register and days @> cast(:day as date) and upper_inf(known)
                        group by 1, 2
                        """).param("register", register.value()).param("day", day));
    }

    private Map<Key, Long> events(RegisterId register, LocalDate first, LocalDate after) {
        return counted(jdbc.sql("""
                        select occupation as row, kind as word, count(*) as many
                        from roll_entry
                        where register = :register and true_from >= :first and true_from < :after and kind = any(:kinds)
                        group by 1, 2
                        """)
                .param("register", register.value())
                .param("first", first)
                .param("after", after)
                .param("kinds", EVENTS.stream().map(Word::code).toArray(String[]::new)));
    }

    private Map<Key, Long> decisions(RegisterId register, LocalDate first, LocalDate after) {
        return counted(jdbc.sql("""
                        select occupation as row, word, count(*) as many
                        from (
                            select unnest(cycle.occupations) as occupation,
                                   case when renewal_decision.outcome = 'NOT_RENEWED' then 'NOT_RENEWED'
                                        when renewal_decision.discretion_id is not null then 'BY_EXCEPTION'
                                        when renewal_decision.by_norm then 'BY_NORM'
                                        else 'BY_PERSON' end as word
                            from renewal_decision
                            join cycle on cycle.id = renewal_decision.cycle_id
                            where cycle.register = :register
                              and renewal_decision.decided_at >= cast(:first as date)::timestamp at time zone 'Europe/Amsterdam'
                              and renewal_decision.decided_at < cast(:after as date)::timestamp at time zone 'Europe/Amsterdam'
                              and not exists (select from renewal_decision later where later.replaces = renewal_decision.id)) decided
                        group by 1, 2
                        """)
                .param("register", register.value())
                .param("first", first)
                .param("after", after));
    }

    private static Map<Key, Long> counted(JdbcClient.StatementSpec statement) {
        Map<Key, Long> counts = new HashMap<>();
        statement
                .query((row, number) -> Map.entry(
                        new Key(row.getString("row"), row.getString("word").toUpperCase(Locale.ROOT)),
                        row.getLong("many")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
