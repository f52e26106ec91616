package nl.qualityregister.assessment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was done with items, as the trail keeps it: one row an item. */
@Component
class Footprints {
    private final Trail trail;
    private final Registrants registrants;

    Footprints(Trail trail, Registrants registrants) {
        this.trail = trail;
        this.registrants = registrants;
    }

    void leave(String act, List<Item> items, Actor by) {
        Map<RegistrantId, Registrant> people = registrants.byId(
                items.stream().map(Item::registrant).filter(Objects::nonNull).collect(Collectors.toSet()));
        trail.record(items.stream()
                .map(item -> {
                    @Nullable RegistrantId whose = item.registrant();
                    @Nullable Registrant person = whose == null ? null : people.get(whose);
                    List<String> subjects =
                            person == null ? List.of() : List.of(person.number().value());
                    return new Footprint(by, act, "item:" + item.id(), subjects, "task:assessor", null);
                })
                .toList());
    }
}
