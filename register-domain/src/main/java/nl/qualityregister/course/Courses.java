package nl.qualityregister.course;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of courses. */
@Service
@Transactional
public class Courses {
    /** Adds what is new by code; what is known stays as it is. Returns how many were new. */
    public int offer(Collection<NewCourse> courses, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Adds what is new by code; what is known stays as it is. Returns how many were new. */
    public int schedule(Collection<NewEdition> editions, Actor by) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records attendance: one outcome per row, in the order given. Every check is done for the whole list by set-based SQL: unknown
     * edition, unknown number, registrant not registered on the day, edition not over yet, edition outside every accreditation,
     * session out of range, more people than seats. With {@code provider} given, only that provider's editions.
     */
    public List<AttendanceOutcome> record(List<AttendanceRow> rows, @Nullable OrganisationId provider, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The catalogue after the given code, in the order of code, at most {@code limit}. */
    public List<CourseListing> list(Optional<CourseCode> after, int limit) {
        throw new UnsupportedOperationException();
    }

    public Optional<CourseListing> find(CourseCode code) {
        throw new UnsupportedOperationException();
    }
}
