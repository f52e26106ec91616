package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.norm.Draft;
import nl.qualityregister.norm.DraftId;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on proposals and adoptions of norms. */
@Component
class NormProposalRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    NormProposalRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when this revision is proposed already. */
    boolean propose(Draft draft, String reason, Actor by) {
        return jdbc.sql("""
                        insert into norm_proposal (id, draft_id, revision, reason, proposed_by, proposed_at)
                        values (:id, :draft, :revision, :reason, :by, :now)
                        on conflict (draft_id, revision) do nothing
                        """)
                        .param("id", UUID.randomUUID())
                        .param("draft", draft.id().value())
                        .param("revision", draft.revision())
                        .param("reason", reason)
                        .param("by", by.name())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The database refuses a row in which one person is both. */
    void confirm(NormProposal proposal, Actor by) {
        jdbc.sql("""
                        insert into norm_adoption (proposal_id, proposed_by, confirmed_by, confirmed_at)
                        select id, proposed_by, :by, :now
                        from norm_proposal
                        where draft_id = :draft and revision = :revision
                        """)
                .param("draft", proposal.draft().value())
                .param("revision", proposal.revision())
                .param("by", by.name())
                .param("now", now())
                .update();
    }

    Optional<NormProposal> find(Draft draft) {
        return find(List.of(draft)).stream().findFirst();
    }

    /** The proposals of the drafts as they now stand. */
    List<NormProposal> find(Collection<Draft> drafts) {
        return jdbc.sql("""
                        select proposal.draft_id, proposal.revision, proposal.reason, proposal.proposed_by, proposal.proposed_at,
                               adoption.confirmed_by, adoption.confirmed_at
                        from unnest(cast(:drafts as uuid[]), cast(:revisions as integer[])) as asked(draft_id, revision)
                        join norm_proposal proposal
                            on proposal.draft_id = asked.draft_id and proposal.revision = asked.revision
                        left join norm_adoption adoption on adoption.proposal_id = proposal.id
                        """)
                .param(
                        "drafts",
                        drafts.stream().map(draft -> draft.id().value()).toArray(UUID[]::new))
                .param("revisions", drafts.stream().map(Draft::revision).toArray(Integer[]::new))
                .query(NormProposalRows::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static NormProposal read(ResultSet row, int index) throws SQLException {
        String confirmedBy = row.getString("confirmed_by");
        return new NormProposal(
                new DraftId(row.getObject("draft_id", UUID.class)),
                row.getInt("revision"),
                row.getString("reason"),
                new Actor(row.getString("proposed_by")),
                moment(row, "proposed_at"),
                confirmedBy == null
                        ? null
                        : new NormProposal.Confirmation(new Actor(confirmedBy), moment(row, "confirmed_at")));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
