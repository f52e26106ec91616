package nl.qualityregister.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.ScanState;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Everything wrong with what was handed in, at once, by the register's categories, the stored files and the business day. */
@Component
class EvidenceChecks {
    private final Norms norms;
    private final Files files;
    private final Organisations organisations;
    private final BusinessDay businessDay;

    EvidenceChecks(Norms norms, Files files, Organisations organisations, BusinessDay businessDay) {
        this.norms = norms;
        this.files = files;
        this.organisations = organisations;
        this.businessDay = businessDay;
    }

    List<Fault> ofDraft(NewEvidence evidence) {
        List<Fault> faults = new ArrayList<>();
        new TextCheck("", faults).check(evidence.claim(), evidence.files());
        register("", evidence, faults);
        files("", evidence, described(List.of(evidence)), faults);
        return faults;
    }

    /** @param byPointer what to put before each pointer */
    List<Fault> ofSubmission(Map<String, NewEvidence> byPointer) {
        Map<FileId, StoredFile> described = described(List.copyOf(byPointer.values()));
        Set<String> organisations = organisations(byPointer.values());
        List<Fault> faults = new ArrayList<>();
        byPointer.forEach((at, evidence) -> {
            new TextCheck(at, faults).check(evidence.claim(), evidence.files());
            Set<String> known = register(at, evidence, faults);
            new ClaimCheck(at, faults, businessDay.today(), known, organisations).check(evidence.claim());
            files(at, evidence, described, faults);
        });
        return faults;
    }

    /** Those that exist of the ones that are named, asked once for all of them. */
    private Set<String> organisations(Collection<NewEvidence> evidence) {
        Set<OrganisationId> named = new HashSet<>();
        for (NewEvidence one : evidence) {
            if (one.claim() instanceof Claim.OfPractice practice) {
                Stream.concat(
                                Stream.ofNullable(practice.organisation()),
                                practice.alsoAt().stream()
                                        .flatMap(employer -> Stream.ofNullable(employer.organisation())))
                        .map(OrganisationId::new)
                        .forEach(named::add);
            }
        }
        return named.isEmpty()
                ? Set.of()
                : organisations.find(named).stream()
                        .map(organisation -> organisation.id().value())
                        .collect(Collectors.toSet());
    }

    List<Fault> ofJudgement(Judgement judgement, Piece piece) {
        List<Fault> faults = new ArrayList<>();
        new JudgementCheck(faults, categories(piece.register())).check(judgement, piece.claim());
        return faults;
    }

    List<Fault> ofReason(String reason, int longest) {
        List<Fault> faults = new ArrayList<>();
        if (reason.isBlank()) {
            faults.add(Fault.at("/reason", "required"));
        }
        new TextCheck("", faults).text("/reason", reason, longest);
        return faults;
    }

    private Set<String> register(String at, NewEvidence evidence, List<Fault> faults) {
        Set<String> categories = categories(evidence.register());
        if (categories.isEmpty()) {
            faults.add(Fault.at(at + "/register", "unknown-value"));
        }
        return categories;
    }

    /** None when there is no such register; every register has some. */
    private Set<String> categories(RegisterId id) {
        return norms.registers().stream()
                .filter(register -> register.id().equals(id))
                .findFirst()
                .map(register -> register.categories().keySet())
                .orElse(Set.of());
    }

    private Map<FileId, StoredFile> described(List<NewEvidence> evidence) {
        List<FileId> ids = evidence.stream()
                .flatMap(one -> one.files().stream())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : files.describe(ids).stream().collect(Collectors.toMap(StoredFile::id, file -> file));
    }

    private static void files(String at, NewEvidence evidence, Map<FileId, StoredFile> described, List<Fault> faults) {
        for (int i = 0; i < evidence.files().size(); i++) {
            StoredFile file = described.get(evidence.files().get(i));
            if (file == null) {
                faults.add(Fault.at(at + "/files/" + i, "unknown-file"));
            } else if (file.scan() == ScanState.INFECTED) {
                faults.add(Fault.at(at + "/files/" + i, "infected-file"));
            }
        }
    }
}
