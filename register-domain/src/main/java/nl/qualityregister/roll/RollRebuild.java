package nl.qualityregister.roll;

import java.util.List;
import java.util.Set;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which the standing is built anew beside the one in use, and put in its place. What is entered meanwhile is caught up
 * with under the lock of appending, for the moment of the switch only.
 */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class RollRebuild {
    private static final String REBUILT = "roll_standing_rebuilt";

    private final JdbcClient jdbc;
    private final EntryRows entryRows;
    private final StandingRows standingRows;
    private final Erasures erasures;

    RollRebuild(JdbcClient jdbc, EntryRows entryRows, StandingRows standingRows, Erasures erasures) {
        this.jdbc = jdbc;
        this.entryRows = entryRows;
        this.standingRows = standingRows;
        this.erasures = erasures;
    }

    /** @param differing those whose kept standing is not what their entries say */
    public record Piece(long rows, Set<RegistrantId> differing) {}

    /** Begins with nothing; returns the last place of the log at this moment. */
    public long begin() {
        jdbc.sql("drop table if exists " + REBUILT).update();
        jdbc.sql("create table " + REBUILT + " (like roll_standing including defaults including identity)")
                .update();
        return entryRows.head().map(Head::index).orElse(-1L);
    }

    public long lastRegistrant() {
        return standingRows.lastRegistrant();
    }

    /** Builds the standing of registrants from the first up to and without the last, and compares it with what is kept at that instant. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, isolation = Isolation.REPEATABLE_READ)
    public Piece fill(RegistrantId from, RegistrantId until) {
        List<RollEntry> entries = entryRows.between(from, until);
        Knowledge computed = Roll.shown(entries);
        List<StandingRow> rows = computed.all().toList();
        standingRows.storeRebuilt(rows);
        return new Piece(rows.size(), Roll.differing(computed, standingRows.between(from, until)));
    }

    /** Gives the new table the laws of the old one, while nobody reads it. */
    public void constrain() {
        jdbc.sql("""
                alter table roll_standing_rebuilt
                 add constraint roll_standing_rebuilt_pk primary key (id),
                 add constraint roll_standing_rebuilt_entry_fk foreign key (entry_index) references roll_entry,
                 add constraint roll_standing_rebuilt_one_status exclude using gist
                     (registrant_id with =, register with =, occupation with =, days with &&, known with &&)
                """).update();
        jdbc.sql("create index roll_standing_rebuilt_registrant_ix on " + REBUILT + " (registrant_id)")
                .update();
    }

    /**
     * Catches up with what was entered or erased since, and puts the new table in the place of the old one, also behind the views that
     * read it.
     *
     * @param head what {@link #begin()} returned
     * @param repair whether it is put there also when those caught up with differ
     */
    public void switchOver(long head, boolean repair) {
        entryRows.lock();
        Set<RegistrantId> since = entryRows.since(head);
        List<RollEntry> entries = entryRows.of(since);
        Knowledge computed = Roll.shown(entries);
        Set<RegistrantId> differing = Roll.differing(computed, standingRows.of(since));
        if (!differing.isEmpty() && !repair) {
            throw new IllegalStateException("the standing of registrant "
                    + differing.iterator().next().value() + " is not what the entries say; nothing was switched");
        }
        standingRows.removeRebuilt(since, erasures.since(head));
        standingRows.storeRebuilt(computed.all().toList());
        List<View> views = views();
        jdbc.sql("alter table roll_standing rename to roll_standing_replaced").update();
        jdbc.sql("alter table " + REBUILT + " rename to roll_standing").update();
        views.forEach(view -> jdbc.sql("create or replace view " + view.name() + " as " + view.definition())
                .update());
        jdbc.sql("drop table roll_standing_replaced").update();
        for (String law : List.of("pk", "entry_fk", "one_status")) {
            jdbc.sql("alter table roll_standing rename constraint roll_standing_rebuilt_" + law + " to roll_standing_"
                            + law)
                    .update();
        }
        jdbc.sql("alter index roll_standing_rebuilt_registrant_ix rename to roll_standing_registrant_ix")
                .update();
        jdbc.sql("alter sequence roll_standing_rebuilt_id_seq rename to roll_standing_id_seq")
                .update();
    }

    /** Views hold on to the table they were made of, not to its name: they are told again, by the same words. */
    private List<View> views() {
        return jdbc.sql("""
                        select distinct view.oid::regclass::text as name, pg_get_viewdef(view.oid) as definition
                          from pg_depend
                          join pg_rewrite rule on rule.oid = pg_depend.objid
                          join pg_class view on view.oid = rule.ev_class and view.relkind = 'v'
                         where pg_depend.refobjid = 'roll_standing'::regclass
                           and pg_depend.classid = 'pg_rewrite'::regclass
                        """)
                .query((row, i) -> new View(row.getString("name"), row.getString("definition")))
                .list();
    }

    private record View(String name, String definition) {}
}
