package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.PublicEntry;
import nl.qualityregister.roll.Roll;
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
    private final Disclosure disclosure;
    private final Registrants registrants;
    private final Visibilities visibilities;

    Changes(Roll roll, Disclosure disclosure, Registrants registrants, Visibilities visibilities) {
        this.roll = roll;
        this.disclosure = disclosure;
        this.registrants = registrants;
        this.visibilities = visibilities;
    }

    @GetMapping("/v1/changes")
    ResponseEntity<Page<ChangeView>> listChanges(
            @RequestParam(defaultValue = "-1") String after, @RequestParam(defaultValue = "100") int limit) {
        List<PublicEntry> found = disclosure.publicly(roll.after(known(after), limit + 1));
        Map<RegistrantId, Registrant> people = new HashMap<>(registrants.byId(found.stream()
                .flatMap(entry -> entry.content().stream())
                .map(Changes::registrant)
                .distinct()
                .toList()));
        Map<RegistrationNumber, Visibility> veiled =
                visibilities.of(people.values().stream().map(Registrant::number).toList());
        people.values().removeIf(person -> isKeptBack(veiled.get(person.number())));
        return Page.of(found, limit, entry -> Long.toString(entry.index()), entry -> ChangeView.of(entry, people));
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

    private static boolean isKeptBack(@Nullable Visibility visibility) {
        return visibility instanceof Visibility.Hidden || visibility instanceof Visibility.Erased;
    }

    private static RegistrantId registrant(NewEntry entry) {
        return entry.registration().registrant();
    }

    /** @param withheld true where the place stays and what was there is not told */
    record ChangeView(
            long cursor,
            @Nullable Boolean withheld,
            @Nullable String registrationNumber,
            @Nullable String register,
            @Nullable String occupation,
            @Nullable String kind,
            @Nullable String status,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil,
            Instant recordedAt) {
        static ChangeView of(PublicEntry change, Map<RegistrantId, Registrant> people) {
            return change.content()
                    .flatMap(entry -> Optional.ofNullable(people.get(registrant(entry)))
                            .map(person -> told(change, entry, person)))
                    .orElseGet(() -> new ChangeView(
                            change.index(), true, null, null, null, null, null, null, null, null, change.recordedAt()));
        }

        private static ChangeView told(PublicEntry change, NewEntry entry, Registrant person) {
            return new ChangeView(
                    change.index(),
                    null,
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
