package nl.qualityregister.assessment;

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
 * What an owner lays on the desk.
 *
 * @param subject the owner's key of what is judged: {@code evidence:<id>}, {@code accreditation:<id>}, {@code application:<id>},
 *     {@code objection:<id>}; one open item per subject
 * @param registrant whose it is, where there is one: nobody judges his or her own, nor a colleague's
 * @param provider whose it is, where an organisation asks: nobody judges for an organisation he or she works for
 * @param occupations the occupations it is about, empty where it is about none
 * @param body the body that judges; absent when the register's assessors do
 * @param dueOn the day by which it should be judged, the end of the registrant's cycle for evidence; the queue is ordered by it
 * @param eyes how many people judge it, 1 or 2
 * @param barred accounts that may not judge it, as those who judged or decided before
 */
public record NewItem(
        ItemKind kind,
        String subject,
        @Nullable RegistrantId registrant,
        @Nullable OrganisationId provider,
        RegisterId register,
        Set<OccupationCode> occupations,
        @Nullable OrganisationId body,
        List<FileId> files,
        LocalDate dueOn,
        int eyes,
        Set<AccountId> barred) {
    public NewItem {
        occupations = Set.copyOf(occupations);
        files = List.copyOf(files);
        barred = Set.copyOf(barred);
        if (eyes < 1 || eyes > 2) {
            throw new IllegalArgumentException("judged by " + eyes + " people");
        }
    }
}
