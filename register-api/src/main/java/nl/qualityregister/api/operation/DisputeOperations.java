package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.Dispute;
import nl.qualityregister.course.DisputeId;
import nl.qualityregister.course.DisputeKind;
import nl.qualityregister.course.Disputes;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.Reliability;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disputed attendance, and how reliably providers report. */
@RestController
class DisputeOperations {
    private final Disputes disputes;
    private final BusinessDay businessDay;
    private final Reach reach;

    DisputeOperations(Disputes disputes, BusinessDay businessDay, Reach reach) {
        this.disputes = disputes;
        this.businessDay = businessDay;
        this.reach = reach;
    }

    @PostMapping("/v1/attendance-disputes")
    ResponseEntity<DisputeView> disputeAttendance(@RequestBody NewDispute asked, Caller caller) {
        Dispute raised = disputes.raise(
                reach.self(caller).id(),
                new EditionCode(asked.edition()),
                Words.read(DisputeKind.class, asked.kind()),
                asked.remark());
        return ResponseEntity.status(HttpStatus.CREATED).body(DisputeView.of(raised));
    }

    /** A provider's of its editions, a professional's her own. */
    @GetMapping("/v1/attendance-disputes")
    DisputeList listAttendanceDisputes(Caller caller) {
        List<Dispute> found = caller.is(Role.PROVIDER)
                ? disputes.of(reach.organisation(caller, Role.PROVIDER))
                : disputes.of(reach.self(caller).id());
        return new DisputeList(found.stream().map(DisputeView::of).toList());
    }

    @PostMapping("/v1/attendance-disputes/{disputeId}/answers")
    ResponseEntity<DisputeView> answerDispute(
            @PathVariable String disputeId, @RequestBody DisputeAnswer answer, Caller caller) {
        Dispute answered = disputes.answer(
                reach.organisation(caller, Role.PROVIDER),
                new DisputeId(Words.id(disputeId)),
                answer.upheld(),
                answer.answer(),
                caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(DisputeView.of(answered));
    }

    @GetMapping("/v1/providers/{providerId}/reliability")
    ReliabilityView readReliability(
            @PathVariable String providerId,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> until,
            Caller caller) {
        OrganisationId provider = new OrganisationId(providerId);
        boolean own = caller.actsFor(Role.PROVIDER).filter(provider::equals).isPresent();
        if (!own && !caller.is(Role.ASSESSOR) && !caller.is(Role.REGISTRAR)) {
            throw new NotFound();
        }
        LocalDate last = until.orElseGet(businessDay::today);
        LocalDate first = from.orElseGet(() -> last.minusYears(1).plusDays(1));
        return ReliabilityView.of(first, last, disputes.reliability(provider, first, last));
    }

    record NewDispute(String edition, String kind, String remark) {}

    record DisputeAnswer(boolean upheld, String answer) {}

    record DisputeList(List<DisputeView> items) {}

    record DisputeView(
            UUID id,
            String edition,
            String title,
            String registrationNumber,
            String kind,
            String remark,
            Instant raisedAt,
            @Nullable Boolean upheld,
            @Nullable String answer) {
        static DisputeView of(Dispute dispute) {
            return new DisputeView(
                    dispute.id().value(),
                    dispute.edition().value(),
                    dispute.title(),
                    dispute.number().value(),
                    Words.of(dispute.kind()),
                    dispute.remark(),
                    dispute.raisedAt(),
                    dispute.upheld(),
                    dispute.answer());
        }
    }

    record ReliabilityView(
            LocalDate from,
            LocalDate until,
            long editions,
            long unreported,
            long recorded,
            long late,
            long voided,
            long disputed,
            long upheld) {
        static ReliabilityView of(LocalDate from, LocalDate until, Reliability found) {
            return new ReliabilityView(
                    from,
                    until,
                    found.editions(),
                    found.unreported(),
                    found.recorded(),
                    found.late(),
                    found.voided(),
                    found.disputed(),
                    found.upheld());
        }
    }
}
