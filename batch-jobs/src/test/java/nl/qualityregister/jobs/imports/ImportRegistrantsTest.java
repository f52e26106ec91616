package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class ImportRegistrantsTest {
    private static final String HEADER =
            "registration_number;initials;called_name;infix;surname;birth_date;email;language;register;"
                    + "occupations;employer;job_title;employed_from;registered_since;cycle_start;renewals;status;status_since;status_until";

    @Autowired
    Jobs jobs;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    @TempDir
    Path folder;

    @Test
    void aPersonComesInWithNameEmployerEntriesAndCycle() {
        RegistrationNumber number = People.aNumber();
        OrganisationId employer = new Learners(rooms).anOrganisation("EMPLOYER");

        JobRun run = take(row("KR " + number).replace("Gemeente Elders", employer.value()));

        assertThat(run.summary()).containsEntry("new", 1L).containsEntry("rejected", 0L);
        Registrant person = person(number);
        assertThat(person.name().formal()).isEqualTo("J.M. van der Güneş-Ÿ");
        assertThat(registrants.employers(List.of(person.id()), LocalDate.of(2026, 1, 1)))
                .containsEntry(person.id(), List.of(employer));
        assertThat(statuses(number)).containsExactly("REGISTERED 2019-09-01", "REGISTERED 2023-09-01");
        assertThat(cycles.of(List.of(person.id())).get(person.id()))
                .extracting(cycle -> cycle.terms().start())
                .containsExactly(LocalDate.of(2023, 9, 1));
    }

    @Test
    void anEmployerThatIsNotKnownHereIsKeptAsItIsWritten() {
        RegistrationNumber number = People.aNumber();

        take(row(number.value()));

        assertThat(jdbc.sql("select employer_text from employment where registrant_id = :id")
                        .param("id", person(number).id().value())
                        .query(String.class)
                        .list())
                .containsExactly("Gemeente Elders");
    }

    @Test
    void theLastDayOfASuspensionIsItsLastDay() {
        RegistrationNumber number = People.aNumber();

        take(row(number.value()).replace("registered;;", "suspended;2025-10-06;2026-04-05"));

        assertThat(jdbc.sql("""
                        select true_until from roll_entry join registrant r on r.id = registrant_id
                        where r.number = :number and status = 'SUSPENDED'
                        """)
                        .param("number", number.value())
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2026, 4, 6));
    }

    @Test
    void theSameRowsInAnotherFileChangeNothing() {
        String row = row(People.aNumber().value());
        take(row);

        JobRun second = take(row, "");

        assertThat(second.summary()).containsEntry("new", 0L).containsEntry("known", 1L);
    }

    @Test
    void faultyRowsAreExplainedAndHinderNoOther() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(row(People.aNumber().value()));
        }
        rows.set(1, row("123456789"));
        rows.set(7, rows.get(7).replace("client-manager", "astronaut"));
        rows.set(11, rows.get(11).replace("krsd-demo", "nowhere"));
        rows.set(13, rows.get(13).replace("1988-05-17", "2031-05-17"));
        rows.set(17, rows.get(17).replace("2018-03-01", ""));
        rows.set(19, rows.get(19).replace("2023-09-01;1", "2023-09-01;vier"));
        rows.set(23, rows.get(23).replace("registered;;", "struck-off;;"));

        JobRun run = take(rows.toArray(String[]::new));

        assertThat(run.count("new")).isEqualTo(33);
        assertThat(Csv.rejects(run))
                .containsExactly(
                        "2 registration_number malformed-number",
                        "8 occupations unknown-value",
                        "12 register unknown-value",
                        "14 birth_date date-in-future",
                        "18 employed_from required-with",
                        "20 renewals no-whole-number",
                        "24 status_since required");
    }

    private JobRun take(String... rows) {
        return new Csv(jobs, folder)
                .take(
                        "ImportRegistrants",
                        Stream.concat(Stream.of(HEADER), Arrays.stream(rows)).toArray(String[]::new));
    }

    private static String row(String number) {
        return number
                + ";J.M.;Jorieke;van der;Güneş-Ÿ;1988-05-17;j@example.org;nl;krsd-demo;client-manager;Gemeente Elders;"
                + "klantmanager;2018-03-01;2019-09-01;2023-09-01;1;registered;;";
    }

    private Registrant person(RegistrationNumber number) {
        return java.util.Objects.requireNonNull(
                registrants.byNumber(List.of(number)).get(number));
    }

    private List<String> statuses(RegistrationNumber number) {
        return jdbc.sql("""
                        select status || ' ' || true_from from roll_entry join registrant r on r.id = registrant_id
                        where r.number = :number order by index
                        """).param("number", number.value()).query(String.class).list();
    }
}
