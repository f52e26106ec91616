package nl.qualityregister.decision;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was carried out, refused or reversed. */
public final class ExtensionNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    ExtensionNotInThatState(Extension extension) {
        super(Map.of(
                "id",
                extension.id().toString(),
                "state",
                extension.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
