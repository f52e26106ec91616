package nl.qualityregister.evidence;

import java.util.List;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;

public record NewEvidence(RegistrantId registrant, RegisterId register, Claim claim, List<FileId> files) {
    public NewEvidence {
        files = List.copyOf(files);
    }
}
