package nl.qualityregister.api.manners;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.organisation.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers of writes by account and key. They are kept for two days, and written in the transaction of the write itself. */
@Repository
class KeptAnswers {
    private static final Duration LIFE = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    KeptAnswers(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Holds the key until the transaction ends; false when another holds it. */
    boolean hold(AccountId account, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 17))")
                .param("key", account + " " + key)
                .query(Boolean.class)
                .single();
    }

    Optional<KeptAnswer> find(AccountId account, String key) {
        return jdbc.sql("""
                        select request_sha256, status, headers, body
                        from kept_answer
                        where account_id = :account and key = :key
                        """)
                .param("account", account.value())
                .param("key", key)
                .query((row, number) -> new KeptAnswer(
                        row.getString("request_sha256"),
                        row.getInt("status"),
                        json.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                        row.getString("body")))
                .optional();
    }

    void keep(AccountId account, String key, KeptAnswer answer) {
        jdbc.sql("""
                        insert into kept_answer (account_id, key, request_sha256, status, headers, body, answered_at)
                        values (:account, :key, :request, :status, cast(:headers as jsonb), :body, :now)
                        """)
                .param("account", account.value())
                .param("key", key)
                .param("request", answer.requestSha256())
                .param("status", answer.status())
                .param("headers", json.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        jdbc.sql("delete from kept_answer where answered_at < :before")
                .param("before", clock.instant().minus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
    }
}
