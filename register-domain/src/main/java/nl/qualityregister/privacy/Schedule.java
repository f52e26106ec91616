package nl.qualityregister.privacy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What data are kept for, on which ground, how long, and what an erasure waits for: {@code schemas/privacy/retention.json}. The terms
 * are that file's alone; who changes one changes docs, preview and night job at once.
 */
@Component
public class Schedule {
    private final Read read;

    Schedule(JsonMapper json) {
        this.read = json.readValue(Inventory.text("retention.json"), Read.class);
    }

    public Map<String, Texts> grounds() {
        return read.grounds();
    }

    public Map<String, Purpose> purposes() {
        return read.purposes();
    }

    public List<Category> categories() {
        return read.categories();
    }

    public Category category(String code) {
        return categories().stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no category " + code));
    }

    public List<Hold> holds() {
        return read.holds();
    }

    public List<Folder> folders() {
        return read.folders();
    }

    /** After which no backup is kept. */
    public Period backups() {
        return Period.parse(read.backups());
    }

    /** What is asked of the database for a step: the set and the open cases written out. */
    String spelled(Category category, String condition) {
        String set = category.set();
        String spelled = set == null ? condition : condition.replace("{set}", set);
        while (spelled.contains("{open:")) {
            int from = spelled.indexOf("{open:");
            int to = spelled.indexOf('}', from);
            String registrant = spelled.substring(from + "{open:".length(), to);
            spelled = spelled.substring(0, from) + read.open().replace("{r}", registrant) + spelled.substring(to + 1);
        }
        return spelled.replace(":before", "cast(:before as date)");
    }

    private record Read(
            Map<String, Texts> grounds,
            Map<String, Purpose> purposes,
            String open,
            List<Category> categories,
            List<Folder> folders,
            String backups,
            List<Hold> holds) {}

    /** @param ground a code of the grounds */
    public record Purpose(String nl, String en, String ground) {
        public Texts text() {
            return new Texts(nl, en);
        }
    }

    /**
     * A term.
     *
     * @param keep as ISO 8601; absent where it is kept as long as {@code from} says
     * @param from from when it is counted
     * @param set ids that several steps are about
     * @param persons which whole persons are over, by id
     */
    public record Category(
            String code,
            @Nullable String keep,
            String nl,
            String en,
            Texts from,
            @Nullable String set,
            @Nullable String persons,
            List<Step> steps) {
        public Texts text() {
            return new Texts(nl, en);
        }

        public Optional<Period> term() {
            return Optional.ofNullable(keep).map(Period::parse);
        }

        /** What happened before it is over; as of the day. */
        Optional<LocalDate> before(LocalDate day) {
            return term().map(day::minus);
        }
    }

    /** Rows of a table that go, or files that rows name. */
    public record Step(
            @Nullable String table,
            @Nullable String where,
            @Nullable String files) {}

    public record Folder(String folder, String keep) {}

    /** @param until the day from which it no longer holds up, where one can be told; a row when it does now */
    public record Hold(String code, String nl, String en, String until) {
        public Texts text() {
            return new Texts(nl, en);
        }
    }
}
