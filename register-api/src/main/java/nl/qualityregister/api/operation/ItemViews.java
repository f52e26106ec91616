package nl.qualityregister.api.operation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.assessment.ConflictHint;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Items of the desk as the contract shows them. */
@Component
class ItemViews {
    private final Desk desk;
    private final Files files;
    private final Registrants registrants;

    ItemViews(Desk desk, Files files, Registrants registrants) {
        this.desk = desk;
        this.files = files;
        this.registrants = registrants;
    }

    /** What stands beside items in other rooms, asked for once. */
    record Beside(Map<RegistrantId, Registrant> people, Map<FileId, StoredFile> files) {}

    Beside beside(Collection<Item> items) {
        Set<FileId> named =
                items.stream().flatMap(item -> item.files().stream()).collect(Collectors.toSet());
        return new Beside(
                registrants.byId(items.stream()
                        .map(Item::registrant)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                files.describe(named).stream().collect(Collectors.toMap(StoredFile::id, Function.identity())));
    }

    String[] numbers(Item item) {
        return numbers(item.registrant());
    }

    /** The registration number, as the trail names people; none for what is nobody's in particular. */
    String[] numbers(@Nullable RegistrantId registrant) {
        return registrant == null
                ? new String[0]
                : registrants.byId(Set.of(registrant)).values().stream()
                        .map(person -> person.number().value())
                        .toArray(String[]::new);
    }

    ItemView row(Item item, Caller caller) {
        return row(item, beside(List.of(item)), caller);
    }

    ItemView row(Item item, Beside beside, Caller caller) {
        return view(item, beside, caller, null, null, null, null, null);
    }

    /** With what is judged, what was found before as far as the caller may know, and what the register noticed. */
    ItemView whole(Item item, Caller caller) {
        ConflictHint hint = desk.hint(item.id(), caller.known());
        return view(
                item,
                beside(List.of(item)),
                caller,
                desk.evidence(item.id(), caller.known()).map(EvidenceView::of).orElse(null),
                desk.accreditation(item.id(), caller.known())
                        .map(ItemViews::course)
                        .orElse(null),
                desk.judgements(item.id(), caller.known()).stream()
                        .map(judged -> new ItemView.JudgementView(
                                judged.by().equals(caller.known().id()), judged.at(), ItemVerdict.of(judged.finding())))
                        .toList(),
                new ItemView.ConflictCheck(hint.comparedByText(), hint.similar()),
                desk.reused(item.id(), caller.known()).stream()
                        .map(reused -> new ItemView.ReusedView(
                                Words.of(reused.what()), reused.ownDossier(), reused.on(), reused.percent()))
                        .toList());
    }

    private static ItemView.AskedCourse course(Desk.AskedAccreditation asked) {
        return new ItemView.AskedCourse(
                asked.version().course().value(),
                asked.version().version(),
                asked.version().content(),
                asked.version().hours().toString(),
                asked.application().answer(),
                asked.unheard().isEmpty() ? null : List.copyOf(asked.unheard()));
    }

    private static ItemView view(
            Item item,
            Beside beside,
            Caller caller,
            @Nullable EvidenceView evidence,
            ItemView.@Nullable AskedCourse course,
            @Nullable List<ItemView.JudgementView> judgements,
            ItemView.@Nullable ConflictCheck conflictCheck,
            @Nullable List<ItemView.ReusedView> reused) {
        @Nullable RegistrantId whose = item.registrant();
        @Nullable Registrant person = whose == null ? null : beside.people().get(whose);
        String[] subject = item.subject().split(":", 2);
        return new ItemView(
                item.id().value(),
                Words.of(item.kind()),
                item.register().value(),
                person == null ? null : person.number().value(),
                Words.text(item.provider()),
                item.occupations().stream().map(OccupationCode::value).sorted().toList(),
                Words.text(item.body()),
                item.category(),
                item.dueOn(),
                item.termOn(),
                Words.of(item.stage()),
                Words.of(item.state()),
                caller.known().id().equals(item.claimedBy()),
                item.claimedUntil(),
                item.unanswered(),
                item.announcedAt(),
                item.files().stream()
                        .map(file -> FileView.of(
                                Objects.requireNonNull(beside.files().get(file))))
                        .toList(),
                evidence,
                course,
                new ItemView.Subject(subject[0], subject[subject.length - 1]),
                judgements,
                conflictCheck,
                reused);
    }
}
