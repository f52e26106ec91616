package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.MeasureKind;
import org.jspecify.annotations.Nullable;

/**
 * What a disciplinary body ruled, as the office enters it.
 *
 * @param occupations for which it holds; all that run in the register when none is named
 * @param interim an order for the time until the ruling
 * @param body that ruled
 * @param reference under which it can be found there
 * @param published whether the public may know of it
 * @param publicationGround why it is published or is not
 * @param from the first day on which it holds
 * @param until the first day on which it no longer holds; absent without a term
 * @param files the ruling itself
 */
public record NewRuling(
        RegistrantId registrant,
        RegisterId register,
        Set<OccupationCode> occupations,
        MeasureKind kind,
        boolean interim,
        String body,
        String reference,
        LocalDate ruledOn,
        boolean published,
        String publicationGround,
        LocalDate from,
        @Nullable LocalDate until,
        List<FileId> files) {
    public NewRuling {
        occupations = Set.copyOf(occupations);
        files = List.copyOf(files);
    }
}
