package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The registers and norm sets that come with the program. */
@Component
class Shelf {

    private final Map<RegisterId, String> registers = new LinkedHashMap<>();
    private final Map<NormVersion, NormSet> norms = new LinkedHashMap<>();

    Shelf() {
        Map<String, List<DocumentFault>> faults = new LinkedHashMap<>();
        NormDocuments documents = NormDocuments.shipped();
        faults.putAll(documents.faults());
        documents.norms().values().forEach(norm -> norms.put(norm.version(), norm));
        Shipped.texts("registers").forEach((source, text) -> {
            Faults found = new Faults();
            Register register = RegisterReader.read(text, found);
            if (register != null) {
                registers.put(register.id(), text);
                List<NormSetId> known =
                        norms.keySet().stream().map(NormVersion::normSet).toList();
                RegisterReader.faultUnknownNorms(register, known, found);
            }
            if (!found.none()) {
                faults.put(source, found.all());
            }
        });
        if (!faults.isEmpty()) {
            throw new DocumentsRefused(faults);
        }
    }

    /** The text of each register's document. */
    Map<RegisterId, String> registers() {
        return Collections.unmodifiableMap(registers);
    }

    List<NormSet> norms() {
        return new ArrayList<>(norms.values());
    }

    Map<NormVersion, NormSet> compiled() {
        return Map.copyOf(norms);
    }
}
