package nl.qualityregister.assessment;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws which items are judged a second time. The lot of an item is the first eight bytes of SHA-256 over {@code <seed>:<item>}, as an
 * unsigned number, modulo 1,000; it is drawn when the lot is below the register's rate. The seed is one a register and month, drawn by
 * chance and kept, so that nobody knows beforehand and anybody can draw again.
 */
@Component
class Samples {
    private final JdbcClient jdbc;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    private record Lot(Item item, int lot, int perThousand, LocalDate month) {
        boolean isDrawn() {
            return lot < perThousand;
        }
    }

    Samples(JdbcClient jdbc, Norms norms, BusinessDay businessDay, Clock clock) {
        this.jdbc = jdbc;
        this.norms = norms;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** For items just concluded; what is itself a second look draws no lot. */
    void draw(Collection<Item> concluded) {
        LocalDate month = businessDay.today().withDayOfMonth(1);
        List<Lot> lots = new ArrayList<>();
        for (Item item : concluded) {
            int rate = norms.register(item.register()).desk().judgedTwicePerThousand();
            if (rate > 0 && item.kind() == ItemKind.EVIDENCE && item.sampleOf() == null) {
                lots.add(new Lot(item, lot(seed(item.register(), month), item.id()), rate, month));
            }
        }
        if (!lots.isEmpty()) {
            keep(lots);
            layAgain(lots.stream().filter(Lot::isDrawn).map(Lot::item).toList());
        }
    }

    static int lot(String seed, ItemId item) {
        byte[] hash = Sha256.of(seed + ":" + item);
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 1_000);
    }

    private String seed(RegisterId register, LocalDate month) {
        byte[] drawn = new byte[32];
        chance.nextBytes(drawn);
        jdbc.sql("""
                insert into desk_seed (register, month, seed, drawn_at)
                values (:register, :month, :seed, :at)
                on conflict do nothing
                """)
                .param("register", register.value())
                .param("month", month)
                .param("seed", HexFormat.of().formatHex(drawn))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select seed from desk_seed where register = :register and month = :month")
                .param("register", register.value())
                .param("month", month)
                .query(String.class)
                .single();
    }

    private void keep(List<Lot> lots) {
        jdbc.sql("""
                insert into desk_lot (item_id, register, month, lot, per_thousand)
                select cast(item as uuid), register, :month, lot, per_thousand
                from unnest(:items, :registers, :lots, :rates) as drawn (item, register, lot, per_thousand)
                """)
                .param("month", Date.valueOf(lots.getFirst().month()))
                .param("items", Columns.text(lots, one -> one.item().id()))
                .param("registers", Columns.text(lots, one -> one.item().register()))
                .param("lots", Columns.numbers(lots, Lot::lot))
                .param("rates", Columns.numbers(lots, Lot::perThousand))
                .update();
    }

    /** Nothing hangs on it for the registrant, so that it waits for the end of the register's own term. */
    private void layAgain(List<Item> items) {
        jdbc.sql("""
                with again as (
                    insert into desk_item (id, kind, subject, registrant_id, provider_id, register, occupations, body_id, category,
                                           files, due_on, term_on, barred, state, announced_at, sample_of)
                    select cast(laid.id as uuid), i.kind, i.subject, i.registrant_id, i.provider_id, i.register, i.occupations,
                           i.body_id, i.category, i.files, cast(laid.term_on as date), cast(laid.term_on as date), i.barred, 'OPEN',
                           :at, i.id
                    from unnest(:ids, :originals, :terms) as laid (id, original, term_on)
                    join desk_item i on i.id = cast(laid.original as uuid)
                    returning id)
                insert into desk_event (item_id, act, occurred_at)
                select id, 'ANNOUNCED', :at
                from again
                """)
                .param("ids", Columns.text(items, any -> UUID.randomUUID()))
                .param("originals", Columns.text(items, Item::id))
                .param("terms", Columns.text(items, this::term))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private LocalDate term(Item item) {
        return businessDay
                .today()
                .plusDays(norms.register(item.register()).terms().assessmentDays());
    }
}
