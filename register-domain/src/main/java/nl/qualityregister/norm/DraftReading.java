package nl.qualityregister.norm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft read and laid beside what is in use.
 *
 * @param norm absent when it is a register, or cannot be compiled
 * @param register absent when it is a norm set, or cannot be read
 * @param faults everything that keeps it from being adopted
 */
public record DraftReading(@Nullable NormSet norm, @Nullable Register register, List<DocumentFault> faults) {

    public DraftReading {
        faults = List.copyOf(faults);
    }
}
