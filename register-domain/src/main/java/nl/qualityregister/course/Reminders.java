package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of reminders to providers: of accreditations that end, and of attendance that has not come. */
@Service
@Transactional
public class Reminders {
    private final ReminderRows rows;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Reminders(ReminderRows rows, BusinessDay businessDay, ApplicationEventPublisher events) {
        this.rows = rows;
        this.businessDay = businessDay;
        this.events = events;
    }

    /**
     * Reminds of all that is due on the business day and was not told yet; {@link ProvidersReminded} tells. An accreditation that goes on
     * under another needs no reminder. Returns how many reminders were new.
     */
    public int remind() {
        List<ProvidersReminded.Reminder> due = new ArrayList<>(rows.expiring(businessDay.today()));
        due.addAll(rows.inArrears(businessDay.today()));
        Set<String> news = rows.keep(due);
        List<ProvidersReminded.Reminder> told =
                due.stream().filter(reminder -> news.contains(reminder.key())).toList();
        if (!told.isEmpty()) {
            events.publishEvent(new ProvidersReminded(told));
        }
        return told.size();
    }
}
