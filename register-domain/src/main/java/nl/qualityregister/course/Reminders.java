package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of reminders to providers: of accreditations that end, and of attendance that has not come. */
@Service
@Transactional
public class Reminders {
    private final ReminderRows rows;
    private final ApplicationEventPublisher events;

    Reminders(ReminderRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    /** What was told for the first time: of accreditations that end, and of those that have ended. */
    public record Expiry(int ending, int ended) {}

    /**
     * Tells of accreditations that end, on each of the days before that the register names, and once of those that have ended. One that
     * goes on under another is told of neither way. Each is told once; {@link ProvidersReminded} tells.
     */
    public Expiry expire(LocalDate day) {
        return new Expiry(tell(rows.expiring(day)), tell(rows.ended(day)));
    }

    /** Reminds of editions whose attendance has not come by the day, each once. Returns how many reminders were new. */
    public int remindOfAttendance(LocalDate day) {
        return tell(rows.inArrears(day));
    }

    private int tell(List<ProvidersReminded.Reminder> due) {
        Set<String> news = rows.keep(due);
        List<ProvidersReminded.Reminder> told =
                due.stream().filter(reminder -> news.contains(reminder.key())).toList();
        if (!told.isEmpty()) {
            events.publishEvent(new ProvidersReminded(told));
        }
        return told.size();
    }
}
