package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything wrong with what a provider wrote, at once: little is asked of a draft, all of what is applied for. */
@Component
class VersionCheck {
    static final Set<String> KNOWLEDGE_SOURCES = Set.of("professional", "scientific", "experiential");
    private static final Set<String> TYPES =
            Set.of("course", "e-learning", "guide", "method", "learning-practice", "intervision-method", "conference");
    private static final Set<String> WITHOUT_LECTURER = Set.of("e-learning", "guide", "method", "intervision-method");
    private static final Set<String> DELIVERIES =
            Set.of("classroom", "online", "blended", "e-learning", "self-paced", "in-practice");
    private static final int DAY_IN_MINUTES = 24 * 60;
    private static final int YEAR_IN_MINUTES = 2_000 * 60;
    private static final int MOST_SESSIONS = 366;

    private final Files files;

    VersionCheck(Files files) {
        this.files = files;
    }

    List<Fault> ofDraft(@Nullable CourseCode code, CourseContent content, List<FileId> attached) {
        List<Fault> faults = new ArrayList<>();
        if (code != null && !code.value().matches("[A-Za-z0-9][A-Za-z0-9._-]{1,59}")) {
            faults.add(Fault.at("/code", "malformed"));
        }
        if (!content.language().matches("[a-z]{2}")) {
            faults.add(Fault.at("/content/language", "malformed"));
        }
        Long price = content.priceCents();
        if (price != null && price < 0) {
            faults.add(Fault.at("/content/priceCents", "negative"));
        }
        times(content, faults);
        Set<FileId> known =
                files.describe(attached).stream().map(StoredFile::id).collect(Collectors.toSet());
        for (int i = 0; i < attached.size(); i++) {
            if (!known.contains(attached.get(i))) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            }
        }
        return faults;
    }

    private static void times(CourseContent content, List<Fault> faults) {
        if (content.selfStudyMinutes() < 0) {
            faults.add(Fault.at("/content/selfStudyMinutes", "negative"));
        } else if (content.selfStudyMinutes() > YEAR_IN_MINUTES) {
            faults.add(Fault.at("/content/selfStudyMinutes", "too-large", "max", YEAR_IN_MINUTES));
        }
        if (content.sessions().size() > MOST_SESSIONS) {
            faults.add(Fault.at("/content/sessions", "too-many", "max", MOST_SESSIONS));
        }
        for (int i = 0; i < content.sessions().size(); i++) {
            CourseContent.Session session = content.sessions().get(i);
            String at = "/content/sessions/" + i;
            if (session.minutes() < 1) {
                faults.add(Fault.at(at + "/minutes", "too-small", "min", 1));
            } else if (session.minutes() > DAY_IN_MINUTES) {
                faults.add(Fault.at(at + "/minutes", "too-large", "max", DAY_IN_MINUTES));
            }
            if (session.breakMinutes() < 0) {
                faults.add(Fault.at(at + "/breakMinutes", "negative"));
            } else if (session.breakMinutes() >= session.minutes()) {
                faults.add(Fault.at(at + "/breakMinutes", "break-takes-all"));
            }
        }
    }

    List<Fault> ofApplication(CourseContent content) {
        List<Fault> faults = new ArrayList<>();
        require("/content/title", content.title(), faults);
        choice("/content/type", content.type(), TYPES, faults);
        choice("/content/delivery", content.delivery(), DELIVERIES, faults);
        if (content.knowledgeSources().isEmpty()) {
            faults.add(Fault.at("/content/knowledgeSources", "required"));
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < content.knowledgeSources().size(); i++) {
            String source = content.knowledgeSources().get(i);
            choice("/content/knowledgeSources/" + i, source, KNOWLEDGE_SOURCES, faults);
            if (!named.add(source)) {
                faults.add(Fault.at("/content/knowledgeSources/" + i, "repeated"));
            }
        }
        if (content.netHours().value() <= 0) {
            faults.add(Fault.at("/content/sessions", "no-hours"));
        }
        if (content.goals().stream().allMatch(String::isBlank)) {
            faults.add(Fault.at("/content/goals", "required"));
        }
        lecturers(content, faults);
        modules(content, faults);
        return faults;
    }

    private static void lecturers(CourseContent content, List<Fault> faults) {
        if (content.lecturers().isEmpty() && !WITHOUT_LECTURER.contains(content.type())) {
            faults.add(Fault.at("/content/lecturers", "required"));
        }
        for (int i = 0; i < content.lecturers().size(); i++) {
            require(
                    "/content/lecturers/" + i + "/name",
                    content.lecturers().get(i).name(),
                    faults);
            require(
                    "/content/lecturers/" + i + "/role",
                    content.lecturers().get(i).role(),
                    faults);
        }
    }

    private static void modules(CourseContent content, List<Fault> faults) {
        Set<String> rules = Stream.of(Partial.values())
                .map(rule -> rule.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        choice("/content/partial", content.partial(), rules, faults);
        if (content.partial().equals("module") && content.modules().isEmpty()) {
            faults.add(Fault.at("/content/modules", "required"));
        }
        Set<Integer> named = new HashSet<>();
        for (int i = 0; i < content.modules().size(); i++) {
            for (int j = 0; j < content.modules().get(i).size(); j++) {
                Integer session = content.modules().get(i).get(j);
                String at = "/content/modules/" + i + "/" + j;
                if (session < 1 || session > content.sessions().size()) {
                    faults.add(Fault.at(
                            at,
                            "session-out-of-range",
                            "sessions",
                            content.sessions().size()));
                } else if (!named.add(session)) {
                    faults.add(Fault.at(at, "repeated"));
                }
            }
        }
    }

    private static void require(String at, String text, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.at(at, "required"));
        }
    }

    private static void choice(String at, String given, Set<String> allowed, List<Fault> faults) {
        if (!allowed.contains(given)) {
            faults.add(Fault.at(
                    at, "unknown-choice", "allowed", allowed.stream().sorted().collect(Collectors.joining(", "))));
        }
    }
}
