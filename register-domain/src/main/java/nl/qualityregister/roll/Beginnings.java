package nl.qualityregister.roll;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Since when anything is said by the roll at all. */
@Service
public class Beginnings {
    private final JdbcClient jdbc;

    Beginnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first day on which any entry holds; empty while there is none. */
    public Optional<LocalDate> first() {
        return jdbc.sql("select true_from from roll_entry order by true_from limit 1")
                .query(LocalDate.class)
                .optional();
    }
}
