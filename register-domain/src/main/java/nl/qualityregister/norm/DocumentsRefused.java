package nl.qualityregister.norm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The documents this installation was to start with have faults; it does not start. */
public final class DocumentsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DocumentsRefused(Map<String, List<DocumentFault>> faults) {
        super(faults.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(fault -> entry.getKey() + fault))
                .collect(Collectors.joining("\n")));
    }
}
