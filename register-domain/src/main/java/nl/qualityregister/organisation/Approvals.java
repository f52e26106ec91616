package nl.qualityregister.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of approvals: what one person has looked at so that another may do it. An approval is used once, within a day. */
@Service
@Transactional
public class Approvals {
    private static final Duration LIFE = Duration.ofDays(1);

    private static final String USE = """
        update approval
           set used_by = :by, used_at = :now
         where id = (select id
                       from approval
                      where act = :act and digest = :digest and used_at is null and approved_at > :since
                        and approved_by <> :by
                      order by approved_at
                      limit 1
                        for update skip locked)
        """;

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    Approvals(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param digest of exactly what may be done */
    public Approval approve(JointAct act, String digest, Actor by) {
        Instant now = clock.instant();
        Approval approval = new Approval(UUID.randomUUID(), act, digest, now, now.plus(LIFE));
        jdbc.sql("""
            insert into approval (id, act, digest, approved_by, approved_at)
            values (:id, :act, :digest, :by, :now)
            """)
                .param("id", approval.id())
                .param("act", act.name())
                .param("digest", digest)
                .param("by", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        leave("act-approved", approval.id(), act, by);
        return approval;
    }

    /** Uses up another's approval of exactly this, in the running transaction. Refuses with SecondPersonNeeded when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(JointAct act, String digest, Actor by) {
        int used = jdbc.sql(USE)
                .param("by", by.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("act", act.name())
                .param("digest", digest)
                .param("since", clock.instant().minus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        if (used == 0) {
            throw new SecondPersonNeeded(act);
        }
    }

    private void leave(String what, UUID id, JointAct act, Actor by) {
        trail.record(List.of(new Footprint(by, what, "approval:" + id, List.of(), "task:" + act.code(), null)));
    }
}
