package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The registers and norm sets that come with the program. */
@Component
class Shelf {

    private final Map<RegisterId, Register> registers = new LinkedHashMap<>();
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
                registers.put(register.id(), register);
                faultUnknownNorms(register, found);
            }
            if (!found.none()) {
                faults.put(source, found.all());
            }
        });
        if (!faults.isEmpty()) {
            throw new DocumentsRefused(faults);
        }
    }

    private void faultUnknownNorms(Register register, Faults faults) {
        for (Register.JudgedTogether together : register.normSets()) {
            boolean known = norms.keySet().stream()
                    .anyMatch(version -> version.normSet().equals(together.normSet()));
            if (!known) {
                faults.add("/normSets", "names an unknown norm set \"" + together.normSet() + "\"");
            }
        }
    }

    List<Register> registers() {
        return List.copyOf(registers.values());
    }

    Optional<Register> register(RegisterId id) {
        return Optional.ofNullable(registers.get(id));
    }

    List<NormSet> norms() {
        return new ArrayList<>(norms.values());
    }
}
