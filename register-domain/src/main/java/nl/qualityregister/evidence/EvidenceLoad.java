package nl.qualityregister.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Accepted evidence and its first version by COPY, for a register that has none. */
public final class EvidenceLoad {
    public static final List<String> TABLES = List.of("evidence", "evidence_change");

    private final CopyRows pieces = new CopyRows("""
            copy evidence (id, registrant_id, register, kind, state, claim, source, entered_at, changed_at) from stdin
            """);
    private final CopyRows versions = new CopyRows("""
            copy evidence_change (evidence_id, version, state, claim, files, actor, changed_at) from stdin
            """);
    private final ClaimColumn claims;
    private final String at;
    private final Actor by;

    public EvidenceLoad(JsonMapper json, Instant at, Actor by) {
        this.claims = new ClaimColumn(json);
        this.at = at.toString();
        this.by = by;
    }

    /** @param source what the earlier system calls it */
    public void add(UUID id, RegistrantId registrant, RegisterId register, Claim claim, String source) {
        String text = claims.convertToDatabaseColumn(claim);
        pieces.add(id)
                .add(registrant.value())
                .add(register)
                .add(claim.kind())
                .add(EvidenceState.ACCEPTED)
                .add(text)
                .add(source)
                .add(at)
                .add(at)
                .end();
        versions.add(id)
                .add(0)
                .add(EvidenceState.ACCEPTED)
                .add(text)
                .add("{}")
                .add(by.name())
                .add(at)
                .end();
    }

    public List<CopyRows> rows() {
        return List.of(pieces, versions);
    }
}
