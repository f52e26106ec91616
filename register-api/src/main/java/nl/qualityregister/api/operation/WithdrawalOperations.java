package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.decision.Withdrawal;
import nl.qualityregister.decision.WithdrawalId;
import nl.qualityregister.decision.WithdrawalOrder;
import nl.qualityregister.decision.WithdrawalOutdated;
import nl.qualityregister.decision.WithdrawalPreview;
import nl.qualityregister.decision.Withdrawals;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Withdrawing what a course is accredited for: seen first, then done as it was seen. */
@RestController
class WithdrawalOperations {
    private final Withdrawals withdrawals;
    private final Problems problems;

    WithdrawalOperations(Withdrawals withdrawals, Problems problems) {
        this.withdrawals = withdrawals;
        this.problems = problems;
    }

    @PostMapping("/v1/accreditation-withdrawals/_preview")
    PreviewView previewWithdrawal(@RequestBody Order order) {
        return PreviewView.of(withdrawals.preview(order.toOrder()));
    }

    @PostMapping("/v1/accreditation-withdrawals")
    ResponseEntity<WithdrawalView> withdrawAccreditation(@RequestBody Act act, Caller caller) {
        Withdrawal done = withdrawals.withdraw(
                new Order(act.course(), act.register(), act.firstDayWithout(), act.takeBackFrom()).toOrder(),
                act.digest(),
                act.reason(),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/accreditation-withdrawals/" + done.id()))
                .body(WithdrawalView.of(done));
    }

    @GetMapping("/v1/accreditation-withdrawals/{withdrawalId}")
    WithdrawalView readWithdrawal(@PathVariable String withdrawalId) {
        return withdrawals
                .find(new WithdrawalId(Words.id(withdrawalId)))
                .map(WithdrawalView::of)
                .orElseThrow(NotFound::new);
    }

    /** The answer holds what it would do now. */
    @ExceptionHandler
    void outdated(WithdrawalOutdated outdated, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(outdated).showing(PreviewView.of(outdated.preview())));
    }

    record Order(
            String course,
            String register,
            LocalDate firstDayWithout,
            @Nullable LocalDate takeBackFrom) {
        WithdrawalOrder toOrder() {
            return new WithdrawalOrder(new CourseCode(course), new RegisterId(register), firstDayWithout, takeBackFrom);
        }
    }

    record Act(
            String course,
            String register,
            LocalDate firstDayWithout,
            @Nullable LocalDate takeBackFrom,
            String digest,
            String reason) {}

    record PreviewView(
            String digest,
            int accreditations,
            int seats,
            int registrants,
            int credits,
            String points,
            List<String> cyclesFallingShort) {
        static PreviewView of(WithdrawalPreview preview) {
            return new PreviewView(
                    preview.digest(),
                    preview.accreditations(),
                    preview.seats(),
                    preview.registrants(),
                    preview.credits(),
                    preview.points().toString(),
                    preview.fallingShort().stream()
                            .map(cycle -> String.valueOf(cycle.id().value()))
                            .toList());
        }
    }

    record WithdrawalView(
            UUID id,
            String course,
            String register,
            LocalDate firstDayWithout,
            @Nullable LocalDate takeBackFrom,
            String reason,
            long registrants,
            long credits,
            String points,
            long cyclesShort,
            Instant decidedAt) {
        static WithdrawalView of(Withdrawal done) {
            return new WithdrawalView(
                    done.id().value(),
                    done.order().course().value(),
                    done.order().register().value(),
                    done.order().firstDayWithout(),
                    done.order().takeBackFrom(),
                    done.reason(),
                    done.registrants(),
                    done.credits(),
                    done.points().toString(),
                    done.cyclesShort(),
                    done.decidedAt());
        }
    }
}
