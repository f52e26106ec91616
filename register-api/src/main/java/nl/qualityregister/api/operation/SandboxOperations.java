package nl.qualityregister.api.operation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Sandbox;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For partners who try their systems on a demo. Where none runs, and where the register runs for real, there is nothing here. */
@RestController
class SandboxOperations {
    private static final String GROUND = "sandbox";
    /** What the nights between would take long enough for. */
    private static final int MOST_DAYS = 400;

    private final Sandbox sandbox;
    private final BusinessDay businessDay;
    private final ApiSettings settings;
    private final Trace trace;
    private final Clock clock;

    SandboxOperations(Sandbox sandbox, BusinessDay businessDay, ApiSettings settings, Trace trace, Clock clock) {
        this.sandbox = sandbox;
        this.businessDay = businessDay;
        this.settings = settings;
        this.trace = trace;
        this.clock = clock;
    }

    @GetMapping("/v1/sandbox")
    SandboxView readSandbox() {
        requireSandbox();
        return view();
    }

    @PostMapping("/v1/sandbox/days")
    @ResponseStatus(HttpStatus.CREATED)
    SandboxView setSandboxDay(@RequestBody Day day, Caller caller) {
        requireSandbox();
        LocalDate today = businessDay.today();
        if (!day.businessDay().isAfter(today)) {
            throw new InputRefused(List.of(Fault.at("/businessDay", "day-is-past")));
        }
        if (day.businessDay().isAfter(today.plusDays(MOST_DAYS))) {
            throw new InputRefused(List.of(Fault.at("/businessDay", "too-far-ahead", "days", MOST_DAYS)));
        }
        trace.of(caller, "sandbox-set-forward", "sandbox:" + day.businessDay(), GROUND);
        sandbox.set(day.businessDay());
        return view();
    }

    @PostMapping("/v1/sandbox/resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resetSandbox(@RequestBody Reset reset) {
        requireSandbox();
        sandbox.reset();
    }

    private void requireSandbox() {
        if (settings.production() || !settings.demoIssuer() || !sandbox.runs()) {
            throw new NotFound();
        }
    }

    private SandboxView view() {
        LocalDate today = businessDay.today();
        return new SandboxView(today, today.isAfter(LocalDate.now(clock.withZone(BusinessDay.AMSTERDAM))));
    }

    /** @param setForward whether the day is later than the real one */
    record SandboxView(LocalDate businessDay, boolean setForward) {}

    record Day(LocalDate businessDay) {}

    /** @param everything that was entered is lost: said, so that nobody does it by a slip */
    record Reset(String everything) {}
}
