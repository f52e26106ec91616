package nl.qualityregister.registrant;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param initials with dots: {@code J.M.}
 * @param calledName the name used daily (roepnaam)
 * @param infix the part before the surname (tussenvoegsel): {@code van der}
 * @param surname without the infix
 */
public record PersonName(
        String initials,
        @Nullable String calledName,
        @Nullable String infix,
        String surname) {
    /** As printed: {@code J.M. (Jet) van der Berg} without the called name. */
    public String formal() {
        return Stream.of(initials, infix, surname)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }
}
