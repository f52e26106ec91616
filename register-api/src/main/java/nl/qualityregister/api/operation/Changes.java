package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The feed of public changes. A cursor is the index of an entry; entries are numbered under the one lock of appending, held to the
 * commit, so that whoever reads on from a cursor has everything before it.
 */
@RestController
class Changes {
    private static final Pattern CURSOR = Pattern.compile("-1|0|[1-9][0-9]{0,17}");

    private final Roll roll;
    private final Registrants registrants;

    Changes(Roll roll, Registrants registrants) {
        this.roll = roll;
        this.registrants = registrants;
    }

    @GetMapping("/v1/changes")
    ResponseEntity<Page<ChangeView>> listChanges(
            @RequestParam(defaultValue = "-1") String after, @RequestParam(defaultValue = "100") int limit) {
        List<RollEntry> found = roll.after(known(after), limit + 1);
        Map<RegistrantId, Registrant> people = registrants.byId(
                found.stream().map(Changes::registrant).distinct().toList());
        return Page.of(
                found,
                limit,
                entry -> Long.toString(entry.index()),
                entry -> ChangeView.of(entry, Objects.requireNonNull(people.get(registrant(entry)))));
    }

    /** One that was never given out would silently wait for changes that somebody else's register had. */
    private long known(String after) {
        if (!CURSOR.matcher(after).matches()) {
            throw new CursorUnknown();
        }
        long cursor = Long.parseLong(after);
        if (cursor > roll.head().map(Head::index).orElse(-1L)) {
            throw new CursorUnknown();
        }
        return cursor;
    }

    private static RegistrantId registrant(RollEntry entry) {
        return entry.entry().registration().registrant();
    }

    record ChangeView(
            long cursor,
            String registrationNumber,
            String register,
            String occupation,
            String kind,
            String status,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil,
            Instant recordedAt) {
        static ChangeView of(RollEntry change, Registrant person) {
            NewEntry entry = change.entry();
            return new ChangeView(
                    change.index(),
                    person.number().value(),
                    entry.registration().register().value(),
                    entry.registration().occupation().value(),
                    Words.of(entry.kind()),
                    Words.of(entry.status()),
                    entry.trueFrom(),
                    Words.lastDay(entry.trueUntil()),
                    entry.validUntil(),
                    change.recordedAt());
        }
    }
}
