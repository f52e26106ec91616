package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of courses. */
@Service
@Transactional
public class Courses {
    /** Rows judged and stored together; a longer list is taken in as many chunks, each with one event. */
    static final int CHUNK = 5_000;

    private final Catalogue catalogue;
    private final Attendances attendances;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Courses(Catalogue catalogue, Attendances attendances, BusinessDay businessDay, ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.attendances = attendances;
        this.businessDay = businessDay;
        this.events = events;
    }

    /**
     * Adds what is new by code; what is known stays as it is. Returns how many were new. Refuses with InputRefused when any of them
     * has a fault; a pointer begins with the place in the list: {@code /0/provider}, {@code /3/accreditations/1/body}.
     */
    public int offer(Collection<NewCourse> courses, Actor by) {
        List<NewCourse> offered = List.copyOf(courses);
        InputRefused.ifAny(new OfferCheck(catalogue.organisations(offered)).faults(offered));
        return catalogue.add(offered);
    }

    /**
     * Adds what is new by code; what is known stays as it is. Returns how many were new. Refuses with InputRefused when any of them
     * has a fault; a pointer begins with the place in the list: {@code /0/course}.
     */
    public int schedule(Collection<NewEdition> editions, Actor by) {
        List<NewEdition> planned = List.copyOf(editions);
        InputRefused.ifAny(new ScheduleCheck(catalogue.known(planned)).faults(planned));
        return catalogue.schedule(planned);
    }

    /**
     * Records attendance: one outcome per row, in the order given; a faulty row hinders no other. Every check is done for the whole
     * chunk by set-based SQL, and all faults of a row are told: unknown edition, malformed or unknown number, session out of range,
     * another provider's edition, edition not over, edition outside every accreditation, registrant not registered on its last day,
     * more people than seats. With {@code provider} given, only that provider's editions. When a row completes an edition,
     * {@link AttendanceRecorded} tells it once.
     */
    public List<AttendanceOutcome> record(List<AttendanceRow> rows, @Nullable OrganisationId provider, Actor by) {
        attendances.lock(rows);
        List<AttendanceOutcome> outcomes = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += CHUNK) {
            outcomes.addAll(recordChunk(rows.subList(from, Math.min(from + CHUNK, rows.size())), provider, by));
        }
        return outcomes;
    }

    private List<AttendanceOutcome> recordChunk(List<AttendanceRow> rows, @Nullable OrganisationId provider, Actor by) {
        List<ReadRow> read = rows.stream().map(ReadRow::of).toList();
        AttendanceJudge judge = new AttendanceJudge(
                attendances.editions(read), attendances.people(read), provider, businessDay.today());
        List<AttendanceOutcome> outcomes = read.stream().map(judge::judge).toList();
        attendances.add(judge.letIn(), by);
        List<Attended> completed = judge.letIn().stream()
                .filter(LetIn::completes)
                .flatMap(added -> added.attended().stream())
                .toList();
        if (!completed.isEmpty()) {
            events.publishEvent(new AttendanceRecorded(completed, by));
        }
        return outcomes;
    }

    /** The catalogue after the given code, in the order of code, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CourseListing> list(Optional<CourseCode> after, int limit) {
        return catalogue.list(after, limit);
    }

    @Transactional(readOnly = true)
    public Optional<CourseListing> find(CourseCode code) {
        return catalogue.find(code);
    }
}
