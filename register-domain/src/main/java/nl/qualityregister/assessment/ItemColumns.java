package nl.qualityregister.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An item as it lies in its row. */
@Component
class ItemColumns {
    static final String SELECT = """
            select i.id, i.kind, i.subject, i.registrant_id, i.provider_id, i.register, i.occupations, i.body_id, i.category,
                   i.due_on, i.term_on, i.eyes, i.stage, i.state, i.claimed_by, i.claim_until, i.files, i.sample_of,
                   i.unanswered, i.conclusion, i.answer_by, i.announced_at, i.version
            from desk_item i
            """;

    private final Clock clock;

    ItemColumns(Clock clock) {
        this.clock = clock;
    }

    Item item(ResultSet row, int number) throws SQLException {
        @Nullable Instant claimUntil = moment(row, "claim_until");
        boolean claimOver = claimUntil != null && !claimUntil.isAfter(clock.instant());
        @Nullable UUID claimedBy = claimOver ? null : row.getObject("claimed_by", UUID.class);
        @Nullable String provider = row.getString("provider_id");
        @Nullable String body = row.getString("body_id");
        @Nullable UUID sampleOf = row.getObject("sample_of", UUID.class);
        @Nullable String conclusion = row.getString("conclusion");
        return new Item(
                new ItemId(row.getObject("id", UUID.class)),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                registrant(row),
                provider == null ? null : new OrganisationId(provider),
                new RegisterId(row.getString("register")),
                Arrays.stream((String[]) row.getArray("occupations").getArray())
                        .map(OccupationCode::new)
                        .collect(Collectors.toSet()),
                body == null ? null : new OrganisationId(body),
                row.getString("category"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("term_on", LocalDate.class),
                row.getInt("eyes"),
                Stage.valueOf(row.getString("stage")),
                claimOver ? ItemState.OPEN : ItemState.valueOf(row.getString("state")),
                claimedBy == null ? null : new AccountId(claimedBy),
                claimOver ? null : claimUntil,
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                sampleOf == null ? null : new ItemId(sampleOf),
                row.getBoolean("unanswered"),
                conclusion == null ? null : Conclusion.valueOf(conclusion),
                row.getObject("answer_by", LocalDate.class),
                row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static @Nullable RegistrantId registrant(ResultSet row) throws SQLException {
        long id = row.getLong("registrant_id");
        return row.wasNull() ? null : new RegistrantId(id);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
