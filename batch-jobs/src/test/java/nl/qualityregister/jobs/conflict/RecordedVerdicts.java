package nl.qualityregister.jobs.conflict;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.norm.NormCase;
import nl.qualityregister.norm.NormDocuments;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads verdicts as they lie in the database and judges once more what they were recorded to be on. It shares nothing with the job but
 * the evaluator: the facts are fetched by the ids that the verdict names, and laid down as a case of the norm room, which reads it.
 */
final class RecordedVerdicts {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FOREVER = "9999-12-31";

    private final Connection connection;
    private final List<NormSet> norms =
            List.copyOf(NormDocuments.shipped().norms().values());

    RecordedVerdicts(Connection connection) {
        this.connection = connection;
    }

    /** By cycle of the register, each chain from its first verdict on. */
    Map<Long, List<Recorded>> of(String register) throws SQLException {
        Map<Long, List<Recorded>> chains = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select verdict.id, verdict.cycle_id, verdict.norm_set, verdict.norm_version, verdict.evaluated_on, verdict.credits,
                       verdict.evidence, verdict.other_facts, verdict.facts_sha256, verdict.judged_at, verdict.result::text,
                       array(select source_key from credit where id = any(verdict.credits) and source_kind = 'evidence')
                from verdict
                join cycle on cycle.id = verdict.cycle_id
                where cycle.register = ?
                order by verdict.cycle_id, verdict.id
                """)) {
            statement.setString(1, register);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Recorded one = recorded(row);
                    chains.computeIfAbsent(one.cycle(), cycle -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        return chains;
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        List<String> evidence = texts(row.getArray(7));
        Set<String> pieces = new TreeSet<>(evidence);
        pieces.addAll(texts(row.getArray(12)));
        return new Recorded(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                texts(row.getArray(6)).stream().map(Long::valueOf).toList(),
                evidence,
                texts(row.getArray(8)),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                pieces,
                row.getString(11));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(Object::toString).toList();
    }

    /** A piece of evidence as it was accepted before a moment. */
    private record Piece(UUID id, long version, LocalDate day, JsonNode claim) {}

    /** What is wrong with a verdict by itself: whether it is what the evaluator says of what it names, and names what it is sealed on. */
    List<String> faults(Recorded verdict) throws SQLException {
        List<String> faults = new ArrayList<>();
        List<Piece> pieces = pieces(verdict);
        if (!seal(verdict, pieces).equals(verdict.seal())) {
            faults.add(verdict + " is sealed on other facts than it names");
        }
        NormCase facts = facts(verdict, pieces);
        Verdict anew = norm(verdict).judge(facts.facts());
        if (!anew.equals(Verdict.fromJson(verdict.result()))) {
            faults.add(verdict + " is not the evaluator's: " + verdict.result() + " instead of " + anew.toJson());
        }
        return faults;
    }

    private static String seal(Recorded verdict, List<Piece> pieces) {
        String list = Stream.of(
                        verdict.credits().stream().map(id -> "credit:" + id),
                        pieces.stream().map(piece -> "evidence:" + piece.id() + ":" + piece.version()),
                        verdict.others().stream())
                .flatMap(names -> names)
                .sorted()
                .collect(Collectors.joining(","));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private NormSet norm(Recorded verdict) {
        return norms.stream()
                .filter(norm -> norm.version().normSet().value().equals(verdict.normSet()))
                .filter(norm -> norm.version().version().equals(verdict.normVersion()))
                .findFirst()
                .orElseThrow();
    }

    private NormCase facts(Recorded verdict, List<Piece> pieces) throws SQLException {
        ObjectNode written = JSON.createObjectNode();
        written.put("case", verdict.toString());
        written.put("norm", verdict.normSet());
        LocalDate end = verdict.evaluatedOn();
        layPeriod(verdict, written);
        written.put("evaluatedOn", end.toString());
        layCredits(verdict, written.putArray("activities"));
        ArrayNode practice = written.putArray("practice");
        ArrayNode interruptions = written.putArray("interruptions");
        ArrayNode documents = written.putArray("documents");
        pieces.forEach(piece -> lay(piece.claim(), end, practice, interruptions, documents));
        layOthers(verdict, end, written, interruptions, documents);
        NormCase.Reading read = NormCase.read(written.toString());
        return read.norm().orElseThrow(() -> new IllegalStateException(verdict + " cannot be read: " + read.faults()));
    }

    /** Judged as of the cycle's last day as it was then; a cycle may have been let end later since. */
    private void layPeriod(Recorded verdict, ObjectNode written) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select renewal, lower(days) from cycle where id = ?")) {
            statement.setLong(1, verdict.cycle());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                written.put("renewal", row.getInt(1));
                written.putObject("period")
                        .put("start", row.getString(2))
                        .put("end", verdict.evaluatedOn().toString());
            }
        }
    }

    private void layCredits(Recorded verdict, ArrayNode activities) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, type, category, topic, completed_on, (points / 100.0)::numeric(18, 2)::text,
                       (hours / 100.0)::numeric(18, 2)::text, attributes::text
                from credit
                where id = any(?)
                order by completed_on, id
                """)) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", verdict.credits().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ObjectNode activity = activities.addObject();
                    int column = 1;
                    for (String name : List.of("id", "type", "category", "topic", "completedOn", "points", "hours")) {
                        String value = row.getString(column++);
                        if (value != null) {
                            activity.put(name, value);
                        }
                    }
                    activity.set("attributes", JSON.readTree(row.getString(column)));
                }
            }
        }
    }

    private List<Piece> pieces(Recorded verdict) throws SQLException {
        List<Piece> pieces = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select distinct on (evidence_id) evidence_id, version,
                       coalesce(claim ->> 'from', claim ->> 'validFrom')::date, claim::text
                from evidence_change
                where evidence_id = any(?) and state = 'ACCEPTED' and changed_at <= ?
                order by evidence_id, version desc
                """)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", verdict.evidence().toArray()));
            statement.setObject(2, verdict.judgedAt().atOffset(java.time.ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    pieces.add(new Piece(
                            row.getObject(1, UUID.class),
                            row.getLong(2),
                            row.getObject(3, LocalDate.class),
                            JSON.readTree(row.getString(4))));
                }
            }
        }
        pieces.sort(Comparator.comparing(Piece::day).thenComparing(Piece::id));
        return pieces;
    }

    /** What lacks what its kind needs does not count; what has no end goes on to the cycle's. */
    private static void lay(
            JsonNode claim, LocalDate end, ArrayNode practice, ArrayNode interruptions, ArrayNode documents) {
        switch (claim.path("kind").asString()) {
            case "practice" -> {
                practice.addObject()
                        .put("role", claim.path("role").asString())
                        .put("from", claim.path("from").asString())
                        .put("to", until(claim, "from", "until", end))
                        .put("hoursPerWeek", claim.path("hoursPerWeek").asString());
                claim.path("interruptions")
                        .forEach(pause -> absent(
                                interruptions,
                                pause.path("reason").asString(),
                                pause.path("from").asString(),
                                pause.hasNonNull("until")
                                        ? pause.path("until").asString()
                                        : until(claim, "from", "until", end)));
            }
            case "interruption" ->
                absent(
                        interruptions,
                        claim.path("reason").asString(),
                        claim.path("from").asString(),
                        until(claim, "from", "until", end));
            case "document" ->
                documents
                        .addObject()
                        .put("kind", claim.path("document").asString())
                        .put("validFrom", claim.path("validFrom").asString())
                        .put(
                                "validUntil",
                                claim.hasNonNull("validUntil")
                                        ? claim.path("validUntil").asString()
                                        : FOREVER);
            default -> throw new IllegalStateException("a verdict names a piece that counts from the ledger");
        }
    }

    private static void absent(ArrayNode interruptions, String kind, String from, String to) {
        interruptions.addObject().put("kind", kind).put("from", from).put("to", to);
    }

    private static String until(JsonNode claim, String from, String until, LocalDate end) {
        if (claim.hasNonNull(until)) {
            return claim.path(until).asString();
        }
        return last(claim.path(from).asString(), end);
    }

    /** Of what goes on. */
    private static String last(String from, LocalDate end) {
        LocalDate first = LocalDate.parse(from);
        return (end.isBefore(first) ? first : end).toString();
    }

    /** A fact that the register knows of itself says by its name what it is, or names the row that does. */
    private void layOthers(
            Recorded verdict, LocalDate end, ObjectNode written, ArrayNode interruptions, ArrayNode documents)
            throws SQLException {
        ArrayNode confirmations = written.putArray("confirmations");
        ArrayNode carriedIn = written.putArray("carriedIn");
        ArrayNode outcomes = written.putArray("earlierOutcomes");
        List<String[]> others =
                verdict.others().stream().map(name -> name.split(":", -1)).toList();
        for (String[] other : others) {
            switch (other[0]) {
                case "registration" ->
                    documents
                            .addObject()
                            .put("kind", "registration:" + other[1])
                            .put("validFrom", other[2])
                            .put("validUntil", other[3].isEmpty() ? FOREVER : other[3]);
                case "off-register", "suspended" ->
                    absent(interruptions, other[0], other[1], other[2].isEmpty() ? last(other[1], end) : other[2]);
                case "confirmation" -> layConfirmation(other[1], confirmations);
                case "verdict" -> layOutcome(Long.parseLong(other[1]), carriedIn, outcomes);
                default -> throw new IllegalStateException("a fact of an unknown kind: " + Arrays.toString(other));
            }
        }
    }

    private void layConfirmation(String id, ArrayNode confirmations) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select kind, happened_on, given_by from confirmed_fact where id::text = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                confirmations
                        .addObject()
                        .put("kind", row.getString(1))
                        .put("on", row.getString(2))
                        .put("by", row.getString(3));
            }
        }
    }

    private void layOutcome(long verdict, ArrayNode carriedIn, ArrayNode outcomes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select verdict.outcome, upper(cycle.days) - 1, verdict.result::text
                from verdict
                join cycle on cycle.id = verdict.cycle_id
                where verdict.id = ?
                """)) {
            statement.setLong(1, verdict);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                outcomes.addObject().put("outcome", row.getString(1)).put("periodEnding", row.getString(2));
                JSON.readTree(row.getString(3)).path("carriedOut").forEach(carriedIn::add);
            }
        }
    }

    /** The names of what stands for a cycle and is no fact of the register's own, from the tables. */
    List<Object> standing(long cycle) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select coalesce((select array_agg(credit.id order by credit.id)
                                 from credit
                                 where credit.registrant_id = cycle.registrant_id and credit.register = cycle.register
                                   and credit.reverses is null and credit.completed_on < upper(cycle.days)
                                   and credit.id not in (select reverses from credit where reverses is not null)), '{}'),
                       coalesce((select array_agg(evidence.id order by evidence.id)
                                 from evidence
                                 where evidence.registrant_id = cycle.registrant_id and evidence.register = cycle.register
                                   and evidence.state = 'ACCEPTED' and evidence.kind <> 'activity'
                                   and coalesce(claim ->> 'from', claim ->> 'validFrom')::date < upper(cycle.days)), '{}')
                from cycle
                where cycle.id = ?
                """)) {
            statement.setLong(1, cycle);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of(Set.copyOf(texts(row.getArray(1))), Set.copyOf(texts(row.getArray(2))));
            }
        }
    }
}
