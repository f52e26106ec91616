package nl.qualityregister.decision;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was carried out, refused or undone. */
public final class MergerNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    MergerNotInThatState(Merger merger) {
        super(Map.of(
                "id",
                merger.id().toString(),
                "state",
                merger.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
