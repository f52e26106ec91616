package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of editions as their providers plan them: within what was granted or is asked for, and moved by the provider alone. */
@Service
@Transactional
public class Editions {
    private final EditionRows rows;
    private final VersionRows versions;
    private final Catalogue catalogue;
    private final Arrears arrears;
    private final Organisations organisations;
    private final BusinessDay businessDay;

    Editions(
            EditionRows rows,
            VersionRows versions,
            Catalogue catalogue,
            Arrears arrears,
            Organisations organisations,
            BusinessDay businessDay) {
        this.rows = rows;
        this.versions = versions;
        this.catalogue = catalogue;
        this.arrears = arrears;
        this.organisations = organisations;
        this.businessDay = businessDay;
    }

    /**
     * Plans an edition of the course as it is shown, or of the version applied for where none is shown yet. Refuses with
     * {@link CourseNotFound}, and with the faults of the input, among which days on which nothing is accredited or asked for.
     *
     * @param edition its code blank where one is to be drawn
     */
    public Edition schedule(OrganisationId provider, NewEdition edition, boolean waitingList, Actor by) {
        own(edition.course(), provider);
        NewEdition planned = edition.code().value().isBlank() ? drawn(edition) : edition;
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : new ScheduleCheck(Set.of(edition.course())).faults(List.of(planned))) {
            faults.add(new Fault(fault.pointer().substring("/0".length()), fault.code(), fault.values()));
        }
        if (faults.isEmpty() && rows.find(planned.code()).isPresent()) {
            faults.add(Fault.at("/code", "edition-code-taken"));
        }
        outside(edition.course(), planned.endsOn(), faults);
        InputRefused.ifAny(faults);
        catalogue.schedule(List.of(planned), by);
        rows.queue(planned.code(), waitingList);
        return rows.find(planned.code()).orElseThrow();
    }

    private NewEdition drawn(NewEdition edition) {
        return new NewEdition(
                new EditionCode(edition.course() + "-" + (rows.count(edition.course()) + 1)),
                edition.course(),
                edition.startsOn(),
                edition.endsOn(),
                edition.sessions(),
                edition.seats(),
                edition.place());
    }

    private void outside(CourseCode course, LocalDate endsOn, List<Fault> faults) {
        if (!rows.within(course, endsOn)) {
            faults.add(Fault.at("/endsOn", "edition-outside-validity", "endsOn", endsOn));
        }
    }

    /**
     * Moves an edition, which the bodies are told and not asked; bookings stay. Refuses with {@link EditionNotFound},
     * {@link EditionAttended}, and with the faults of the days.
     */
    public Edition move(OrganisationId provider, EditionCode code, LocalDate startsOn, LocalDate endsOn, Actor by) {
        Edition standing = own(code, provider);
        if (rows.isAttended(code)) {
            throw new EditionAttended(code);
        }
        List<Fault> faults = new ArrayList<>();
        if (endsOn.isBefore(startsOn)) {
            faults.add(Fault.at("/endsOn", "until-before-from", "from", startsOn));
        }
        if (endsOn.isBefore(businessDay.today())) {
            faults.add(Fault.at("/endsOn", "plan-in-past", "today", businessDay.today()));
        }
        outside(standing.course(), endsOn, faults);
        InputRefused.ifAny(faults);
        rows.move(code, startsOn, endsOn);
        versions.note(
                standing.course(),
                standing.version(),
                "EDITION_MOVED",
                Map.of(
                        "edition", code.value(),
                        "before", standing.startsOn() + "/" + standing.endsOn(),
                        "after", startsOn + "/" + endsOn),
                by);
        return rows.find(code).orElseThrow();
    }

    /** Lets an employer report the attendance of an edition. Refuses with {@link EditionNotFound}, and when the employer is unknown. */
    public void delegate(OrganisationId provider, EditionCode code, OrganisationId employer, Actor by) {
        own(code, provider);
        boolean known = organisations.find(List.of(employer)).stream()
                .anyMatch(found -> found.kinds().contains(OrganisationKind.EMPLOYER));
        if (!known) {
            throw new InputRefused(List.of(Fault.at("/employer", "unknown-employer")));
        }
        rows.delegate(code, employer, by);
    }

    /** From now on the employer reports no more of it. Refuses with {@link EditionNotFound}. */
    public void endDelegation(OrganisationId provider, EditionCode code, OrganisationId employer) {
        own(code, provider);
        rows.endDelegation(code, employer);
    }

    private Edition own(EditionCode code, OrganisationId provider) {
        Edition edition = rows.lock(code).orElseThrow(() -> new EditionNotFound(code));
        if (versions.lock(edition.course()).filter(provider::equals).isEmpty()) {
            throw new EditionNotFound(code);
        }
        return edition;
    }

    private void own(CourseCode course, OrganisationId provider) {
        if (versions.lock(course).filter(provider::equals).isEmpty()) {
            throw new CourseNotFound(course);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Edition> find(EditionCode code) {
        return rows.find(code);
    }

    /** Those that end on the day or later, by day. */
    @Transactional(readOnly = true)
    public List<Edition> of(CourseCode course, LocalDate from) {
        return rows.of(course, from);
    }

    /** Accredited editions of the provider that ended and of which no attendance has come, by day. */
    @Transactional(readOnly = true)
    public List<ArrearsEdition> inArrears(OrganisationId provider) {
        return arrears.of(provider);
    }
}
