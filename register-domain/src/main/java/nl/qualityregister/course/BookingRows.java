package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bookings as they lie in the table. */
@Repository
class BookingRows {
    private static final String EDITION = """
            select e.code, c.provider_id, e.starts_on, e.seats, e.waiting_list
            from edition e
            join course c on c.code = e.course_code
            where e.code = :code
            """;

    private static final String BOOKING = """
            select b.id, b.edition_code, e.course_code, c.title, e.starts_on, e.ends_on, b.registrant_id, r.number, b.state, b.booked_at
            from booking b
            join edition e on e.code = b.edition_code
            join course c on c.code = e.course_code
            join registrant r on r.id = b.registrant_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BookingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whoever books or cancels here waits for the one before, to commit. */
    Optional<BookableEdition> lock(EditionCode code) {
        return jdbc.sql(EDITION + "for no key update of e")
                .param("code", code.value())
                .query(BookingRows::edition)
                .optional();
    }

    Optional<BookableEdition> edition(EditionCode code) {
        return jdbc.sql(EDITION)
                .param("code", code.value())
                .query(BookingRows::edition)
                .optional();
    }

    private static BookableEdition edition(ResultSet row, int number) throws SQLException {
        return new BookableEdition(
                new EditionCode(row.getString("code")),
                new OrganisationId(row.getString("provider_id")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("seats", Integer.class),
                row.getBoolean("waiting_list"));
    }

    /** The registrants of the numbers that were issued. */
    Map<RegistrationNumber, RegistrantId> asked(EditionCode edition, List<String> written) {
        Map<RegistrationNumber, RegistrantId> people = new HashMap<>();
        String[] numbers = written.stream()
                .flatMap(text -> RegistrationNumber.read(text).stream())
                .map(RegistrationNumber::value)
                .distinct()
                .toArray(String[]::new);
        jdbc.sql("select number, id from registrant where number = any(:numbers)")
                .param("numbers", numbers)
                .query(row -> {
                    people.put(new RegistrationNumber(row.getString("number")), new RegistrantId(row.getLong("id")));
                });
        return people;
    }

    Map<RegistrantId, Booking> add(List<Seating.Newcomer> newcomers, Actor by) {
        List<BookingId> ids =
                newcomers.stream().map(any -> new BookingId(UUID.randomUUID())).toList();
        // a microsecond apart, so that the queue keeps the order of the list
        jdbc.sql("""
                insert into booking (id, edition_code, registrant_id, state, booked_at, booked_by, moved_at, moved_by)
                select cast(id as uuid), edition, registrant, state, cast(:at as timestamptz) + place * interval '1 microsecond', :by, :at, :by
                from unnest(:ids, :editions, :registrants, :states) with ordinality
                     as made (id, edition, registrant, state, place)
                """)
                .param("ids", Columns.text(ids, BookingId::value))
                .param("editions", Columns.text(newcomers, one -> one.edition().value()))
                .param(
                        "registrants",
                        Columns.numbers(newcomers, one -> one.registrant().value()))
                .param("states", Columns.text(newcomers, Seating.Newcomer::state))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
        return find(ids).stream().collect(Collectors.toMap(Booking::registrant, Function.identity()));
    }

    void move(Collection<BookingId> ids, BookingState state, Actor by) {
        jdbc.sql("""
                update booking
                set state = :state, moved_at = :at, moved_by = :by, version = version + 1
                where id = any(cast(:ids as uuid[]))
                """)
                .param("state", state.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .param("ids", Columns.text(ids, BookingId::value))
                .update();
    }

    Optional<Booking> find(BookingId id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Booking> find(Collection<BookingId> ids) {
        return jdbc.sql(BOOKING + "where b.id = any(cast(:ids as uuid[])) order by b.booked_at, b.id")
                .param("ids", Columns.text(ids, BookingId::value))
                .query(BookingRows::booking)
                .list();
    }

    Optional<OrganisationId> provider(BookingId id) {
        return jdbc.sql("""
                select c.provider_id
                from booking b
                join edition e on e.code = b.edition_code
                join course c on c.code = e.course_code
                where b.id = :id
                """)
                .param("id", id.value())
                .query((row, number) -> new OrganisationId(row.getString("provider_id")))
                .optional();
    }

    /** In the order booked. */
    List<Booking> standing(EditionCode edition) {
        return jdbc.sql(BOOKING
                        + "where b.edition_code = :edition and b.state <> 'CANCELLED' order by b.booked_at, b.id")
                .param("edition", edition.value())
                .query(BookingRows::booking)
                .list();
    }

    List<Booking> of(RegistrantId registrant) {
        return jdbc.sql(BOOKING
                        + "where b.registrant_id = :registrant and b.state <> 'CANCELLED' order by e.starts_on, b.id")
                .param("registrant", registrant.value())
                .query(BookingRows::booking)
                .list();
    }

    private static Booking booking(ResultSet row, int number) throws SQLException {
        return new Booking(
                new BookingId(row.getObject("id", UUID.class)),
                new EditionCode(row.getString("edition_code")),
                new CourseCode(row.getString("course_code")),
                row.getString("title"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                new RegistrantId(row.getLong("registrant_id")),
                new RegistrationNumber(row.getString("number")),
                BookingState.valueOf(row.getString("state")),
                row.getTimestamp("booked_at").toInstant());
    }
}
