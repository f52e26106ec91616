package nl.qualityregister.registrant;

import java.time.Instant;
import java.util.List;
import nl.qualityregister.house.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People by COPY, for a register with nobody in it: whoever loads gives out the ids, and numbers in the order of the serial. */
public final class RegistrantLoad {
    public static final List<String> TABLES = List.of("registrant");

    private final CopyRows people = new CopyRows("""
            copy registrant (id, number, initials, called_name, infix, surname, birth_date, email, language, entered_at) from stdin
            """);
    private final String enteredAt;

    public RegistrantLoad(Instant enteredAt) {
        this.enteredAt = enteredAt.toString();
    }

    /** The number of the how manieth person, from 0. */
    public static RegistrationNumber number(long place) {
        return RegistrationNumber.ofSerial(20_000_000 + place);
    }

    public void add(RegistrantId id, RegistrationNumber number, NewRegistrant person) {
        PersonName name = person.name();
        people.add(id.value())
                .add(number.value())
                .add(name.initials())
                .add(name.calledName())
                .add(name.infix())
                .add(name.surname())
                .add(person.birthDate())
                .add(person.email())
                .add(person.language())
                .add(enteredAt)
                .end();
    }

    public List<CopyRows> rows() {
        return List.of(people);
    }

    /** Whoever enters next is given the next id and number. */
    public static void settle(JdbcClient jdbc) {
        jdbc.sql("""
                        select setval(pg_get_serial_sequence('registrant', 'id'), max(id)),
                               setval('registration_serial_seq', max(left(number, 8)::bigint))
                        from registrant
                        """).query().listOfRows();
    }
}
