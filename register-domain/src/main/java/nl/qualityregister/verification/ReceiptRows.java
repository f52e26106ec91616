package nl.qualityregister.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Receipts as rows, written once; what they say of somebody may be erased. */
@Component
class ReceiptRows {
    private static final String KEEP = """
            insert into receipt
                   (id, asker, organisation, valid_on, known_at, answered_at, log_size, answers, salts, signature)
            values (:id, :asker, :organisation, :validOn, :knownAt, :answeredAt, :logSize, :answers, :salts, :signature)
            """;

    private static final String FIND = """
            select id, valid_on, known_at, answered_at, log_size, body, answers, salts, signature, erased
              from receipt
             where id = :id and (asker = :asker or organisation = :organisation)
            """;

    private static final TypeReference<Map<String, Object>> RESULT = new TypeReference<>() {};

    private static final TypeReference<Map<Integer, String>> HASHES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReceiptRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void keep(Receipt receipt, byte[] answers, byte[] salts, AccountId asker, @Nullable OrganisationId organisation) {
        jdbc.sql(KEEP)
                .param("id", receipt.id().value())
                .param("asker", asker.value())
                .param("organisation", organisation == null ? null : organisation.value())
                .param("validOn", receipt.validOn())
                .param("knownAt", receipt.knownAt().atOffset(ZoneOffset.UTC))
                .param("answeredAt", receipt.answeredAt().atOffset(ZoneOffset.UTC))
                .param("logSize", receipt.logSize())
                .param("answers", answers)
                .param("salts", salts)
                .param("signature", receipt.signature())
                .update();
    }

    Optional<Receipt> find(ReceiptId id, AccountId asker, @Nullable OrganisationId organisation) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .param("asker", asker.value())
                .param("organisation", organisation == null ? null : organisation.value())
                .query((row, i) -> receipt(row))
                .optional()
                .map(ReceiptRows::somethingLeft);
    }

    private static Receipt somethingLeft(Receipt receipt) {
        if (receipt.salts().stream().allMatch(String::isEmpty)) {
            throw new ReceiptErased(receipt.id());
        }
        return receipt;
    }

    private Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                new ReceiptId(row.getObject("id", UUID.class)),
                row.getObject("valid_on", LocalDate.class),
                moment(row, "known_at"),
                moment(row, "answered_at"),
                row.getObject("log_size", Long.class),
                told(results(row), erased(row)),
                told(Salts.parted(row.getBytes("salts")), erased(row).keySet()),
                row.getString("signature"));
    }

    /** By place, counted from nought: the hash of what stood there with its salt. */
    private Map<Integer, String> erased(ResultSet row) throws SQLException {
        return json.readValue(row.getString("erased"), HASHES);
    }

    /** In the place of what was erased its hash, in canonical form. */
    private static List<String> told(List<String> results, Map<Integer, String> erased) {
        List<String> told = new ArrayList<>(results);
        erased.forEach((place, hash) ->
                told.set(place, "{\"erased\":\"" + hash + "\",\"number\":\"\",\"result\":\"erased\"}"));
        return told;
    }

    private static List<String> told(List<String> salts, Set<Integer> erased) {
        List<String> told = new ArrayList<>(salts);
        erased.forEach(place -> told.set(place, ""));
        return told;
    }

    /** Takes away what was answered of the number. */
    void erase(ReceiptId id, RegistrationNumber number) {
        jdbc.sql("select id, valid_on, known_at, answered_at, log_size, body, answers, salts, signature, erased"
                        + " from receipt where id = :id for update")
                .param("id", id.value())
                .query((row, i) -> new Kept(
                        row.getBytes("answers"),
                        row.getString("body"),
                        results(row),
                        row.getBytes("salts"),
                        erased(row)))
                .optional()
                .ifPresent(kept -> erase(id, kept, number));
    }

    private void erase(ReceiptId id, Kept kept, RegistrationNumber number) {
        Map<Integer, String> erased = new TreeMap<>(kept.erased());
        byte[] salts = kept.salts().clone();
        for (int place = 0; place < kept.results().size(); place++) {
            String result = kept.results().get(place);
            JsonNode read = json.readTree(result);
            if (number.value().equals(read.path("number").asString(""))
                    || number.value().equals(read.path("survivor").asString(""))) {
                erased.putIfAbsent(place, Salts.hash(kept.salts(), place, result));
                Salts.wipe(salts, place);
            }
        }
        jdbc.sql("""
                        update receipt
                           set answers = :answers, body = :body, salts = :salts, erased = cast(:erased as jsonb)
                         where id = :id
                        """)
                .param("answers", kept.answers() == null ? null : wiped(kept.answers(), erased.keySet()))
                .param("body", kept.body() == null ? null : wiped(kept.body(), erased.keySet()))
                .param("salts", salts)
                .param("erased", json.writeValueAsString(erased))
                .param("id", id.value())
                .update();
    }

    private static byte[] wiped(byte[] answers, Set<Integer> places) {
        List<Answer> left = new ArrayList<>(AnswerBytes.read(answers));
        places.forEach(place -> left.set(place, Answer.NONE));
        return AnswerBytes.of(left);
    }

    private String wiped(String body, Set<Integer> places) {
        ObjectNode read = (ObjectNode) json.readTree(body);
        ArrayNode results = (ArrayNode) read.path("results");
        places.forEach(place -> results.set(place, json.createObjectNode()));
        return json.writeValueAsString(read);
    }

    @SuppressWarnings("ArrayRecordComponent") // read and written, never compared
    private record Kept(
            byte @Nullable [] answers,
            @Nullable String body,
            List<String> results,
            byte[] salts,
            Map<Integer, String> erased) {}

    private List<String> results(ResultSet row) throws SQLException {
        byte[] answers = row.getBytes("answers");
        return answers == null
                ? results(row.getString("body"))
                : AnswerBytes.read(answers).stream().map(Answer::spelled).toList();
    }

    /** Receipts of before were kept as they were spelled. */
    private List<String> results(String body) {
        List<String> results = new ArrayList<>();
        json.readTree(body)
                .path("results")
                .forEach(result -> results.add(CanonicalJson.of(json.convertValue(result, RESULT))));
        return results;
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
