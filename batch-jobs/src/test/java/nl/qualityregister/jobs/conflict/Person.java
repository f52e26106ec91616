package nl.qualityregister.jobs.conflict;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody whose cycle is over and not yet decided.
 *
 * @param start the cycle's first day
 * @param end its last
 */
record Person(long cycle, String number, LocalDate start, LocalDate end) {

    /** So many of the register, those with the lowest cycles: they lie in the same chunk. */
    static List<Person> due(Connection connection, String register, int count) throws SQLException {
        List<Person> people = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select cycle.id, registrant.number, lower(cycle.days), upper(cycle.days) - 1
                from cycle
                join registrant on registrant.id = cycle.registrant_id
                where cycle.register = ? and cycle.state = 'RUNNING' and upper(cycle.days) <= current_date
                  and registrant.account_id is null
                  and exists (
                      select from roll_standing
                      where roll_standing.registrant_id = cycle.registrant_id
                        and roll_standing.register = cycle.register
                        and roll_standing.status = 'REGISTERED'
                        and roll_standing.days @> current_date
                        and upper_inf(roll_standing.known))
                order by cycle.id
                limit ?
                """)) {
            statement.setString(1, register);
            statement.setInt(2, count);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    people.add(new Person(
                            found.getLong(1),
                            found.getString(2),
                            found.getObject(3, LocalDate.class),
                            found.getObject(4, LocalDate.class)));
                }
            }
        }
        if (people.size() < count) {
            throw new IllegalStateException(
                    "of " + count + " people with a cycle to be judged there are " + people.size());
        }
        return people;
    }

    String subject() {
        return "conflict-" + number;
    }
}
