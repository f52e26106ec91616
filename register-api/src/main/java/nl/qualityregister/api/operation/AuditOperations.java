package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.cycle.AuditDraw;
import nl.qualityregister.cycle.AuditDrawId;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.cycle.AuditLot;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Audit samples as everybody can follow them: committed to beforehand, and drawn again from seed and list. */
@RestController
class AuditOperations {
    private static final int PIECE = 5_000;

    private final AuditDraws draws;

    AuditOperations(AuditDraws draws) {
        this.draws = draws;
    }

    @GetMapping("/v1/audit-draws")
    ResponseEntity<Page<DrawView>> listAuditDraws(
            @RequestParam String register,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        List<AuditDraw> found = draws.of(new RegisterId(register), after.map(AuditDrawId::new), limit + 1);
        return Page.of(found, limit, draw -> draw.id().toString(), DrawView::of);
    }

    @PostMapping("/v1/audit-draws")
    ResponseEntity<DrawView> commitAuditDraw(@RequestBody NewDraw wanted, Caller caller) {
        AuditDraw draw = draws.commit(
                new RegisterId(wanted.register()),
                wanted.endsFrom(),
                wanted.endsUntil(),
                wanted.drawOn(),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/audit-draws/" + draw.id()))
                .body(DrawView.of(draw));
    }

    @GetMapping("/v1/audit-draws/{auditDrawId}")
    DrawView readAuditDraw(@PathVariable String auditDrawId) {
        return DrawView.of(find(auditDrawId));
    }

    @GetMapping("/v1/audit-draws/{auditDrawId}/list")
    void readAuditList(@PathVariable String auditDrawId, HttpServletResponse response) throws IOException {
        AuditDraw draw = drawn(auditDrawId);
        csv("cycle,stratum,rate,forced\n", after -> draws.list(draw.id(), after, PIECE), AuditLot::line, response);
    }

    @GetMapping("/v1/audit-draws/{auditDrawId}/sample")
    void readAuditSample(@PathVariable String auditDrawId, HttpServletResponse response) throws IOException {
        AuditDraw draw = drawn(auditDrawId);
        csv("cycle\n", after -> draws.drawn(draw.id(), after, PIECE), lot -> lot.cycle() + "\n", response);
    }

    private AuditDraw find(String auditDrawId) {
        return draws.find(new AuditDrawId(Words.id(auditDrawId))).orElseThrow(NotFound::new);
    }

    private AuditDraw drawn(String auditDrawId) {
        return Optional.of(find(auditDrawId)).filter(AuditDraw::isDrawn).orElseThrow(NotFound::new);
    }

    /** Piece by piece, however long the list is. */
    private static void csv(
            String head,
            LongFunction<List<AuditLot>> pieces,
            Function<AuditLot, String> line,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        writer.write(head);
        List<AuditLot> piece = pieces.apply(0);
        while (!piece.isEmpty()) {
            for (AuditLot lot : piece) {
                writer.write(line.apply(lot));
            }
            piece = pieces.apply(piece.getLast().cycle().value());
        }
        writer.flush();
    }

    record NewDraw(String register, LocalDate endsFrom, LocalDate endsUntil, LocalDate drawOn) {}

    record DrawView(
            UUID auditDrawId,
            String register,
            LocalDate endsFrom,
            LocalDate endsUntil,
            LocalDate drawOn,
            String commitment,
            Instant committedAt,
            @Nullable String seed,
            @Nullable String listSha256,
            @Nullable Long listed,
            @Nullable Long drawn,
            @Nullable Instant drawnAt) {
        static DrawView of(AuditDraw draw) {
            return new DrawView(
                    draw.id().value(),
                    draw.register().value(),
                    draw.endsFrom(),
                    draw.endsUntil(),
                    draw.drawOn(),
                    draw.commitment(),
                    draw.committedAt(),
                    draw.seed(),
                    draw.listSha256(),
                    draw.listed(),
                    draw.drawn(),
                    draw.drawnAt());
        }
    }
}
