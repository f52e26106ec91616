package nl.qualityregister.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * @param subject the owner's key of what is judged: {@code evidence:<id>}
 * @param registrant whose it is, where there is one
 * @param provider whose it is, where an organisation asks
 * @param category of the claim, or what kind of claim it is
 * @param dueOn what the queue is ordered by: for evidence the end of the registrant's cycle
 * @param termOn the day by which the desk has promised an answer
 * @param eyes how many people judge it
 * @param state a claim whose time is over is none: then the item is open
 * @param claimedUntil when the claim ends by itself
 * @param sampleOf the item whose file is judged a second time, without effect
 * @param unanswered whether it was asked back, and the day passed without an answer
 * @param answerBy until when it can be mended, when it was asked back
 */
public record Item(
        ItemId id,
        ItemKind kind,
        String subject,
        @Nullable RegistrantId registrant,
        @Nullable OrganisationId provider,
        RegisterId register,
        Set<OccupationCode> occupations,
        @Nullable OrganisationId body,
        @Nullable String category,
        LocalDate dueOn,
        LocalDate termOn,
        int eyes,
        Stage stage,
        ItemState state,
        @Nullable AccountId claimedBy,
        @Nullable Instant claimedUntil,
        List<FileId> files,
        @Nullable ItemId sampleOf,
        boolean unanswered,
        @Nullable Conclusion conclusion,
        @Nullable LocalDate answerBy,
        Instant announcedAt,
        long version) {
    public Item {
        occupations = Set.copyOf(occupations);
        files = List.copyOf(files);
    }
}
