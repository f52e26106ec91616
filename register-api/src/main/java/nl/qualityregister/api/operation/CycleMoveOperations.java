package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.api.operation.CycleMoveViews.MoveView;
import nl.qualityregister.api.operation.CycleMoveViews.PreviewView;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.decision.CycleMove;
import nl.qualityregister.decision.CycleMoveId;
import nl.qualityregister.decision.CycleMoveOutdated;
import nl.qualityregister.decision.CycleMovePreview;
import nl.qualityregister.decision.CycleMoves;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Moving running cycles to another version of their norm: seen first, then done as it was seen. */
@RestController
class CycleMoveOperations {
    private final CycleMoves moves;
    private final CycleMoveViews views;
    private final Problems problems;
    private final BusinessDay businessDay;
    private final Trace trace;

    CycleMoveOperations(
            CycleMoves moves, CycleMoveViews views, Problems problems, BusinessDay businessDay, Trace trace) {
        this.moves = moves;
        this.views = views;
        this.problems = problems;
        this.businessDay = businessDay;
        this.trace = trace;
    }

    @PostMapping("/v1/cycle-moves/_preview")
    PreviewView previewCycleMove(
            @RequestBody MoveOrder order,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        CycleMovePreview preview = moves.preview(order.cohort(), order.toVersion(), businessDay.today());
        PreviewView view = views.of(preview, ReadersLanguage.preferred(language));
        trace.of(
                caller,
                "cycle-move-previewed",
                "norm:" + preview.to(),
                "task:registrar",
                view.changing().stream()
                        .map(CycleMoveViews.ChangingView::registrationNumber)
                        .toArray(String[]::new));
        return view;
    }

    @PostMapping("/v1/cycle-moves")
    ResponseEntity<MoveView> moveCycles(@RequestBody MoveAct act, Caller caller) {
        CycleMove move = moves.move(
                act.order().cohort(), act.toVersion(), act.digest(), act.reason(), businessDay.today(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/cycle-moves/" + move.id()))
                .body(MoveView.of(move));
    }

    @GetMapping("/v1/cycle-moves/{moveId}")
    MoveView readCycleMove(@PathVariable String moveId) {
        return moves.find(new CycleMoveId(Words.id(moveId))).map(MoveView::of).orElseThrow(NotFound::new);
    }

    /** The answer holds what it would do now. */
    @ExceptionHandler
    void outdated(CycleMoveOutdated outdated, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PreviewView preview =
                views.of(outdated.preview(), ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        problems.write(request, response, Problem.of(outdated).showing(preview));
    }

    /** @param occupations only cycles in which one of these is judged; all when absent */
    record MoveOrder(
            String register,
            String normSet,
            String fromVersion,
            String toVersion,
            @Nullable List<String> occupations,
            @Nullable Integer renewalsFrom,
            @Nullable Integer renewalsTo,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsUntil) {
        Cohort cohort() {
            Set<OccupationCode> codes = Objects.requireNonNullElse(occupations, List.<String>of()).stream()
                    .map(OccupationCode::new)
                    .collect(Collectors.toSet());
            return new Cohort(
                    new RegisterId(register),
                    NormVersion.of(normSet, fromVersion),
                    codes,
                    Objects.requireNonNullElse(renewalsFrom, 0),
                    renewalsTo,
                    endsFrom,
                    endsUntil);
        }
    }

    record MoveAct(
            String register,
            String normSet,
            String fromVersion,
            String toVersion,
            @Nullable List<String> occupations,
            @Nullable Integer renewalsFrom,
            @Nullable Integer renewalsTo,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsUntil,
            String digest,
            String reason) {
        MoveOrder order() {
            return new MoveOrder(
                    register,
                    normSet,
                    fromVersion,
                    toVersion,
                    occupations,
                    renewalsFrom,
                    renewalsTo,
                    endsFrom,
                    endsUntil);
        }
    }
}
