package nl.qualityregister.jobs.seed;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * Names put together from syllables: some 20,000 surnames, of which a few hundred are common, as among real people. Nobody is meant.
 */
final class SyntheticNames {
    private static final String[] FIRST = {
        "Aal", "Ber", "Bron", "Bui", "Dal", "Dor", "Dui", "Eem", "Elz", "Fre", "Gro", "Haa", "Hee", "Hol", "Hui", "Jor",
                "Kas", "Kloo",
        "Koe", "Kra", "Laa", "Lin", "Loo", "Maa", "Mee", "Mul", "Noo", "Oos", "Pee", "Pol", "Raa", "Rij", "Roo",
                "Schoo", "Slui", "Sme",
        "Stee", "Ter", "Tui", "Uit", "Vee", "Vis", "Vlie", "Waa", "Wes", "Wil", "Woe", "Zan", "Zee", "Zui"
    };
    private static final String[] MIDDLE = {
        "", "", "", "de", "den", "ge", "ke", "le", "len", "me", "ne", "pe", "re", "ren", "se", "te", "ve", "ze", "ster",
        "schen"
    };
    private static final String[] LAST = {
        "berg", "broek", "burg", "daal", "dijk", "donk", "drift", "gaard", "graaf", "horst", "huis", "kamp", "laar",
        "land", "man", "meer", "mond", "stra", "veld", "zicht"
    };
    private static final String[] INFIXES = {
        "de", "van", "van de", "van den", "van der", "ter", "ten", "d'", "in 't", "op 't"
    };
    private static final String[] CALLED = {
        "Adri", "Bente", "Ciska", "Daan", "Elske", "Floor", "Gijs", "Hanna", "Ilse", "Joris", "Karlijn", "Lotte",
        "Marit", "Niek", "Onno", "Puck", "Quirijn", "Roos", "Sanne", "Teun", "Uma", "Veerle", "Wessel", "Xander",
        "Yara", "Zita"
    };

    private final RandomGenerator random;

    SyntheticNames(RandomGenerator random) {
        this.random = random;
    }

    NewRegistrant person(RegistrationNumber number, LocalDate day) {
        String called = CALLED[random.nextInt(CALLED.length)];
        return new NewRegistrant(
                number,
                new PersonName(initials(called), called, infix(), surname()),
                day.minusDays(23L * 365 + random.nextInt(44 * 365)),
                "nr" + number + "@example.invalid",
                random.nextInt(20) == 0 ? "en" : "nl",
                null,
                java.util.List.of());
    }

    private String initials(String called) {
        StringBuilder initials = new StringBuilder().append(called.charAt(0)).append('.');
        for (int more = random.nextInt(3); more > 0; more--) {
            initials.append((char) ('A' + random.nextInt(26))).append('.');
        }
        return initials.toString();
    }

    private @Nullable String infix() {
        return random.nextInt(10) < 3 ? INFIXES[random.nextInt(INFIXES.length)] : null;
    }

    private String surname() {
        String name = single();
        return random.nextInt(25) == 0 ? name + "-" + single() : name;
    }

    /** The product of two draws leans to the front: common names are really common. */
    private String single() {
        String middle = MIDDLE[(int) (random.nextDouble() * random.nextDouble() * MIDDLE.length)];
        return FIRST[(int) (random.nextDouble() * random.nextDouble() * FIRST.length)]
                + middle
                + LAST[random.nextInt(LAST.length)];
    }
}
