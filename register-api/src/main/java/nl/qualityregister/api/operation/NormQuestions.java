package nl.qualityregister.api.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.api.operation.VerdictViews.NormView;
import nl.qualityregister.api.operation.VerdictViews.VerdictView;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.DocumentFault;
import nl.qualityregister.norm.Draft;
import nl.qualityregister.norm.DraftId;
import nl.qualityregister.norm.DraftKind;
import nl.qualityregister.norm.Explanation;
import nl.qualityregister.norm.Explanations;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormCase;
import nl.qualityregister.norm.NormDrafts;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a norm says of a case; nothing of it is kept. */
@RestController
class NormQuestions {
    private final Norms norms;
    private final NormDrafts drafts;

    NormQuestions(Norms norms, NormDrafts drafts) {
        this.norms = norms;
        this.drafts = drafts;
    }

    @PostMapping("/v1/norm-sets/_evaluate")
    NormAnswer evaluateNorm(
            @RequestBody NormQuestion question,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        NormCase read = read(question.facts());
        NormSet norm = norm(question, read);
        boolean entry = "entry".equals(question.part());
        if (entry && !norm.hasEntry()) {
            throw new InputRefused(List.of(Fault.at("/part", "no-entry-rules")));
        }
        Verdict verdict = entry ? norm.judgeEntry(read.facts()) : norm.judge(read.facts());
        Language reads = ReadersLanguage.preferred(language);
        return new NormAnswer(
                new NormView(norm.version().normSet().value(), norm.version().version()),
                VerdictViews.of(norm, verdict, read.facts().end(), reads, Map.of()),
                ExplanationView.of(Explanations.of(norm, verdict, reads)),
                read.differences(verdict));
    }

    private static NormCase read(JsonNode facts) {
        NormCase.Reading reading = NormCase.read(facts.toString());
        return reading.norm().orElseThrow(() -> refused("/case", reading.faults()));
    }

    private static InputRefused refused(String place, List<DocumentFault> faults) {
        return new InputRefused(faults.stream()
                .map(fault -> Fault.at(place + fault.pointer(), "document-fault", "message", fault.message()))
                .toList());
    }

    private NormSet norm(NormQuestion question, NormCase read) {
        NormView version = question.norm();
        UUID draft = question.draft();
        JsonNode document = question.document();
        if (Stream.of(version, draft, document).filter(Objects::nonNull).count() > 1) {
            throw new InputRefused(List.of(Fault.at("", "one-norm")));
        }
        if (version != null) {
            return norms.version(NormVersion.of(version.normSet(), version.version()));
        }
        if (draft != null) {
            Draft found = drafts.find(new DraftId(draft)).orElseThrow(NotFound::new);
            return compiled("/draft", found.kind(), found.document());
        }
        if (document != null) {
            return compiled("/document", DraftKind.NORM_SET, document.toString());
        }
        return norms.find(read.norm(), read.facts().start(), read.facts().renewal())
                .orElseThrow(() -> new InputRefused(List.of(new Fault(
                        "/case/norm",
                        "no-such-norm",
                        Map.of(
                                "norm",
                                read.norm().value(),
                                "start",
                                read.facts().start().toString())))));
    }

    /** What keeps a norm from being adopted today does not keep it from being tried. */
    private NormSet compiled(String place, DraftKind kind, String document) {
        var reading = drafts.read(kind, document);
        return Optional.ofNullable(reading.norm())
                .orElseThrow(() -> reading.faults().isEmpty() || kind == DraftKind.REGISTER
                        ? new InputRefused(List.of(Fault.at(place, "no-norm-set")))
                        : refused(place, reading.faults()));
    }

    record NormQuestion(
            @Nullable NormView norm,
            @Nullable UUID draft,
            @Nullable JsonNode document,
            @Nullable String part,

            @com.fasterxml.jackson.annotation.JsonProperty("case")
            JsonNode facts) {}

    record NormAnswer(NormView norm, VerdictView verdict, ExplanationView explanation, List<String> differences) {}

    record ExplanationView(
            String language, String headline, List<Explanation.Part> rules, List<Explanation.ItemPart> items) {
        static ExplanationView of(Explanation explanation) {
            return new ExplanationView(
                    explanation.language().code(), explanation.headline(), explanation.rules(), explanation.items());
        }
    }
}
