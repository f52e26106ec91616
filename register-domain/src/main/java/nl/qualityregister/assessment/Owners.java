package nl.qualityregister.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.qualityregister.course.AccreditationJudgement;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Those whose things are judged: owners to the left of the desk are told by their own doors, those to its right by an event. */
@Component
class Owners {
    private final JudgedEvidence judged;
    private final Norms norms;
    private final EvidenceDossiers dossiers;
    private final Accreditations accreditations;
    private final ApplicationEventPublisher events;

    Owners(
            JudgedEvidence judged,
            Norms norms,
            EvidenceDossiers dossiers,
            Accreditations accreditations,
            ApplicationEventPublisher events) {
        this.judged = judged;
        this.norms = norms;
        this.dossiers = dossiers;
        this.accreditations = accreditations;
        this.events = events;
    }

    /** @param judgedBy everybody whose judgement the finding rests on */
    record Answer(Item item, Finding finding, List<AccountId> judgedBy) {}

    /** What the finding cannot be for the item, as far as the desk can tell. */
    List<Fault> faults(Item item, Finding finding) {
        return switch (item.kind()) {
            case EVIDENCE ->
                judged.of(item)
                        .map(evidence -> EvidenceFinding.faults(finding, evidence.claim(), categories(item)))
                        .orElseThrow();
            case ACCREDITATION ->
                Stream.concat(
                                AccreditationFinding.faults(Panel.unsourced(finding)).stream(),
                                panel(item).faults(finding).stream())
                        .toList();
            case APPLICATION, OBJECTION, AUDIT -> List.of();
        };
    }

    /** Those who must be heard; not by whoever chooses between them, nor by whoever judges a sample. */
    Panel panel(Item item) {
        return item.kind() == ItemKind.ACCREDITATION && item.sampleOf() == null && item.stage() != Stage.MODERATION
                ? new Panel(Set.copyOf(accreditations.setting(item.register()).panelSources()))
                : Panel.NONE;
    }

    private Set<String> categories(Item item) {
        return norms.register(item.register()).categories().keySet();
    }

    /** Owners to the left lock what is judged before the desk moves its items, as they do when they recall it. */
    void tellLeft(List<Answer> answers, Actor by) {
        Map<EvidenceId, Judgement> evidence = new LinkedHashMap<>();
        Map<AccreditationRequestId, AccreditationJudgement> requests = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Answer answer : answers) {
            Item item = answer.item();
            switch (item.kind()) {
                case EVIDENCE ->
                    evidence.put(Subjects.evidence(item), EvidenceFinding.judgement(answer.finding(), faults));
                case ACCREDITATION ->
                    requests.put(
                            Subjects.accreditation(item), AccreditationFinding.judgement(answer.finding(), faults));
                case APPLICATION, OBJECTION, AUDIT -> {}
            }
        }
        InputRefused.ifAny(faults);
        try {
            if (!evidence.isEmpty()) {
                dossiers.conclude(evidence, by);
            }
            if (!requests.isEmpty()) {
                accreditations.conclude(requests, by);
            }
        } catch (InputRefused refused) {
            throw new InputRefused(
                    refused.faults().stream().map(Owners::ofTheTerms).toList());
        }
    }

    void tellRight(List<Answer> answers, Actor by) {
        List<ItemsConcluded.Concluded> concluded = answers.stream()
                .filter(answer -> answer.item().kind() == ItemKind.APPLICATION
                        || answer.item().kind() == ItemKind.OBJECTION
                        || answer.item().kind() == ItemKind.AUDIT)
                .map(answer -> new ItemsConcluded.Concluded(
                        answer.item().id(),
                        answer.item().kind(),
                        answer.item().subject(),
                        answer.finding(),
                        answer.judgedBy()))
                .toList();
        if (!concluded.isEmpty()) {
            events.publishEvent(new ItemsConcluded(concluded, by));
        }
    }

    /** An owner points into what it was given; the desk was given that as the terms of a finding. */
    private static Fault ofTheTerms(Fault fault) {
        boolean ofTheFinding = fault.pointer().equals("/reason")
                || fault.pointer().equals("/remark")
                || fault.pointer().equals("/answerBy")
                || fault.pointer().startsWith("/claim");
        return ofTheFinding ? fault : new Fault("/terms" + fault.pointer(), fault.code(), fault.values());
    }
}
