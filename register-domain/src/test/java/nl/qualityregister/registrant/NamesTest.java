package nl.qualityregister.registrant;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aRegistrant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.registrant.NameMatch.Nearness;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class NamesTest {
    @Autowired
    Names names;

    @Autowired
    Registrants registrants;

    @Autowired
    Visibilities visibilities;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "J.|Jan||Dijksterhuizen|Johannes Dyksterhuizen",
                "J.|Jan||Dijksterhuizen|dijksterhuizen",
                "C.|Kees|van 't|Hooghelander|Cornelis van 't Hooghelander",
                "C.|Kees|van 't|Hooghelander|Hooghelander, C. van 't",
                "Z.A.|Zosia||Brzęczkowicka|Brzeczkowicka",
                "M.|Marie||Jansonius-de Kwaasteniet|Kwaasteniet",
                "M.|Marie||Jansonius-de Kwaasteniet|M. Jansonius",
                "M.|Marie||Jansonius-de Kwaasteniet|Marieke Jansonius-de Kwaasteniet",
                "A.|Ana||Ruizillo Garciarez|Ana Ruizillo Garciarez",
                "Ø.|Øystein||Bjørnæsen|bjornaesen",
                "A.M.|||Grossmannius|Großmannius",
            })
    void aNameIsFoundAsItIsWritten(String initials, String called, String infix, String surname, String written) {
        Registrant person = entered(new PersonName(initials, called, infix, surname));

        List<NameMatch> found = names.search(written, null, 50);

        assertThat(found)
                .filteredOn(match -> match.person().number().equals(person.number()))
                .extracting(NameMatch::nearness)
                .containsExactly(Nearness.EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "Zwaluwenstaart,Zwaluwenstart",
        "Kwikstaartje,Kwikstaaartje",
        "Pimpelmeesje,Pimpelmoesje",
        "Boomklever,Boomklevre"
    })
    void oneLetterWrongIsForgivenAndTwoAreNot(String surname, String written) {
        Registrant person = entered(new PersonName("J.", null, null, surname));

        assertThat(names.search(written, null, 50))
                .filteredOn(match -> match.person().number().equals(person.number()))
                .extracting(NameMatch::nearness)
                .containsExactly(Nearness.SIMILAR);
        assertThat(names.search("xx" + written, null, 50)).isEmpty();
    }

    @Test
    void theBeginningOfANameFindsIt() {
        Registrant person = entered(new PersonName("J.", null, "van", "Qwertzuiopelen"));

        assertThat(names.search("van Qwertz", null, 5))
                .extracting(match -> match.person().number(), NameMatch::nearness)
                .contains(org.assertj.core.groups.Tuple.tuple(person.number(), Nearness.PREFIX));
    }

    @Test
    void anotherGivenNameOrDateOfBirthIsAnotherPerson() {
        Registrant person = entered(new PersonName("H.", "Henk", null, "Vuurgoudhaantje"));

        assertThat(names.search("Hendrik Vuurgoudhaantje", person.birthDate(), 5))
                .hasSize(1);
        assertThat(names.search("Kees Vuurgoudhaantje", null, 5)).isEmpty();
        assertThat(names.search("Vuurgoudhaantje", LocalDate.of(1999, 1, 1), 5)).isEmpty();
    }

    @Test
    void marksAndNothingAreNobodysName() {
        assertThat(names.search("%", null, 5)).isEmpty();
        assertThat(names.search(" , ", null, 5)).isEmpty();
        assertThat(names.search("van der", null, 5)).isEmpty();
        assertThat(names.search("'; drop table registrant; --", null, 5)).isEmpty();
    }

    /** Without the index a search of a million names would read all of them. */
    @Test
    void exactPrefixAndSimilarAreServedByTheIndex() {
        for (String where : List.of(
                "name_key(surname) collate \"C\" = any(array['berg', 'bergh'])",
                "name_key(surname) collate \"C\" >= 'ber' and name_key(surname) collate \"C\" < 'ber~'")) {
            jdbc.sql("set enable_seqscan = off").update();
            String plan = String.join(
                    "\n",
                    jdbc.sql("explain select id from registrant where " + where)
                            .query(String.class)
                            .list());
            jdbc.sql("set enable_seqscan = on").update();
            assertThat(plan).contains("registrant_name_ix");
        }
    }

    private Registrant entered(PersonName name) {
        NewRegistrant somebody = aRegistrant();
        return registrants
                .enter(
                        List.of(new NewRegistrant(null, name, somebody.birthDate(), null, "nl", null, List.of())),
                        OFFICE)
                .getFirst();
    }
}
