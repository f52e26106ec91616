package nl.qualityregister.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.roll.EntriesAppended;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.verification.EndingsNear;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts what the roll entered into the outbox, in the transaction of the entries: a mail to the person, and a webhook to each
 * organisation that asked for them and employs the person today. What was taken over from another system is no news. What falls due
 * soon goes to the webhooks of who watches the person.
 */
@Component
class Announcements {
    /** Nobody writes to the dead, and a merged number is an affair of the office. */
    private static final Set<EntryKind> NOT_FOR_THE_PERSON = EnumSet.of(EntryKind.DECEASED, EntryKind.MERGED);

    private final Outbox outbox;
    private final BusinessDay businessDay;

    Announcements(Outbox outbox, BusinessDay businessDay) {
        this.outbox = outbox;
        this.businessDay = businessDay;
    }

    @EventListener
    void announce(EntriesAppended appended) {
        List<RollEntry> news = appended.entries().stream()
                .filter(entry -> !entry.entry().basis().startsWith("import:"))
                .toList();
        outbox.putMails(news.stream().filter(Announcements::isForThePerson).toList());
        outbox.putWebhooks(news.stream().filter(Announcements::mayBeTold).toList(), businessDay.today());
    }

    @EventListener
    void announce(EndingsNear near) {
        outbox.putEndings(near.endings());
    }

    private static boolean isForThePerson(RollEntry entry) {
        return !NOT_FOR_THE_PERSON.contains(entry.entry().kind())
                && !entry.entry().basis().startsWith("merger:");
    }

    /** What is not published is between the office and the person. */
    private static boolean mayBeTold(RollEntry entry) {
        return entry.entry().measure() == null || entry.entry().measure().published();
    }
}
