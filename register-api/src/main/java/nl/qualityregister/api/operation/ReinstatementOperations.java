package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Reinstatement;
import nl.qualityregister.decision.Reinstatements;
import nl.qualityregister.decision.WayBack;
import nl.qualityregister.norm.OccupationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coming back the short way after a lapse: what it takes, for the person too, and the decision of the office. */
@RestController
class ReinstatementOperations {
    private final Reinstatements reinstatements;
    private final Cycles cycles;
    private final Reach reach;

    ReinstatementOperations(Reinstatements reinstatements, Cycles cycles, Reach reach) {
        this.reinstatements = reinstatements;
        this.cycles = cycles;
        this.reach = reach;
    }

    @PostMapping("/v1/cycles/{cycleId}/reinstatements/_preview")
    WayBackView previewReinstatement(@PathVariable String cycleId, Caller caller) {
        Cycle cycle = find(cycleId);
        reach.owner(caller, cycle);
        return WayBackView.of(reinstatements.wayBack(cycle.id()));
    }

    @PostMapping("/v1/cycles/{cycleId}/reinstatements")
    @ResponseStatus(HttpStatus.CREATED)
    ReinstatementView reinstate(@PathVariable String cycleId, @RequestBody Wanted wanted, Caller caller) {
        return ReinstatementView.of(
                reinstatements.reinstate(find(cycleId).id(), wanted.reason(), wanted.feeReference(), caller.actor()));
    }

    private Cycle find(String cycleId) {
        return Optional.of(cycleId)
                .filter(id -> id.matches("[0-9]{1,18}"))
                .flatMap(id -> cycles.find(new CycleId(Long.parseLong(id))))
                .orElseThrow(NotFound::new);
    }

    record Wanted(String reason, @Nullable String feeReference) {}

    record WayBackView(
            long cycleId,
            String register,
            List<String> occupations,
            LocalDate lapsedOn,
            LocalDate openUntil,
            boolean open,
            LocalDate countedUntil,
            boolean met,
            List<String> unmet,
            boolean feeDue,
            LocalDate nextEnd) {
        static WayBackView of(WayBack way) {
            return new WayBackView(
                    way.cycle().value(),
                    way.register().value(),
                    way.occupations().stream()
                            .map(OccupationCode::value)
                            .sorted()
                            .toList(),
                    way.lapsedOn(),
                    way.openUntil(),
                    way.open(),
                    way.countedUntil(),
                    way.met(),
                    way.unmet(),
                    way.feeDue(),
                    way.nextEnd());
        }
    }

    record ReinstatementView(
            UUID reinstatementId,
            long cycleId,
            List<String> occupations,
            LocalDate lapsedOn,
            LocalDate from,
            LocalDate countedUntil,
            String reason,
            @Nullable String feeReference,
            List<Long> nextCycles,
            Instant decidedAt) {
        static ReinstatementView of(Reinstatement done) {
            return new ReinstatementView(
                    done.id().value(),
                    done.cycle().value(),
                    done.occupations().stream()
                            .map(OccupationCode::value)
                            .sorted()
                            .toList(),
                    done.lapsedOn(),
                    done.from(),
                    done.countedUntil(),
                    done.reason(),
                    done.feeReference(),
                    done.next().stream().map(CycleId::value).toList(),
                    done.decidedAt());
        }
    }
}
