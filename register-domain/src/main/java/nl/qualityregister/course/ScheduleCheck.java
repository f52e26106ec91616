package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.Fault;

/** Everything wrong with planned editions, at once. */
final class ScheduleCheck {
    /** One session a day for a year: more is a mistake. */
    private static final int MOST_SESSIONS = 366;

    private final Set<CourseCode> known;
    private final List<Fault> faults = new ArrayList<>();

    ScheduleCheck(Set<CourseCode> known) {
        this.known = known;
    }

    List<Fault> faults(List<NewEdition> editions) {
        for (int i = 0; i < editions.size(); i++) {
            check("/" + i, editions.get(i));
        }
        return faults;
    }

    private void check(String at, NewEdition edition) {
        if (edition.code().value().isBlank()) {
            faults.add(Fault.at(at + "/code", "required"));
        }
        if (!known.contains(edition.course())) {
            faults.add(Fault.at(at + "/course", "unknown-course"));
        }
        if (edition.endsOn().isBefore(edition.startsOn())) {
            faults.add(Fault.at(at + "/endsOn", "until-before-from", "from", edition.startsOn()));
        }
        if (edition.sessions() < 1 || edition.sessions() > MOST_SESSIONS) {
            faults.add(Fault.at(at + "/sessions", "session-out-of-range", "sessions", MOST_SESSIONS));
        }
        Integer seats = edition.seats();
        if (seats != null && seats < 1) {
            faults.add(Fault.at(at + "/seats", "no-seats"));
        }
    }
}
