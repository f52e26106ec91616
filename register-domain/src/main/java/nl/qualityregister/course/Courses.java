package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of courses. */
@Service
@Transactional
public class Courses {
    /** Rows judged and stored together; a longer list is taken in as many chunks, each with one event. */
    static final int CHUNK = 5_000;

    private final Catalogue catalogue;
    private final Attendances attendances;
    private final ReportingTerm terms;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Courses(
            Catalogue catalogue,
            Attendances attendances,
            ReportingTerm terms,
            Norms norms,
            BusinessDay businessDay,
            ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.attendances = attendances;
        this.terms = terms;
        this.norms = norms;
        this.businessDay = businessDay;
        this.events = events;
    }

    /**
     * Adds what is new by code; of what is known only accreditations that are new by register, category and days. Returns how many courses
     * were new. Refuses with InputRefused when any of them has a fault, among which an accreditation that overlaps one that is there; a
     * pointer begins with the place in the list: {@code /0/provider}, {@code /3/accreditations/1/body}.
     */
    public int offer(Collection<NewCourse> courses, Actor by) {
        List<NewCourse> offered = List.copyOf(courses);
        InputRefused.ifAny(
                new OfferCheck(catalogue.organisations(offered), catalogue.lockAccredited(offered), norms.registers())
                        .faults(offered));
        return catalogue.add(offered, by);
    }

    /**
     * Adds what is new by code; what is known stays as it is. Returns how many were new. Refuses with InputRefused when any of them
     * has a fault; a pointer begins with the place in the list: {@code /0/course}.
     */
    public int schedule(Collection<NewEdition> editions, Actor by) {
        List<NewEdition> planned = List.copyOf(editions);
        InputRefused.ifAny(new ScheduleCheck(catalogue.known(planned)).faults(planned));
        return catalogue.schedule(planned, by);
    }

    /** As {@link #report(List, Reporter, Actor)} for a provider, or for the office where none is given. */
    public List<AttendanceOutcome> record(List<AttendanceRow> rows, @Nullable OrganisationId provider, Actor by) {
        return report(rows, provider == null ? new Reporter.Office() : new Reporter.Provider(provider), by);
    }

    /**
     * Records attendance: one outcome per row, in the order given; a faulty row hinders no other. Every check is done for the whole
     * chunk by set-based SQL, and all faults of a row are told: unknown edition, malformed or unknown number, session out of range,
     * another provider's edition, edition not over, term over, edition outside every accreditation, registrant not registered on its last
     * day, more people than seats. When a row completes an edition or a part of it, {@link AttendanceRecorded} tells it once.
     */
    public List<AttendanceOutcome> report(List<AttendanceRow> rows, Reporter reporter, Actor by) {
        attendances.lock(rows);
        List<AttendanceOutcome> outcomes = new ArrayList<>(rows.size());
        for (List<AttendanceRow> chunk : chunks(rows)) {
            List<ReadRow> read = chunk.stream().map(ReadRow::of).toList();
            AttendanceJudge judge = judge(read, reporter, outcomes.size());
            read.forEach(row -> outcomes.add(judge.judge(row)));
            attendances.add(judge.letIn(), by);
            announce(
                    judge.letIn().stream()
                            .flatMap(added -> added.attended().stream())
                            .toList(),
                    by);
            note(judge.letIn(), by);
        }
        return outcomes;
    }

    private void announce(List<Attended> completed, Actor by) {
        if (!completed.isEmpty()) {
            events.publishEvent(new AttendanceRecorded(completed, by));
        }
    }

    private void note(List<LetIn> letIn, Actor by) {
        List<AttendanceNoted.Noted> noted = letIn.stream()
                .filter(added -> added.attended().isEmpty())
                .map(added -> new AttendanceNoted.Noted(
                        added.registrant(),
                        added.edition().code(),
                        added.countsNow() ? AttendanceNoted.Why.INCOMPLETE : AttendanceNoted.Why.WAITING))
                .toList();
        if (!noted.isEmpty()) {
            events.publishEvent(new AttendanceNoted(noted, by));
        }
    }

    /** What {@link #report(List, Reporter, Actor)} would answer now, by the same judge; nothing is written, not even taken back again. */
    @Transactional(readOnly = true)
    public List<AttendanceOutcome> rehearse(List<AttendanceRow> rows, Reporter reporter) {
        List<ReadRow> read = rows.stream().map(ReadRow::of).toList();
        AttendanceJudge judge = judge(read, reporter, 0);
        return read.stream().map(judge::judge).toList();
    }

