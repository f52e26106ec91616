package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People of one register with a running cycle from 1 March 2024 to 28 February 2029, and a standing since then. */
public final class Holders {
    private static final LocalDate FROM = LocalDate.of(2024, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2029, 2, 28);

    private final JdbcClient jdbc;
    private final RegisterId register;

    public Holders(JdbcClient jdbc, RegisterId register) {
        this.jdbc = jdbc;
        this.register = register;
    }

    /** @param until the last day of the cycle, inclusive */
    public record Holder(
            RegistrantId id,
            RegistrationNumber number,
            CycleId cycle,
            LocalDate from,
            LocalDate until,
            List<String> occupations) {}

    public Holder registered(int renewal, String... occupations) {
        return holder("Aardenburg", "REGISTERED", renewal, UNTIL, occupations);
    }

    public Holder registeredUntil(LocalDate lastDay, String... occupations) {
        return holder("Aardenburg", "REGISTERED", 0, lastDay, occupations);
    }

    public Holder with(String status, String... occupations) {
        return holder("Aardenburg", status, 0, UNTIL, occupations);
    }

    public Holder named(String surname, String... occupations) {
        return holder(surname, "REGISTERED", 0, UNTIL, occupations);
    }

    /** One more occupation in the same cycle, with a status of its own. */
    public void alsoIn(Holder holder, String status, String occupation) {
        jdbc.sql("update cycle set occupations = occupations || cast(:occupation as text) where id = :cycle")
                .param("occupation", occupation)
                .param("cycle", holder.cycle().value())
                .update();
        standing(holder.id(), status, occupation);
    }

    public void strikeOff(Holder holder) {
        jdbc.sql(
                        "update roll_standing set known = tstzrange(lower(known), now()) where registrant_id = :id and upper_inf(known)")
                .param("id", holder.id().value())
                .update();
        for (String occupation : holder.occupations()) {
            standing(holder.id(), "STRUCK_OFF", occupation);
        }
    }

    private Holder holder(String surname, String status, int renewal, LocalDate until, String... occupations) {
        RegistrationNumber number = RegistrationNumber.ofSerial(jdbc.sql("select nextval('registration_serial_seq')")
                .query(Long.class)
                .single());
        RegistrantId id = new RegistrantId(jdbc.sql("""
                        insert into registrant (number, initials, called_name, infix, surname, birth_date, email, language, entered_at)
                        values (:number, 'J.M.', 'Jet', 'van der', :surname, '1984-02-29', 'jet@example.org', 'nl', now())
                        returning id
                        """)
                .param("number", number.value())
                .param("surname", surname)
                .query(Long.class)
                .single());
        for (String occupation : occupations) {
            standing(id, status, occupation);
        }
        CycleId cycle = new CycleId(jdbc.sql("""
                        insert into cycle (id, registrant_id, register, norm_set, norm_version, occupations, renewal, days, state)
                        values (nextval('cycle_id_seq'), :registrant, :register, 'test', '1', :occupations, :renewal,
                                daterange(:from, :until, '[]'), 'RUNNING')
                        returning id
                        """)
                .param("registrant", id.value())
                .param("register", register.value())
                .param("occupations", occupations)
                .param("renewal", renewal)
                .param("from", FROM)
                .param("until", until)
                .query(Long.class)
                .single());
        return new Holder(id, number, cycle, FROM, until, List.of(occupations));
    }

    private void standing(RegistrantId registrant, String status, String occupation) {
        long index = jdbc.sql("""
                        with place as (
                            select coalesce(max(index), -1) + 1 as index,
                                   greatest(max(recorded_at), now()) + interval '1 microsecond' as recorded_at
                            from (select index, recorded_at from roll_entry
                                  union all
                                  select index, recorded_at from roll_note) leaf)
                        insert into roll_entry (index, registrant_id, register, occupation, kind, status, true_from, recorded_at,
                                                actor, basis, salt, commitment)
                        select index, :registrant, :register, :occupation, 'REGISTERED', :status, :from, recorded_at, 'job:test',
                               :basis, '', sha256(convert_to(format(
                                   '{"actor":"job:test","basis":"%s","format":1,"kind":"registered","number":"%s","occupation":"%s",'
                                   || '"recordedAt":"%s","register":"%s","status":"%s","trueFrom":"%s"}',
                                   cast(:basis as text), (select number from registrant where id = :registrant),
                                   cast(:occupation as text),
                                   to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                                   cast(:register as text), replace(lower(:status), '_', '-'), cast(:from as date)), 'UTF8'))
                        from place
                        returning index
                        """)
                .param("registrant", registrant.value())
                .param("register", register.value())
                .param("occupation", occupation)
                .param("status", status)
                .param("from", FROM)
                .param("basis", "test:" + UUID.randomUUID())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into roll_standing (registrant_id, register, occupation, status, registered_since, since, days, known,
                                                   entry_index)
                        values (:registrant, :register, :occupation, :status, :from, :from, daterange(:from, null),
                                tstzrange(now(), null), :index)
                        """)
                .param("registrant", registrant.value())
                .param("register", register.value())
                .param("occupation", occupation)
                .param("status", status)
                .param("from", FROM)
                .param("index", index)
                .update();
    }
}
