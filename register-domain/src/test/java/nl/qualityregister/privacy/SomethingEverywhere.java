package nl.qualityregister.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts something of one person into every table of the inventory, without the acts that would: all keys are the person's id or one UUID,
 * all texts carry the surname and say where they stand. Checks are dropped and triggers and foreign keys left out meanwhile, so it is for
 * a transaction that is rolled back.
 */
final class SomethingEverywhere {
    static final String SURNAME = "Ünal-Żółćkwist";
    static final String EMAIL = "sule.unal.zolckwist@example.org";

    private final JdbcClient jdbc;
    private final long id;
    private final String number;
    private final UUID uuid = UUID.randomUUID();

    SomethingEverywhere(JdbcClient jdbc, long id, String number) {
        this.jdbc = jdbc;
        this.id = id;
        this.number = number;
    }

    void put(List<Holding> holdings) {
        jdbc.sql(
                        "select conrelid::regclass::text as held, conname from pg_constraint where contype = 'c' and conrelid::regclass::text = any(:tables)")
                .param("tables", holdings.stream().map(Holding::table).toArray(String[]::new))
                .query((row, i) ->
                        "alter table " + row.getString("held") + " drop constraint " + row.getString("conname"))
                .list()
                .forEach(sql -> jdbc.sql(sql).update());
        jdbc.sql("set local session_replication_role = replica").update();
        // a row that this transaction wrote is held against its references when it is changed, whatever is changed of
        // it
        jdbc.sql("insert into certificate_stationery (sha256, document) values ('stationery', '{}')")
                .update();
        jdbc.sql("insert into certificate_seal_key (id, chain, taken_up_at) values ('seal_key', 'chain', now())")
                .update();
        holdings.forEach(this::put);
        jdbc.sql("set local session_replication_role = origin").update();
    }

    static String text(String table, String column) {
        return SURNAME + " in " + table + "." + column;
    }

    private void put(Holding holding) {
        Map<String, String> types = jdbc
                .sql("""
                        select attname, format_type(atttypid, atttypmod) as type
                          from pg_attribute
                         where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                         order by attnum
                        """)
                .param("table", holding.table())
                .query((row, i) -> Map.entry(row.getString("attname"), row.getString("type")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        jdbc.sql("insert into " + holding.table() + " (" + String.join(", ", types.keySet())
                        + ") overriding system value values ("
                        + types.entrySet().stream()
                                .map(column -> value(holding.table(), column.getKey(), column.getValue()))
                                .collect(Collectors.joining(", "))
                        + ")")
                .update();
    }

    private String value(String table, String column, String type) {
        String special = special(table + "." + column, column);
        if (special != null) {
            return special;
        }
        String text = "'" + text(table, column) + "'";
        return switch (type) {
            case "uuid" -> "'" + uuid + "'";
            case "bigint" -> Long.toString(id);
            case "integer", "smallint" -> "1";
            case "boolean" -> "true";
            case "date" -> "date '2001-02-03'";
            case "timestamp with time zone" -> "timestamptz '2001-02-03 04:05:06Z'";
            case "text" -> text;
            case "text[]" -> "array[" + text + "]";
            case "uuid[]" -> "array['" + uuid + "'::uuid]";
            case "bigint[]" -> "array[1::bigint]";
            case "integer[]" -> "array[1]";
            case "json", "jsonb" -> type + "_build_object('text', " + text + ")";
            case "bytea" -> "'\\x01'::bytea";
            case "daterange" -> "'[2001-01-01,2002-01-01)'::daterange";
            default -> throw new IllegalStateException(table + "." + column + " is a " + type);
        };
    }

    private String special(String place, String column) {
        return switch (place) {
            case "registrant.surname" -> "'" + SURNAME + "'";
            case "registrant.email" -> "'" + EMAIL + "'";
            case "registrant.number", "invitation.registration_number" -> "'" + number + "'";
            case "registrant.language" -> "'nl'";
            case "registrant.birth_date" -> "date '1984-02-29'";
            case "role_grant.role" -> "'PROFESSIONAL'";
            case "visibility.kind" -> "'HIDDEN'";
            case "visibility.survivor_id" -> "null";
            case "import_reject.line" -> "'1;" + number + ";" + SURNAME + " in import_reject.line'";
            case "stored_file.stored_by", "norm_remark.made_by" -> "'account:" + uuid + "'";
            case "stored_file.sha256", "file_content.sha256" -> "repeat('ab', 32)";
            case "declared_interest.registration_number", "declared_interest.organisation_id" -> "null";
            case "outbox.channel" -> "'MAIL'";
            case "outbox.recipient" -> "'" + id + "'";
            case "receipt.organisation", "verification_batch.organisation" -> "null";
            case "receipt.body" ->
                "'{\"results\":[{\"number\":\"" + number + "\",\"result\":\"registered\",\"x\":\"" + SURNAME + "\"}]}'";
            case "receipt.answers" -> "null";
            case "receipt.salts" -> "decode(repeat('01', 16), 'hex')";
            case "receipt.erased" -> "'{}'";
            case "verification_batch.erased_at" -> "null";
            case "certificate.number", "certificate_badge.number", "certificate_share_link.certificate" ->
                "'0000-0000-0000'";
            case "certificate_badge.register", "certificate_badge.seal_key" -> "'" + column + "'";
            case "certificate_badge.erased_at" -> "null";
            case "certificate.kind" -> "'registration'";
            case "certificate.receiver" -> "''";
            case "certificate.erased_at",
                    "certificate.revoked_at",
                    "certificate.revocation_reason",
                    "certificate.superseded_by",
                    "certificate.superseded_at",
                    "certificate.status_list",
                    "certificate.status_index",
                    "certificate.seal_key" -> "null";
            case "certificate.token",
                    "certificate.register",
                    "certificate.stationery",
                    "certificate.renderer",
                    "certificate.sha256" -> "'" + column + "'";
            case "certificate.occupations" -> "array['job-coach']";
            case "cycle.id" -> Long.toString(id);
            case "cycle.register", "cycle.norm_set", "cycle.norm_version" -> "'" + column + "'";
            case "cycle.occupations" -> "array['job-coach']";
            default -> null;
        };
    }
}
