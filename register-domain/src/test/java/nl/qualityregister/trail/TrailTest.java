package nl.qualityregister.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class TrailTest {
    @Autowired
    Trail trail;

    @Autowired
    JdbcClient jdbc;

    private final String actor = "job:" + UUID.randomUUID();

    @Test
    void footprintsAreKeptInTheOrderGiven() {
        List<Footprint> footprints =
                IntStream.range(0, 300).mapToObj(i -> footprint("object:" + i)).toList();

        trail.record(footprints);

        assertThat(jdbc.sql("select object from trail_entry where actor = :actor order by id")
                        .param("actor", actor)
                        .query(String.class)
                        .list())
                .isEqualTo(footprints.stream().map(Footprint::object).toList());
    }

    @Test
    void aPersonFindsWhoLookedAtHersEvenAmongMany() {
        String subject = UUID.randomUUID().toString();
        trail.record(List.of(new Footprint(
                new Actor(actor), "dossier-read", "dossier", List.of("a,\"b}", subject), "task:assessor", "client")));

        String found = jdbc.sql("select subjects[1] from trail_entry where subjects @> array[cast(:subject as text)]")
                .param("subject", subject)
                .query(String.class)
                .single();

        assertThat(found).isEqualTo("a,\"b}");
    }

    @Test
    void nothingIsLeftWhenThereIsNothingToLeave() {
        trail.record(List.of());

        assertThat(count()).isZero();
    }

    @Test
    void whatIsLeftIsNeverChanged() {
        trail.record(List.of(footprint("object:1")));

        assertThatThrownBy(() -> jdbc.sql("update trail_entry set ground = 'none' where actor = :actor")
                        .param("actor", actor)
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from trail_entry where actor = :actor")
                        .param("actor", actor)
                        .update())
                .hasMessageContaining("never changed");
        assertThat(count()).isEqualTo(1);
    }

    private Footprint footprint(String object) {
        return new Footprint(new Actor(actor), "dossier-read", object, List.of(), "own-file", null);
    }

    private long count() {
        return jdbc.sql("select count(*) from trail_entry where actor = :actor")
                .param("actor", actor)
                .query(Long.class)
                .single();
    }
}
