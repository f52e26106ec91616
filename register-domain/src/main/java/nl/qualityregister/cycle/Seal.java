package nl.qualityregister.cycle;

import java.util.Collection;
import java.util.stream.Collectors;
import nl.qualityregister.house.Sha256;

/** The SHA-256 of the sorted list of facts, as hexadecimals: the same seal, the same facts. {@code Dossiers} has the same in SQL. */
final class Seal {
    private Seal() {}

    /** @param facts as the view names them; their names are ASCII, so that any order by character is that of the database */
    static String of(Collection<String> facts) {
        String list = facts.stream().sorted().collect(Collectors.joining(","));
        return Sha256.hex(list);
    }
}
