package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceChangedMeanwhile;
import nl.qualityregister.evidence.EvidenceVersion;
import nl.qualityregister.file.FileId;
import org.jspecify.annotations.Nullable;

record EvidenceVersionView(long version, boolean aside, String state, Claim claim, List<UUID> files, Instant savedAt) {
    static EvidenceVersionView of(EvidenceVersion version) {
        return new EvidenceVersionView(
                version.version(),
                version.aside(),
                Words.of(version.state()),
                version.claim(),
                version.files().stream().map(FileId::value).toList(),
                version.savedAt());
    }

    static EvidenceVersionView of(Evidence evidence) {
        return new EvidenceVersionView(
                evidence.version(),
                false,
                Words.of(evidence.state()),
                evidence.claim(),
                evidence.files().stream().map(FileId::value).toList(),
                evidence.changedAt());
    }

    /** What a client needs to lay the two beside each other. */
    record Both(@Nullable EvidenceVersionView yours, EvidenceVersionView standing) {
        static Both of(EvidenceChangedMeanwhile refused) {
            return new Both(
                    refused.yours().map(EvidenceVersionView::of).orElse(null),
                    EvidenceVersionView.of(refused.standing()));
        }
    }
}