    /**
     * The same of one part of many, each judged by what the parts before it would record: it is recorded, and nothing of it announced, in
     * the caller's transaction, which the caller must undo.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AttendanceOutcome> rehearsePart(List<AttendanceRow> rows, Reporter reporter, Actor by) {
        List<ReadRow> read = rows.stream().map(ReadRow::of).toList();
        AttendanceJudge judge = judge(read, reporter, 0);
        List<AttendanceOutcome> outcomes = read.stream().map(judge::judge).toList();
        attendances.add(judge.letIn(), by);
        return outcomes;
    }

    private AttendanceJudge judge(List<ReadRow> rows, Reporter reporter, int first) {
        return new AttendanceJudge(
                attendances.editions(rows), attendances.people(rows), reporter, terms, businessDay.today(), first);
    }

    private static List<List<AttendanceRow>> chunks(List<AttendanceRow> rows) {
        List<List<AttendanceRow>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            chunks.add(rows.subList(from, Math.min(from + CHUNK, rows.size())));
        }
        return chunks;
    }

    /**
     * Voids attendance that was recorded and is not true: one outcome per row, in the order given. The record stays, and a fact beside it
     * takes it back; {@link AttendanceVoided} tells what may have been credited by it. What is recorded again afterwards credits again.
     */
    public List<VoidOutcome> takeBack(List<AttendanceRow> rows, String reason, Reporter reporter, Actor by) {
        if (reason.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/reason", "required")));
        }
        attendances.lock(rows);
        List<ReadRow> read = rows.stream().map(ReadRow::of).toList();
        VoidJudge judge = new VoidJudge(attendances.editions(read), attendances.people(read), reporter);
        List<VoidOutcome> outcomes = read.stream().map(judge::judge).toList();
        List<Attendances.Gone> gone = judge.gone();
        if (!gone.isEmpty()) {
            attendances.takeBack(gone, reason, by);
            List<EditionCode> editions = gone.stream()
                    .map(one -> one.of().edition().code())
                    .distinct()
                    .toList();
            events.publishEvent(new AttendanceVoided(judge.voided(attendances.everGranted(editions)), reason, by));
        }
        return outcomes;
    }

    /**
     * What attendance of the course may have been credited as in the register, of editions that ended on the day or later; whether it was,
     * and stands, is the ledger's to say. For {@code decision}.
     */
    @Transactional(readOnly = true)
    public List<AttendanceVoided.Voided> creditable(CourseCode course, RegisterId register, LocalDate from) {
        List<AttendanceVoided.Voided> creditable = new ArrayList<>();
        for (List<AttendanceRow> chunk : chunks(attendances.recorded(course, from))) {
            List<ReadRow> read = chunk.stream().map(ReadRow::of).toList();
            VoidJudge all = new VoidJudge(attendances.editions(read), attendances.people(read), new Reporter.Office());
            read.forEach(row -> all.judge(row));
            List<EditionCode> editions = all.gone().stream()
                    .map(one -> one.of().edition().code())
                    .distinct()
                    .toList();
            all.voided(attendances.everGranted(editions)).stream()
                    .filter(one -> one.register().equals(register))
                    .forEach(creditable::add);
        }
        return creditable;
    }

    /** Seats booked on editions of the course that end on the day or later. */
    @Transactional(readOnly = true)
    public int seatsFrom(CourseCode course, LocalDate day) {
        return attendances.seatsFrom(course, day);
    }

    /** What attendance that waited is worth now that its version was granted; called with the editions' version locked. */
    void creditWhatWaited(
            CourseCode course, int version, AccreditationJudgement.Granted granted, RegisterId register, Actor by) {
        List<AttendanceRow> waiting = attendances.recorded(course, version, granted.validFrom(), granted.validUntil());
        attendances.lock(waiting);
        for (List<AttendanceRow> chunk : chunks(waiting)) {
            List<ReadRow> read = chunk.stream().map(ReadRow::of).toList();
            Map<String, EditionFacts> editions = attendances.editions(read);
            Map<AttendanceJudge.Asked, PersonFacts> people = attendances.people(read);
            announce(
                    people.entrySet().stream()
                            .flatMap(person ->
                                    waited(editions.get(person.getKey().edition()), person.getValue()).stream())
                            .filter(attended -> attended.register().equals(register))
                            .toList(),
                    by);
        }
    }

    private static List<Attended> waited(@Nullable EditionFacts edition, PersonFacts person) {
        return edition == null ? List.of() : new LetIn(edition, person).attended(person.attended());
    }

    /**
     * What the registrant would be credited in the register for each edition that ends in the days, both included, if she attended all of
     * it; by day. What she attended is left out, as is what gives nothing in the register.
     */
    @Transactional(readOnly = true)
    public List<List<Attended>> attainable(
            RegistrantId registrant, RegisterId register, LocalDate from, LocalDate until) {
        PersonFacts herself = new PersonFacts(registrant, Set.of(register), Set.of(), List.of());
        return attendances.attainable(registrant, register, from, until).stream()
                .map(edition -> new LetIn(edition, herself).whole())
                .filter(facts -> !facts.isEmpty())
                .toList();
    }

    /** The catalogue after the given code, in the order of code, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CourseListing> list(Optional<CourseCode> after, int limit) {
        return search(CatalogueQuery.ALL, after, limit);
    }

    /** What the query asks for of the catalogue, after the given code, in the order of code, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CourseListing> search(CatalogueQuery query, Optional<CourseCode> after, int limit) {
        return catalogue.search(query, after, limit, businessDay.today());
    }

    @Transactional(readOnly = true)
    public Optional<CourseListing> find(CourseCode code) {
        return catalogue.find(code);
    }
}
