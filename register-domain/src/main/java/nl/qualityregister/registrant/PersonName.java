package nl.qualityregister.registrant;

import org.jspecify.annotations.Nullable;

/**
 * @param initials with dots: {@code J.M.}
 * @param calledName the name used daily (roepnaam)
 * @param infix the part before the surname (tussenvoegsel): {@code van der}, {@code d'}, {@code op 't}
 * @param surname without the infix; a married name is part of it: {@code Jansen-de Vries}
 */
public record PersonName(
        String initials,
        @Nullable String calledName,
        @Nullable String infix,
        String surname) {
    /** As printed: {@code J.M. van der Berg}, {@code J. d'Ancona}; the called name is left out. */
    public String formal() {
        String given = initials.strip();
        return given.isEmpty() ? family() : given + " " + family();
    }

    /** The surname with what goes before it: {@code van der Berg}, {@code d'Ancona}, {@code op 't Veld}. */
    public String family() {
        String before = infix == null ? "" : infix.strip();
        return before.isEmpty() || elides(before) ? before + surname.strip() : before + " " + surname.strip();
    }

    /** {@code d'} and {@code dell'} lean on the name that follows; {@code 't} and {@code 's} stand by themselves. */
    private static boolean elides(String infix) {
        return infix.endsWith("'") || infix.endsWith("\u2019");
    }
}
