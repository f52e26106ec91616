package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of norm sets and registers in the making. A draft is saved as often as its writers like, with whatever is wrong with
 * it; every revision stays. People remark on it. Whoever decides on norms has it adopted, and from then on it is a version
 * like those that come with the program.
 */
@Service
@Transactional
public class NormDrafts {

    private static final String SOURCE = "draft";
    private static final int LONGEST_REMARK = 10_000;

    private final DraftRows rows;
    private final NormVersions norms;
    private final RegisterVersions registers;
    private final Library library;
    private final Trail trail;
    private final BusinessDay businessDay;

    NormDrafts(
            DraftRows rows,
            NormVersions norms,
            RegisterVersions registers,
            Library library,
            Trail trail,
            BusinessDay businessDay) {
        this.rows = rows;
        this.norms = norms;
        this.registers = registers;
        this.library = library;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    /** @param document a JSON document; what is wrong with it is told by {@link #read} */
    public Draft draft(DraftKind kind, String document, Actor by) {
        DraftId id = rows.insert(kind, document, by);
        leave("norm-drafted", id, by);
        return rows.find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(DraftId id) {
        return rows.find(id);
    }

    /** The newest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Draft> list(Optional<DraftId> after, int limit) {
        return rows.list(after, limit);
    }

    /**
     * Saves a next revision. Refuses with {@link DraftNotFound}, {@link DraftAlreadyAdopted}, and {@link DraftChangedMeanwhile}
     * when another revision stands than the one the caller saw.
     */
    public Draft save(DraftId id, long seen, String document, Actor by) {
        Draft draft = standing(id, seen);
        if (!rows.save(id, draft.revision() + 1, document, by)) {
            throw new DraftChangedMeanwhile(id, seen, draft.revision() + 1);
        }
        leave("norm-draft-saved", id, by);
        return rows.find(id).orElseThrow();
    }

    /** The draft, locked, if it still stands as the caller saw it and can be changed. Refuses as {@link #save} does. */
    public Draft standing(DraftId id, long seen) {
        Draft draft = open(id);
        if (draft.revision() != seen) {
            throw new DraftChangedMeanwhile(id, seen, draft.revision());
        }
        return draft;
    }

    private Draft open(DraftId id) {
        Draft draft = rows.lock(id).orElseThrow(() -> new DraftNotFound(id));
        if (draft.adopted() != null) {
            throw new DraftAlreadyAdopted(id, draft.adopted());
        }
        return draft;
    }

    /** What a document would be, and everything that keeps it from being adopted today. */
    @Transactional(readOnly = true)
    public DraftReading read(DraftKind kind, String document) {
        return read(kind, document, library.books());
    }

    private DraftReading read(DraftKind kind, String document, Library.Books books) {
        return switch (kind) {
            case NORM_SET -> readNorm(document, books);
            case REGISTER -> readRegister(document, books);
        };
    }

    private DraftReading readNorm(String document, Library.Books books) {
        NormDocuments read =
                NormDocuments.read(Map.of(SOURCE, document), books.norms().values());
        NormSet norm = read.norms().get(SOURCE);
        return norm == null
                ? new DraftReading(null, null, read.faults().getOrDefault(SOURCE, List.of()))
                : new DraftReading(
                        norm,
                        null,
                        Succession.of(norm, books, businessDay.today()).faults());
    }

    private static DraftReading readRegister(String document, Library.Books books) {
        Faults faults = new Faults();
        Register register = RegisterReader.read(document, faults);
        if (register != null) {
            RegisterReader.faultUnknownNorms(register, books.versions().keySet(), faults);
            PublishedRegister before = books.registers().get(register.id());
            if (before != null) {
                faultLostOccupations(before.register(), register, faults);
                if (before.document().equals(document)) {
                    faults.add("", "changes nothing: it is the document that holds already");
                }
            }
        }
        return new DraftReading(null, register, faults.all());
    }

    /** People are registered for an occupation under its code; it may be renamed, never dropped. */
    private static void faultLostOccupations(Register before, Register after, Faults faults) {
        before.occupations().stream()
                .filter(occupation -> after.occupation(occupation.code()).isEmpty())
                .forEach(occupation -> faults.add(
                        "/occupations",
                        "leaves out \"" + occupation.code() + "\", for which people may be registered"));
    }

    /** Adds to the log of a draft. Refuses with {@link DraftNotFound}, {@link DraftAlreadyAdopted}, or InputRefused. */
    public Remark remark(DraftId id, String capacity, String text, Actor by) {
        InputRefused.ifAny(remarkFaults(text));
        Remark remark = rows.remark(open(id), capacity, text.strip(), by);
        leave("norm-remarked", id, by);
        return remark;
    }

    private static List<Fault> remarkFaults(String text) {
        if (text.isBlank()) {
            return List.of(Fault.at("/remark", "required"));
        }
        return text.length() > LONGEST_REMARK
                ? List.of(Fault.at("/remark", "too-long", "max", LONGEST_REMARK))
                : List.of();
    }

    /** What was said of a draft, in order, after the given place. */
    @Transactional(readOnly = true)
    public List<Remark> remarks(DraftId id, int after, int limit) {
        return rows.remarks(id, after, limit);
    }

    /** Refuses with every fault that keeps the draft from being adopted, each under {@code /document}. */
    @Transactional(readOnly = true)
    public void requireAdoptable(Draft draft) {
        refuse(read(draft.kind(), draft.document(), library.fresh()).faults());
    }

    /**
     * Records the draft as a version, in use from the day it says (a register: at once). One at a time: what two say of the same
     * days is never both recorded. Refuses as {@link #save} does, and as {@link #requireAdoptable}.
     */
    public Draft adopt(DraftId id, long seen, Actor by) {
        Draft draft = standing(id, seen);
        norms.lockAdoption();
        Library.Books books = library.fresh();
        DraftReading reading = read(draft.kind(), draft.document(), books);
        refuse(reading.faults());
        NormSet norm = reading.norm();
        Register register = reading.register();
        if (norm != null) {
            rows.adopted(draft, record(norm, books));
        } else if (register != null) {
            rows.adopted(draft, record(register, draft.document()));
        }
        library.forgetAfterCommit();
        leave("norm-adopted", id, by);
        return rows.find(id).orElseThrow();
    }

    private Draft.Adopted record(NormSet norm, Library.Books books) {
        if (!norms.recordAdopted(norm)) {
            refuse(List.of(new DocumentFault("/version", "there is a version " + norm.version() + " already")));
        }
        LocalDate from = norm.effectiveFrom().orElseThrow();
        Collection<NormSet> before =
                Succession.of(norm, books, businessDay.today()).ended();
        before.forEach(ended -> norms.end(ended.version(), from.minusDays(1), norm.version()));
        return new Draft.Adopted(
                norm.version().normSet().value(), norm.version().version());
    }

    private Draft.Adopted record(Register register, String document) {
        int number = registers.recordAdopted(register.id(), document);
        return new Draft.Adopted(register.id().value(), Integer.toString(number));
    }

    private static void refuse(List<DocumentFault> faults) {
        InputRefused.ifAny(documentFaults(faults));
    }

    private static List<Fault> documentFaults(List<DocumentFault> found) {
        List<Fault> faults = new ArrayList<>();
        found.forEach(fault ->
                faults.add(Fault.at("/document" + fault.pointer(), "document-fault", "message", fault.message())));
        return faults;
    }

    private void leave(String act, DraftId id, Actor by) {
        trail.record(List.of(new Footprint(by, act, "norm-draft:" + id, List.of(), "task:norms", null)));
    }
}
