package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of disputed attendance, and of how reliably a provider reports. */
@Service
@Transactional
public class Disputes {
    private static final int LONGEST = 2_000;

    private final DisputeRows rows;
    private final EditionRows editions;
    private final ReportingTerm terms;
    private final BusinessDay businessDay;

    Disputes(DisputeRows rows, EditionRows editions, ReportingTerm terms, BusinessDay businessDay) {
        this.rows = rows;
        this.editions = editions;
        this.terms = terms;
        this.businessDay = businessDay;
    }

    /** Refuses with the faults of the input, {@link EditionNotFound}, and {@link DisputeUnderWay}. */
    public Dispute raise(RegistrantId registrant, EditionCode edition, DisputeKind kind, String remark) {
        Edition disputed = editions.find(edition).orElseThrow(() -> new EditionNotFound(edition));
        List<Fault> faults = new ArrayList<>(ofText("/remark", remark));
        if (disputed.endsOn().isAfter(businessDay.today())) {
            faults.add(Fault.at("/edition", "edition-not-over", "endsOn", disputed.endsOn()));
        }
        InputRefused.ifAny(faults);
        try {
            return rows.add(registrant, edition, kind, remark.strip());
        } catch (DuplicateKeyException refused) {
            throw Violation.of("attendance_dispute_once_uk", refused) ? new DisputeUnderWay(edition) : refused;
        }
    }

    /**
     * The provider answers; what is wrong it reports or voids itself. Refuses with {@link DisputeNotFound}, also when it is another's, and
     * with {@link DisputeAnswered}.
     */
    public Dispute answer(OrganisationId provider, DisputeId id, boolean upheld, String answer, Actor by) {
        Dispute standing = rows.lock(id, provider).orElseThrow(() -> new DisputeNotFound(id));
        if (standing.upheld() != null) {
            throw new DisputeAnswered(id);
        }
        InputRefused.ifAny(ofText("/answer", answer));
        return rows.answer(id, upheld, answer.strip(), by);
    }

    private static List<Fault> ofText(String at, String text) {
        if (text.isBlank()) {
            return List.of(Fault.at(at, "required"));
        }
        return text.length() > LONGEST ? List.of(Fault.at(at, "too-long", "max", LONGEST)) : List.of();
    }

    /** Of the provider's editions, newest first. */
    @Transactional(readOnly = true)
    public List<Dispute> of(OrganisationId provider) {
        return rows.of(provider);
    }

    /** Her own, newest first. */
    @Transactional(readOnly = true)
    public List<Dispute> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** Of editions that ended in the days, both included. */
    @Transactional(readOnly = true)
    public Reliability reliability(OrganisationId provider, LocalDate from, LocalDate until) {
        return rows.reliability(provider, from, until, terms.longest(), businessDay.today());
    }
}
