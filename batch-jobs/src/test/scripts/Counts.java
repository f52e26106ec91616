import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a night that was killed again and again has left behind, and whether any of it is missing or there twice. */
class Counts {
    /** What is counted, and by which statement; the second column is how many of them are wrong. */
    private static final String[][] QUESTIONS = {
        {"runs that were cut off and taken up", "select count(*) filter (where state = 'KILLED' or taken_up is not null), count(*) filter (where state = 'RUNNING') from job_run"},
        {"cycles that were due", "select count(*), count(*) filter (where state = 'RUNNING') from cycle where upper(days) <= current_date and (state <> 'CLOSED' or exists (select from renewal_decision where cycle_id = cycle.id))"},
        {"verdicts", "select count(*), count(*) - count(distinct cycle_id) from verdict"},
        {"due cycles without a verdict", "select 0, count(*) from cycle where state = 'JUDGED' and not exists (select from verdict where cycle_id = cycle.id)"},
        {"decisions", "select count(*), count(*) - count(distinct cycle_id) from renewal_decision"},
        {"met, plainly registered and undecided", "select 0, count(*) from cycle join verdict on verdict.cycle_id = cycle.id where cycle.state = 'JUDGED' and verdict.met and (select count(*) from roll_standing s where s.registrant_id = cycle.registrant_id and s.register = cycle.register and s.occupation = any(cycle.occupations) and s.status = 'REGISTERED' and s.days @> current_date and upper_inf(s.known)) = cardinality(cycle.occupations)"},
        {"entries of decisions", "select count(*), (select coalesce(sum(cardinality(c.occupations)), 0) from renewal_decision d join cycle c on c.id = d.cycle_id) - count(*) from roll_entry where basis like 'decision:%'"},
        {"entries twice or out of order", "select 0, count(*) - count(distinct (registrant_id, register, occupation, kind, basis)) + max(index) + 1 - count(*) from roll_entry"},
        {"renewed cycles that run", "select count(*), (select count(*) from renewal_decision) - count(*) from cycle where id in (select next_cycle_id from renewal_decision)"},
        {"certificates", "select count(*), count(*) - count(distinct cycle_id) from certificate"},
        {"renewed without a certificate", "select 0, count(*) from renewal_decision where not exists (select from certificate where cycle_id = next_cycle_id)"},
        {"notices of decisions", "select count(*), (select count(*) from roll_entry where basis like 'decision:%') - count(*) from outbox where channel = 'MAIL' and parameters ->> 'entry' is not null"},
    };

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0], "postgres");
        String port = Files.readString(home.resolve("port")).strip();
        String password = Files.readString(home.resolve("password")).strip();
        long wrong = 0;
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/register", "register", password);
                Statement statement = connection.createStatement()) {
            for (String[] question : QUESTIONS) {
                wrong += answer(statement, question);
            }
        }
        System.out.println(wrong == 0 ? "none missing, nothing twice" : wrong + " are wrong");
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static long answer(Statement statement, String[] question) throws SQLException {
        try (ResultSet found = statement.executeQuery(question[1])) {
            found.next();
            System.out.printf("%,12d  %-40s wrong: %d%n", found.getLong(1), question[0], found.getLong(2));
            return Math.abs(found.getLong(2));
        }
    }
}
