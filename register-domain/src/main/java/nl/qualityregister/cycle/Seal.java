package nl.qualityregister.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The SHA-256 of the sorted list of facts, as hexadecimals: the same seal, the same facts. {@code Dossiers} has the same in SQL. */
final class Seal {
    private Seal() {}

    /** @param facts as the view names them; their names are ASCII, so that any order by character is that of the database */
    static String of(Collection<String> facts) {
        String list = facts.stream().sorted().collect(Collectors.joining(","));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(list.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
