package nl.qualityregister.evidence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Confirmations and the links that lead to them. */
@Repository
class AskedConfirmations {
    private final EntityManager entities;
    private final JdbcClient jdbc;

    AskedConfirmations(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    void add(AskedConfirmation asked) {
        entities.persist(asked);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    Optional<AskedConfirmation> find(ConfirmationId id) {
        return Optional.ofNullable(entities.find(AskedConfirmation.class, id.value()));
    }

    /** Held to commit, so that of two who answer at once the second sees that it was answered. */
    AskedConfirmation lock(ConfirmationId id) {
        AskedConfirmation found = entities.find(AskedConfirmation.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new ConfirmationNotFound(id);
        }
        return found;
    }

    /** One registrant's requests are taken one after the other, so that the ceiling on them holds. */
    void oneAtATime(RegistrantId registrant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('confirmation:' || :registrant, 0))")
                .param("registrant", registrant.value())
                .query((row, number) -> number)
                .list();
    }

    int waiting(RegistrantId registrant, Instant now) {
        return jdbc.sql("""
                select count(*)
                from confirmation
                where registrant_id = :registrant
                  and state = 'ASKED'
                  and expires_at > :now
                """)
                .param("registrant", registrant.value())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /** The newest first. */
    List<AskedConfirmation> of(RegistrantId registrant, Optional<ConfirmationId> after, int limit) {
        String last = after.map(id -> """
                  and (asked_at, id) < (select asked_at, id from confirmation where id = :last)
                """).orElse("");
        JdbcClient.StatementSpec statement = jdbc.sql("""
                select id
                from confirmation
                where registrant_id = :registrant
                """ + last + """
                order by asked_at desc, id desc
                limit :limit
                """)
                .param("registrant", registrant.value())
                .param("limit", limit);
        JdbcClient.StatementSpec asked =
                after.map(id -> statement.param("last", id.value())).orElse(statement);
        return inOrder(
                asked.query((row, number) -> row.getObject("id", UUID.class)).list());
    }

    /** Waiting since before the moment, asked fewer times than the number, and nobody else is busy with them; the longest first. */
    List<AskedConfirmation> lockWaitingSince(Instant moment, Instant now, int fewerTimesThan, int atMost) {
        return inOrder(jdbc.sql("""
                select id
                from confirmation
                where state = 'ASKED'
                  and last_asked_at < :moment
                  and expires_at > :now
                  and times_asked < :times
                order by last_asked_at, id
                limit :atMost
                for update skip locked
                """)
                .param("moment", Timestamp.from(moment))
                .param("now", Timestamp.from(now))
                .param("times", fewerTimesThan)
                .param("atMost", atMost)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list());
    }

    /** One statement for all of them. */
    private List<AskedConfirmation> inOrder(List<UUID> ids) {
        List<AskedConfirmation> found = entities.createQuery(
                        "from AskedConfirmation c where c.id in :ids", AskedConfirmation.class)
                .setParameter("ids", ids)
                .getResultList();
        return ids.stream()
                .flatMap(id -> found.stream().filter(one -> one.id().value().equals(id)))
                .toList();
    }

    void keep(LinkToken token, ConfirmationId id, Instant now, Instant until) {
        jdbc.sql("""
                insert into confirmation_link (token_sha256, confirmation_id, drawn_at, expires_at)
                values (:sha256, :id, :now, :until)
                """)
                .param("sha256", token.sha256())
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Where a link leads, whether or not its term is over. */
    Optional<Target> behind(LinkToken token) {
        return jdbc.sql("select confirmation_id, expires_at from confirmation_link where token_sha256 = :sha256")
                .param("sha256", token.sha256())
                .query((row, number) -> new Target(
                        new ConfirmationId(row.getObject("confirmation_id", UUID.class)),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    record Target(ConfirmationId id, Instant expiresAt) {}

    List<ConfirmedFact> facts(Collection<RegistrantId> registrants) {
        return jdbc.sql("""
                select id, registrant_id, register, kind, happened_on, given_by, credential
                from confirmed_fact
                where registrant_id = any(:registrants)
                order by registrant_id, happened_on, id
                """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, number) -> new ConfirmedFact(
                        new ConfirmationId(row.getObject("id", UUID.class)),
                        new RegistrantId(row.getLong("registrant_id")),
                        new RegisterId(row.getString("register")),
                        row.getString("kind"),
                        row.getObject("happened_on", LocalDate.class),
                        row.getString("given_by"),
                        row.getBoolean("credential")))
                .list();
    }
}
