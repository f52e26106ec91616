package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.NewPlan;
import nl.qualityregister.course.OwnPlan;
import nl.qualityregister.course.PlanId;
import nl.qualityregister.course.Plans;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a professional plans to do herself. */
@RestController
class PlanOperations {
    private final Plans plans;
    private final Reach reach;

    PlanOperations(Plans plans, Reach reach) {
        this.plans = plans;
        this.reach = reach;
    }

    @GetMapping("/v1/plans")
    PlanList listPlans(Caller caller) {
        return new PlanList(
                plans.of(reach.self(caller).id()).stream().map(PlanView::of).toList());
    }

    @PostMapping("/v1/plans")
    ResponseEntity<PlanView> plan(@RequestBody PlanBody plan, Caller caller) {
        OwnPlan made = plans.plan(reach.self(caller).id(), plan.terms());
        return versioned(ResponseEntity.created(URI.create("/v1/plans/" + made.id())), made);
    }

    @GetMapping("/v1/plans/{planId}")
    ResponseEntity<PlanView> readPlan(@PathVariable String planId, Caller caller) {
        return versioned(ResponseEntity.ok(), own(planId, caller));
    }

    @PutMapping("/v1/plans/{planId}")
    ResponseEntity<PlanView> savePlan(
            @PathVariable String planId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PlanBody plan,
            Caller caller) {
        PlanId id = own(planId, caller).id();
        return versioned(ResponseEntity.ok(), plans.change(id, Versions.named(ifMatch), plan.terms()));
    }

    @PostMapping("/v1/plans/{planId}/withdrawals")
    ResponseEntity<PlanView> dropPlan(
            @PathVariable String planId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        PlanId id = own(planId, caller).id();
        OwnPlan dropped = plans.drop(id, Versions.named(ifMatch));
        return ResponseEntity.status(HttpStatus.CREATED).body(PlanView.of(dropped));
    }

    private OwnPlan own(String planId, Caller caller) {
        return plans.find(new PlanId(Words.id(planId)))
                .filter(found -> found.registrant().equals(reach.self(caller).id()))
                .orElseThrow(NotFound::new);
    }

    private static ResponseEntity<PlanView> versioned(ResponseEntity.BodyBuilder answer, OwnPlan plan) {
        return answer.eTag(Versions.tag(plan.version())).body(PlanView.of(plan));
    }

    record PlanBody(
            String register,
            String title,
            LocalDate completedOn,
            String category,
            String type,
            @Nullable String topic,
            @Nullable String knowledgeSource,
            @Nullable Hundredths points,
            @Nullable Hundredths hours) {
        NewPlan terms() {
            return new NewPlan(
                    new RegisterId(register),
                    title,
                    completedOn,
                    category,
                    type,
                    topic,
                    knowledgeSource,
                    points,
                    hours);
        }
    }

    record PlanList(List<PlanView> items) {}

    record PlanView(
            UUID id,
            String register,
            String title,
            LocalDate completedOn,
            String category,
            String type,
            @Nullable String topic,
            @Nullable String knowledgeSource,
            @Nullable Hundredths points,
            @Nullable Hundredths hours) {
        static PlanView of(OwnPlan plan) {
            NewPlan terms = plan.terms();
            return new PlanView(
                    plan.id().value(),
                    terms.register().value(),
                    terms.title(),
                    terms.completedOn(),
                    terms.category(),
                    terms.type(),
                    terms.topic(),
                    terms.knowledgeSource(),
                    terms.points(),
                    terms.hours());
        }
    }
}
