package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import org.springframework.stereotype.Component;

/** What of a change may be told to others today, which is asked each time it is sent: what was reversed since is told to
 * nobody. */
@Component
class Tellable {
    private final Roll roll;
    private final Disclosure disclosure;
    private final Visibilities visibilities;

    Tellable(Roll roll, Disclosure disclosure, Visibilities visibilities) {
        this.roll = roll;
        this.disclosure = disclosure;
        this.visibilities = visibilities;
    }

    /** Nothing of who is hidden for safety or has been forgotten. */
    Optional<StatusChange> today(StatusChange change) {
        Visibility visibility = visibilities.of(List.of(change.number())).get(change.number());
        if (visibility instanceof Visibility.Hidden || visibility instanceof Visibility.Erased) {
            return Optional.empty();
        }
        return disclosure.publicly(roll.after(change.index() - 1, 1)).stream()
                .flatMap(entry -> entry.content().stream())
                .findFirst()
                .map(entry -> as(change, entry));
    }

    /** That it falls due on that day; nothing once it was renewed beyond it, has ended, or is nobody else's to know. */
    Optional<DueSoon> today(DueSoon due) {
        if (visibilities.of(List.of(due.number())).containsKey(due.number())) {
            return Optional.empty();
        }
        LocalDate dayAfter = due.validUntil().plusDays(1);
        return roll.standings(List.of(due.number()), dayAfter).getOrDefault(due.number(), List.of()).stream()
                .filter(standing -> standing.registration().equals(due.registration())
                        && standing.status().runs()
                        && due.validUntil().equals(standing.validUntil()))
                .findFirst()
                .map(standing -> due);
    }

    private static StatusChange as(StatusChange change, NewEntry entry) {
        return new StatusChange(
                change.index(),
                change.number(),
                entry.registration(),
                entry.kind(),
                entry.status(),
                entry.trueFrom(),
                entry.trueUntil(),
                entry.validUntil(),
                change.recordedAt());
    }
}
