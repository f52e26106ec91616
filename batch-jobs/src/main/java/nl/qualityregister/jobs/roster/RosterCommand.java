package nl.qualityregister.jobs.roster;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.qualityregister.house.BusinessDay;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code roster verify FILE [--keys FILE] [--number NUMBER]}: is the roster the register's, and does it still hold? Needs neither a
 * network nor a database: the keys are those that were fetched before from {@code /v1/jwks}, or those of this home.
 */
public final class RosterCommand {
    private static final String USAGE = """
            ./register roster verify FILE [--keys FILE] [--number NUMBER]
              Checks a signed roster without a network: the signature, the last day, and what it says.
              --keys    the register's public keys as fetched from /v1/jwks; without it jwks.json beside FILE, or those of this home
              --number  say how this person stands, and nobody else""";

    private final PrintStream out;
    private final LocalDate today;
    private final Path home;

    RosterCommand(PrintStream out, LocalDate today, Path home) {
        this.out = out;
        this.today = today;
        this.home = home;
    }

    public static void main(String[] arguments) {
        String home = Optional.ofNullable(System.getenv("REGISTER_HOME")).orElse(".register");
        LocalDate today = LocalDate.now(Clock.system(BusinessDay.AMSTERDAM));
        System.exit(new RosterCommand(System.out, today, Path.of(home)).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.getFirst().equals("verify") || arguments.contains("--help")) {
            out.println(USAGE);
            return arguments.contains("--help") ? 0 : 1;
        }
        try {
            return verify(Path.of(arguments.get(1)), option(arguments, "--keys"), option(arguments, "--number"));
        } catch (IOException unreadable) {
            return fail("cannot be read: " + unreadable.getMessage());
        } catch (ParseException | JacksonException | DateTimeException | JOSEException other) {
            return fail("is no roster: " + other.getClass().getSimpleName());
        }
    }

    private static Optional<String> option(List<String> arguments, String name) {
        int place = arguments.indexOf(name);
        return place < 0 || place + 1 >= arguments.size() ? Optional.empty() : Optional.of(arguments.get(place + 1));
    }

    private int verify(Path file, Optional<String> keys, Optional<String> number)
            throws IOException, ParseException, JOSEException {
        JWSObject signed = JWSObject.parse(Files.readString(file).strip());
        if (!signed.getHeader().getType().getType().equals("roster+jws")) {
            return fail("is signed, but is no roster");
        }
        String name = signed.getHeader().getKeyID();
        Optional<ECKey> key = keys(file, keys).stream()
                .filter(one -> one.getKeyID().equals(name) && one instanceof ECKey)
                .map(JWK::toECKey)
                .findFirst();
        if (key.isEmpty()) {
            return fail("is signed with the key " + name
                    + ", which is not known here: fetch /v1/jwks of the register and name it with --keys");
        }
        if (!signed.verify(new ECDSAVerifier(key.get().toPublicJWK()))) {
            return fail("has been changed: the signature does not hold");
        }
        JsonNode roster = JsonMapper.shared().readTree(signed.getPayload().toString());
        LocalDate expires = LocalDate.parse(roster.path("expiresOn").asString());
        tell(roster, number);
        return today.isAfter(expires)
                ? fail("held until " + expires + ": fetch a new one from /v1/watched-people/roster")
                : number.isPresent() && person(roster, number.get()).isEmpty()
                        ? fail("does not have " + number.get())
                        : 0;
    }

    private void tell(JsonNode roster, Optional<String> number) {
        if (number.isPresent()) {
            person(roster, number.get()).ifPresent(out::println);
            return;
        }
        TreeMap<String, Integer> results = new TreeMap<>();
        roster.path("people").forEach(one -> results.merge(one.path("result").asString(), 1, Integer::sum));
        out.println("genuine: roster of " + roster.path("organisation").asString() + ", "
                + roster.path("people").size() + " people as of "
                + roster.path("validOn").asString() + ", issued at "
                + roster.path("issuedAt").asString() + ", holds until "
                + roster.path("expiresOn").asString());
        results.forEach((result, count) -> out.println("  " + result + ": " + count));
    }

    private static Optional<JsonNode> person(JsonNode roster, String number) {
        String bare = number.replaceAll("[^0-9]", "");
        return roster.path("people")
                .valueStream()
                .filter(one -> one.path("number").asString().equals(bare))
                .findFirst();
    }

    private List<JWK> keys(Path file, Optional<String> named) throws IOException, ParseException {
        if (named.isPresent()) {
            return JWKSet.parse(Files.readString(Path.of(named.get()))).getKeys();
        }
        Path beside = file.toAbsolutePath().resolveSibling("jwks.json");
        if (Files.exists(beside)) {
            return JWKSet.parse(Files.readString(beside)).getKeys();
        }
        List<JWK> own = new ArrayList<>();
        Path folder = home.resolve("keys");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path one : files.filter(
                                path -> path.getFileName().toString().matches("receipt(-\\d+)?\\.jwk"))
                        .toList()) {
                    own.add(JWK.parse(Files.readString(one)));
                }
            }
        }
        return own;
    }

    private int fail(String what) {
        out.println("refused: the file " + what);
        return 1;
    }
}
