package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Rule;
import nl.qualityregister.norm.Validity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the registers require, for everybody. */
@RestController
class NormSets {
    private final Norms norms;
    private final JsonMapper json;

    NormSets(Norms norms, JsonMapper json) {
        this.norms = norms;
        this.json = json;
    }

    @GetMapping("/v1/norm-sets")
    ResponseEntity<Page<NormSetView>> listNormSets(
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Language reads = ReadersLanguage.preferred(language);
        List<NormSetId> found = norms.normSets().stream()
                .filter(id -> after.isEmpty() || id.value().compareTo(after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, NormSetId::value, id -> view(norms.versions(id), reads));
    }

    @GetMapping("/v1/norm-sets/{normSet}")
    ResponseEntity<NormSetView> readNormSet(
            @PathVariable String normSet,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        List<NormSet> versions = norms.versions(id(normSet));
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        Language reads = ReadersLanguage.preferred(language);
        String state = versions.stream().map(this::state).collect(Collectors.joining("."));
        return Published.in(reads, Integer.toHexString(state.hashCode()), view(versions, reads));
    }

    @GetMapping("/v1/norm-sets/{normSet}/versions/{version}")
    ResponseEntity<NormDocument> readNormVersion(
            @PathVariable String normSet,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        NormSet norm = norms.versions(id(normSet)).stream()
                .filter(candidate -> candidate.version().version().equals(version))
                .findFirst()
                .orElseThrow(NotFound::new);
        Language reads = ReadersLanguage.preferred(language);
        return Published.in(reads, state(norm), document(norm, reads));
    }

    private static NormSetId id(String text) {
        return Words.code(text).map(NormSetId::new).orElseThrow(NotFound::new);
    }

    /** A version never changes, but for its last day. */
    private String state(NormSet norm) {
        LocalDate until = norms.validity(norm).until();
        return norm.sha256() + (until == null ? "" : "-" + until);
    }

    private NormSetView view(List<NormSet> versions, Language language) {
        NormSet latest = versions.getLast();
        return new NormSetView(
                latest.version().normSet().value(),
                latest.register().value(),
                latest.name().in(language),
                versions.stream().map(this::summary).toList());
    }

    private VersionSummary summary(NormSet norm) {
        Validity days = norms.validity(norm);
        return new VersionSummary(norm.version().version(), days.from(), days.until(), Cohort.of(norm), norm.sha256());
    }

    private NormDocument document(NormSet norm, Language language) {
        Validity days = norms.validity(norm);
        NormVersion version = norm.version();
        return new NormDocument(
                version.normSet().value(),
                version.version(),
                norm.register().value(),
                norm.name().in(language),
                norm.about().in(language),
                days.from(),
                days.until(),
                Cohort.of(norm),
                norm.period().months(),
                norm.rules().stream().map(rule -> RuleText.of(rule, language)).toList(),
                norm.entryRules().stream()
                        .map(rule -> RuleText.of(rule, language))
                        .toList(),
                norm.sha256(),
                json.readTree(norm.print()));
    }

    record NormSetView(String normSet, String register, String name, List<VersionSummary> versions) {}

    record VersionSummary(
            String version,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil,
            Cohort cohort,
            String sha256) {}

    record Cohort(
            List<String> occupations,
            int renewalsFrom,
            @Nullable Integer renewalsTo) {
        static Cohort of(NormSet norm) {
            return new Cohort(
                    norm.occupations().stream().map(OccupationCode::value).toList(),
                    norm.renewalsFrom(),
                    norm.renewalsTo());
        }
    }

    record NormDocument(
            String normSet,
            String version,
            String register,
            String name,
            String about,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil,
            Cohort cohort,
            int periodMonths,
            List<RuleText> rules,
            List<RuleText> entryRules,
            String sha256,
            JsonNode document) {}

    record RuleText(
            String rule, String label, String question, String remedy, String source, boolean binding, String unit) {
        static RuleText of(Rule rule, Language language) {
            return new RuleText(
                    rule.id(),
                    rule.label().in(language),
                    rule.question().in(language),
                    rule.remedy().in(language),
                    rule.source(),
                    rule.binding(),
                    rule.unit().code());
        }
    }
}
