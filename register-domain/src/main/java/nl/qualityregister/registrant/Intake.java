package nl.qualityregister.registrant;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes many people at once, one statement for all; the unique key alone decides who has a number. */
@Component
class Intake {
    private static final String DRAW = """
            select nextval('registration_serial_seq') from generate_series(1, :count)
            """;

    private static final String ENTER = """
            insert into registrant
                   (number, initials, called_name, infix, surname, birth_date, email, language, account_id, entered_at)
            select number, initials, called_name, infix, surname, birth_date, email, language, account_id, :enteredAt
              from unnest(:numbers, :initials, :calledNames, :infixes, :surnames, cast(:birthDates as date[]),
                          :emails, :languages, cast(:accounts as uuid[]))
                   as row (number, initials, called_name, infix, surname, birth_date, email, language, account_id)
             order by number
                on conflict (number) do nothing
            returning id, number
            """;

    private static final String EMPLOY = """
            insert into employment
                   (id, registrant_id, organisation_id, employer_text, job_title, works_from, works_until)
            select gen_random_uuid(), registrant_id, organisation_id, employer_text, job_title, works_from, works_until
              from unnest(:registrants, :organisations, :employerTexts, :jobTitles,
                          cast(:from as date[]), cast(:until as date[]))
                   as row (registrant_id, organisation_id, employer_text, job_title, works_from, works_until)
                on conflict on constraint employment_uk do nothing
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Intake(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order given. */
    List<Registrant> enter(Collection<NewRegistrant> people) {
        Map<Integer, Registrant> entered = new TreeMap<>();
        enterGiven(people, entered);
        enterDrawn(people, entered);
        employ(people, entered);
        return List.copyOf(entered.values());
    }

    private void enterGiven(Collection<NewRegistrant> people, Map<Integer, Registrant> entered) {
        List<Place> given = places(people, person -> person.number() != null);
        Set<RegistrationNumber> once = new HashSet<>();
        List<RegistrationNumber> taken = new ArrayList<>();
        for (Place place : given) {
            if (!once.add(place.number())) {
                taken.add(place.number());
            }
        }
        if (taken.isEmpty()) {
            insert(given, entered).forEach(place -> taken.add(place.number()));
        }
        if (!taken.isEmpty()) {
            throw new RegistrationNumberTaken(taken);
        }
    }

    /** A number drawn may have been given before to somebody from another system; then the next one is drawn. */
    private void enterDrawn(Collection<NewRegistrant> people, Map<Integer, Registrant> entered) {
        List<Place> waiting = places(people, person -> person.number() == null);
        while (!waiting.isEmpty()) {
            waiting = insert(draw(waiting), entered);
        }
    }

    private static List<Place> places(Collection<NewRegistrant> people, Predicate<NewRegistrant> which) {
        List<Place> places = new ArrayList<>();
        int index = 0;
        for (NewRegistrant person : people) {
            if (which.test(person)) {
                places.add(new Place(index, person, person.number()));
            }
            index++;
        }
        return places;
    }

    private List<Place> draw(List<Place> places) {
        return jdbc.sql(DRAW)
                .param("count", places.size())
                .query((row, i) -> places.get(i).with(RegistrationNumber.ofSerial(row.getLong(1))))
                .list();
    }

    /** Returns those whose number somebody else has. */
    private List<Place> insert(List<Place> places, Map<Integer, Registrant> entered) {
        if (places.isEmpty()) {
            return List.of();
        }
        Map<String, Long> ids = new HashMap<>();
        try {
            jdbc.sql(ENTER)
                    .param("enteredAt", Timestamp.from(clock.instant()))
                    .param("numbers", Columns.text(places, Place::number))
                    .param(
                            "initials",
                            Columns.text(places, place -> place.name().initials()))
                    .param(
                            "calledNames",
                            Columns.text(places, place -> place.name().calledName()))
                    .param("infixes", Columns.text(places, place -> place.name().infix()))
                    .param(
                            "surnames",
                            Columns.text(places, place -> place.name().surname()))
                    .param(
                            "birthDates",
                            Columns.text(places, place -> place.person().birthDate()))
                    .param(
                            "emails",
                            Columns.text(places, place -> place.person().email()))
                    .param(
                            "languages",
                            Columns.text(places, place -> place.person().language()))
                    .param(
                            "accounts",
                            Columns.text(places, place -> place.person().account()))
                    .query(row -> {
                        ids.put(row.getString("number"), row.getLong("id"));
                    });
        } catch (DuplicateKeyException refused) {
            throw Violation.of("registrant_account_uk", refused) ? new AccountAlreadyTied() : refused;
        }
        List<Place> taken = new ArrayList<>();
        for (Place place : places) {
            @Nullable Long id = ids.get(place.number().value());
            if (id == null) {
                taken.add(place);
            } else {
                entered.put(place.index(), place.entered(new RegistrantId(id)));
            }
        }
        return taken;
    }

    private void employ(Collection<NewRegistrant> people, Map<Integer, Registrant> entered) {
        List<EmploymentRow> rows = new ArrayList<>();
        int index = 0;
        for (NewRegistrant person : people) {
            Registrant registrant = Objects.requireNonNull(entered.get(index++));
            person.employments().forEach(employment -> rows.add(new EmploymentRow(registrant.id(), employment)));
        }
        jdbc.sql(EMPLOY)
                .param(
                        "registrants",
                        Columns.numbers(rows, row -> row.registrant().value()))
                .param(
                        "organisations",
                        Columns.text(rows, row -> row.employment().organisation()))
                .param(
                        "employerTexts",
                        Columns.text(rows, row -> row.employment().employerText()))
                .param("jobTitles", Columns.text(rows, row -> row.employment().jobTitle()))
                .param("from", Columns.text(rows, row -> row.employment().from()))
                .param("until", Columns.text(rows, row -> row.employment().until()))
                .update();
    }

    /** One of those to be entered: the how manieth, and the number it gets. */
    private record Place(
            int index, NewRegistrant person, @Nullable RegistrationNumber assigned) {
        RegistrationNumber number() {
            return Objects.requireNonNull(assigned);
        }

        PersonName name() {
            return person.name();
        }

        Place with(RegistrationNumber drawn) {
            return new Place(index, person, drawn);
        }

        Registrant entered(RegistrantId id) {
            return new Registrant(
                    id,
                    number(),
                    person.name(),
                    person.birthDate(),
                    person.email(),
                    person.language(),
                    person.account());
        }
    }

    private record EmploymentRow(RegistrantId registrant, Employment employment) {}
}
