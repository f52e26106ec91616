package nl.qualityregister.privacy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.norm.Language;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrantNotFound;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The door of access (GDPR, articles 15 and 20): everything that is held about somebody, at one instant. */
@Service
public class Exports {
    private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {};

    private final Inventory inventory;
    private final Registrants registrants;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Exports(Inventory inventory, Registrants registrants, Trail trail, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.inventory = inventory;
        this.registrants = registrants;
        this.trail = trail;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Reads the person's file as a whole, and leaves that on the trail. Refuses with RegistrantNotFound. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Export export(RegistrantId registrant, Actor by) {
        Registrant person = Optional.ofNullable(
                        registrants.byId(List.of(registrant)).get(registrant))
                .orElseThrow(RegistrantNotFound::new);
        List<Export.Part> parts = inventory.holdings().stream()
                .filter(holding -> !holding.others())
                .map(holding -> new Export.Part(holding, rows(holding, registrant)))
                .toList();
        String number = person.number().value();
        trail.record(
                List.of(new Footprint(by, "file-exported", "registrant:" + number, List.of(number), "own-file", null)));
        return new Export(person, clock.instant(), parts);
    }

    /** Whole rows, whatever columns a room adds: what is forgotten here is forgotten for the person. */
    private List<Map<String, @Nullable Object>> rows(Holding holding, RegistrantId registrant) {
        return jdbc.sql("select jsonb_strip_nulls(to_jsonb(held) - cast(:hidden as text[]))::text as held"
                        + " from (select * from " + holding.table() + " where " + holding.where() + ") held order by 1")
                .param("hidden", holding.hidden().toArray(String[]::new))
                .param("registrant", registrant.value())
                .query((row, number) -> json.readValue(row.getString("held"), ROW))
                .list();
    }

    /** The same to be read on paper or aloud: a tagged PDF (PDF/UA-1). */
    public byte[] pdf(Export export, Language language) {
        return new ExportPdf(language).render(export);
    }
}
