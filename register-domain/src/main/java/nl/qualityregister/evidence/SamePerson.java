package nl.qualityregister.evidence;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;

/** Whether a name or an address is the professional's own, however it is written. */
final class SamePerson {
    private final Registrant person;

    SamePerson(Registrant person) {
        this.person = person;
    }

    boolean hasName(String name) {
        return names(person.name()).contains(letters(name));
    }

    /** Capitals and what stands behind a plus are no other mailbox. */
    boolean hasAddress(String email) {
        String own = person.email();
        return own != null && mailbox(own).equals(mailbox(email));
    }

    private static Set<String> names(PersonName name) {
        Set<String> names = new LinkedHashSet<>();
        for (String given : new @Nullable String[] {name.initials(), name.calledName(), first(name.initials())}) {
            if (given != null) {
                names.add(letters(given + infix(name) + name.surname()));
                names.add(letters(given + name.surname()));
                names.add(letters(name.surname() + given + infix(name)));
            }
        }
        return names;
    }

    private static String infix(PersonName name) {
        String infix = name.infix();
        return infix == null ? "" : infix;
    }

    private static String first(String initials) {
        return initials.substring(0, initials.offsetByCodePoints(0, initials.isEmpty() ? 0 : 1));
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]", "");
    }

    private static String mailbox(String email) {
        return email.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }
}
