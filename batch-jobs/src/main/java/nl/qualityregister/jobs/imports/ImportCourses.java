package nl.qualityregister.jobs.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.NewEdition;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.imports.ImportCourses.Offer;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** Offers courses with their accreditations and schedules their editions, from a file. */
@Component
public class ImportCourses implements RegisterJob, FileKind<Offer> {
    private static final List<String> OF_COURSE =
            List.of("provider", "title", "title_english", "type", "topic", "knowledge_source", "delivery", "hours");
    private static final List<String> OF_ACCREDITATION =
            List.of("register", "category", "points", "accredited_from", "accredited_until", "accrediting_body");
    private static final List<String> OF_EDITION = List.of("edition_code", "edition_start", "edition_end", "sessions");
    private static final List<String> OF_EDITION_WITH_OPTIONAL =
            List.of("edition_code", "edition_start", "edition_end", "sessions", "seats", "place");

    /**
     * A course with what was said of it.
     *
     * @param accreditations each with the place of its first row
     * @param editions each with the place of its first row
     */
    record Offer(NewCourse course, Map<NewAccreditation, Integer> accreditations, Map<NewEdition, Integer> editions) {}

    private final Imports imports;
    private final Courses courses;

    ImportCourses(Imports imports, Courses courses) {
        this.imports = imports;
        this.courses = courses;
    }

    @Override
    public String purpose() {
        return "Offers courses with accreditations and editions from a CSV file";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return Imports.PARAMETERS;
    }

    @Override
    public void check(Order order) {
        imports.check(order, this);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return imports.steps(order, this, steps);
    }

    @Override
    public String table() {
        return "courses";
    }

    @Override
    public int chunk() {
        return 200;
    }

    @Override
    public String groupedBy() {
        return "course_code";
    }

    @Override
    public List<String> counts() {
        return List.of("courses new", "courses known", "editions new", "editions known");
    }

    @Override
    public Offer read(Entry entry, List<RowFault> faults) {
        Map<NewAccreditation, Integer> accreditations = new LinkedHashMap<>();
        Map<NewEdition, Integer> editions = new LinkedHashMap<>();
        Map<String, Row> firstOfEdition = new LinkedHashMap<>();
        for (int place = 0; place < entry.rows().size(); place++) {
            Row row = entry.rows().get(place);
            same(entry.first(), row, OF_COURSE, place, faults);
            if (filled(row, OF_ACCREDITATION, OF_ACCREDITATION, place, faults)) {
                accreditations.putIfAbsent(accreditation(row), place);
            }
            if (filled(row, OF_EDITION, OF_EDITION_WITH_OPTIONAL, place, faults)) {
                Row first = firstOfEdition.putIfAbsent(row.need("edition_code"), row);
                same(first == null ? row : first, row, OF_EDITION_WITH_OPTIONAL, place, faults);
                editions.putIfAbsent(edition(row), place);
            }
        }
        return new Offer(course(entry.first(), List.copyOf(accreditations.keySet())), accreditations, editions);
    }

    private static void same(Row first, Row row, List<String> columns, int place, List<RowFault> faults) {
        columns.stream()
                .filter(column -> !row.cell(column).equals(first.cell(column)))
                .forEach(column -> faults.add(
                        new RowFault(place, Fault.at(column, "repeated-differently", "row", first.number()))));
    }

    /** Whether any of the columns is filled; then all that are needed must be. */
    private static boolean filled(
            Row row, List<String> needed, List<String> columns, int place, List<RowFault> faults) {
        String given = columns.stream().filter(row::has).findFirst().orElse("");
        if (given.isEmpty()) {
            return false;
        }
        List<String> missing =
                needed.stream().filter(column -> !row.has(column)).toList();
        missing.forEach(column -> faults.add(new RowFault(place, Fault.at(column, "required-with", "column", given))));
        return missing.isEmpty();
    }

    private static NewCourse course(Row row, List<NewAccreditation> accreditations) {
        return new NewCourse(
                new CourseCode(row.need("course_code")),
                new OrganisationId(row.need("provider")),
                row.need("title"),
                row.text("title_english"),
                row.need("type"),
                row.text("topic"),
                row.need("knowledge_source"),
                row.need("delivery"),
                row.needAmount("hours"),
                accreditations);
    }

    private static NewAccreditation accreditation(Row row) {
        return new NewAccreditation(
                new RegisterId(row.need("register")),
                row.need("category"),
                row.needAmount("points"),
                row.needDay("accredited_from"),
                row.needDay("accredited_until"),
                new OrganisationId(row.need("accrediting_body")));
    }

    private static NewEdition edition(Row row) {
        return new NewEdition(
                new EditionCode(row.need("edition_code")),
                new CourseCode(row.need("course_code")),
                row.needDay("edition_start"),
                row.needDay("edition_end"),
                row.needWhole("sessions"),
                row.whole("seats"),
                row.text("place"));
    }

    @Override
    public Taken take(List<Offer> offers, Actor by) {
        List<NewEdition> editions = offers.stream()
                .flatMap(offer -> offer.editions().keySet().stream())
                .toList();
        int offered = offer(offers, by);
        int scheduled = schedule(editions, offers, by);
        return new Taken(
                Map.of(
                        "courses new",
                        (long) offered,
                        "courses known",
                        (long) offers.size() - offered,
                        "editions new",
                        (long) scheduled,
                        "editions known",
                        (long) editions.size() - scheduled),
                Map.of());
    }

    private int offer(List<Offer> offers, Actor by) {
        try {
            return courses.offer(offers.stream().map(Offer::course).toList(), by);
        } catch (InputRefused refused) {
            Map<Integer, List<RowFault>> named = new TreeMap<>();
            for (Fault fault : refused.faults()) {
                int course = Pointers.number(fault.pointer(), 0).orElseThrow();
                List<Integer> rows =
                        List.copyOf(offers.get(course).accreditations().values());
                OptionalInt accreditation = Pointers.number(fault.pointer(), 2);
                int place = accreditation.isPresent() ? rows.get(accreditation.getAsInt()) : 0;
                named.computeIfAbsent(course, any -> new ArrayList<>()).add(new RowFault(place, fault));
            }
            throw new EntriesRefused(named);
        }
    }

    private int schedule(List<NewEdition> editions, List<Offer> offers, Actor by) {
        try {
            return courses.schedule(editions, by);
        } catch (InputRefused refused) {
            Map<Integer, List<RowFault>> named = new TreeMap<>();
            for (Fault fault : refused.faults()) {
                NewEdition edition =
                        editions.get(Pointers.number(fault.pointer(), 0).orElseThrow());
                for (int i = 0; i < offers.size(); i++) {
                    Integer place = offers.get(i).editions().get(edition);
                    if (place != null) {
                        named.computeIfAbsent(i, any -> new ArrayList<>()).add(new RowFault(place, inEdition(fault)));
                    }
                }
            }
            throw new EntriesRefused(named);
        }
    }

    /** {@code /code} of an edition is another column than that of a course. */
    private static Fault inEdition(Fault fault) {
        return fault.pointer().endsWith("/code") ? new Fault("edition_code", fault.code(), fault.values()) : fault;
    }

    @Override
    public Map<String, String> columns() {
        return Map.of(
                "code", "course_code",
                "course", "course_code",
                "body", "accrediting_body",
                "validFrom", "accredited_from",
                "validUntil", "accredited_until",
                "startsOn", "edition_start",
                "endsOn", "edition_end");
    }
}
