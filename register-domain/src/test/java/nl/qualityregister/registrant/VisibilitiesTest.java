package nl.qualityregister.registrant;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.registrants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class VisibilitiesTest {
    @Autowired
    Visibilities visibilities;

    @Autowired
    Registrants registrants;

    @Test
    void whoWasMergedTwiceLeadsToTheLast() {
        List<Registrant> three = registrants.enter(registrants(3), OFFICE);

        visibilities.merge(three.get(0).id(), three.get(1).id(), OFFICE);
        visibilities.merge(three.get(1).id(), three.get(2).id(), OFFICE);

        Visibility last = new Visibility.Merged(three.get(2).number());
        assertThat(visibilities.of(Set.of(three.get(0).number(), three.get(1).number())))
                .containsEntry(three.get(0).number(), last)
                .containsEntry(three.get(1).number(), last);
        assertThatThrownBy(
                        () -> visibilities.merge(three.get(2).id(), three.get(0).id(), OFFICE))
                .isInstanceOf(VisibilityTaken.class);
    }

    @Test
    void ofTwoWhoAreMergedIntoEachOtherAtOnceOneRemains() throws Exception {
        List<Registrant> two = registrants.enter(registrants(2), OFFICE);

        List<AtOnce.Ending<Object>> endings = AtOnce.run(16, i -> () -> {
            visibilities.merge(two.get(i % 2).id(), two.get(1 - i % 2).id(), OFFICE);
            return i;
        });

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings.stream().map(AtOnce.Ending::thrown).filter(Objects::nonNull))
                .hasSize(15)
                .allSatisfy(thrown -> assertThat(thrown).isInstanceOf(VisibilityTaken.class));
        assertThat(visibilities.of(Set.of(two.get(0).number(), two.get(1).number())))
                .hasSize(1);
    }

    @Test
    void eachChangeRaisesTheVersionByOneHoweverManyChangeAtOnce() throws Exception {
        List<Registrant> many = registrants.enter(registrants(16), OFFICE);
        long before = visibilities.version();

        AtOnce.run(16, i -> () -> {
            visibilities.hide(many.get(i).id(), OFFICE);
            return i;
        });

        assertThat(visibilities.version()).isGreaterThanOrEqualTo(before + 16);
    }
}
