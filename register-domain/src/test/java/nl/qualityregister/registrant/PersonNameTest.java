package nl.qualityregister.registrant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            J.M., van der, Berg,            J.M. van der Berg
            A.,   d',      Ancona,          A. d'Ancona
            A.,   d’,      Ancona,          A. d’Ancona
            P.,   van 't,  Hoff,            P. van 't Hoff
            K.,   't,      Hart,            K. 't Hart
            L.,   op 't,   Veld,            L. op 't Veld
            G.,   dell',   Acqua,           G. dell'Acqua
            F.,   von und zu, Liechtenstein, F. von und zu Liechtenstein
            M.,   de,      Vries-van Dijk,  M. de Vries-van Dijk
            S.,   ,        Jansen-d'Hondt,  S. Jansen-d'Hondt
            N.,   "  ",    Yılmaz,          N. Yılmaz
            """)
    void theInfixStandsBeforeTheSurnameAsItIsWritten(String initials, String infix, String surname, String formal) {
        PersonName name = new PersonName(initials, "Jet", infix, surname);

        assertThat(name.formal()).isEqualTo(formal);
    }

    @Test
    void theFamilyNameLeavesTheInitialsOut() {
        assertThat(new PersonName("A.", null, "d'", "Ancona").family()).isEqualTo("d'Ancona");
        assertThat(new PersonName("A.", null, "van den", "Berg").family()).isEqualTo("van den Berg");
        assertThat(new PersonName("", null, null, "Suharto").formal()).isEqualTo("Suharto");
    }
}
