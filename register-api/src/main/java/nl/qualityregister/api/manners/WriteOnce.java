package nl.qualityregister.api.manners;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.problem.GeneralProblem;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.SignedIn;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.organisation.AccountId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes each write one transaction, whose answer leaves after the commit. With an {@code Idempotency-Key} the answer is kept in that
 * same transaction: no crash can leave the write without it. The same request again gets the same answer; another request under a used
 * key is refused; of two at once one is done and the other is told to ask again. What was refused changed nothing, and uses no key up.
 */
@Component
@Order(20)
class WriteOnce extends OncePerRequestFilter {
    private static final String KEY = "Idempotency-Key";
    private static final List<String> KEPT_HEADERS = List.of("Location", "ETag", "Content-Language");

    private final TransactionTemplate transaction;
    private final KeptAnswers answers;
    private final Problems problems;
    private final Trace trace;

    WriteOnce(PlatformTransactionManager transactions, KeptAnswers answers, Problems problems, Trace trace) {
        this.transaction = new TransactionTemplate(transactions);
        this.answers = answers;
        this.problems = problems;
        this.trace = trace;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getAttribute(Operation.class.getName()) instanceof Operation operation
                && operation.changesState());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        // a key belongs to an account; what anybody may do without one is done once by other means, and a dry run is
        // never kept
        Optional<String> key = SignedIn.caller()
                .filter(known -> known.isKnown() && !isDryRun(request))
                .flatMap(known -> Optional.ofNullable(request.getHeader(KEY)));
        String fingerprint;
        try {
            fingerprint = key.isPresent() ? fingerprint(request) : "";
        } catch (IllegalStateException tooLarge) {
            problems.write(
                    request,
                    response,
                    Problem.of(GeneralProblem.CONTENT_TOO_LARGE).naming("megabytes", 25));
            return;
        } catch (IOException | ServletException unreadable) {
            problems.write(request, response, Problem.of(GeneralProblem.REQUEST_MALFORMED));
            return;
        }
        Thrown thrown = new Thrown();
        transaction.executeWithoutResult(status -> thrown.guard(
                () -> {
                    if (key.isEmpty()) {
                        chain.doFilter(request, answer);
                    } else {
                        once(SignedIn.caller().orElseThrow(), key.get(), fingerprint, request, answer, chain);
                    }
                    rollBackIfRefused(request, answer, status);
                },
                status));
        thrown.rethrow();
        trace.keepAttempts(request);
        if (!Unhurried.send(request, response, answer.getContentAsByteArray())) {
            answer.copyBodyToResponse();
        }
    }

    private static boolean isDryRun(HttpServletRequest request) {
        return request.getQueryString() != null && "true".equals(request.getParameter("dryRun"));
    }

    private void once(
            Caller caller,
            String key,
            String fingerprint,
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            FilterChain chain)
            throws IOException, ServletException {
        AccountId account = caller.known().id();
        if (!answers.hold(account, key)) {
            problems.write(
                    request,
                    answer,
                    Problem.of(GeneralProblem.SAME_REQUEST_UNDER_WAY).sending("Retry-After", "1"));
            return;
        }
        Optional<KeptAnswer> kept = answers.find(account, key);
        if (kept.isEmpty()) {
            chain.doFilter(request, answer);
            if (answer.getStatus() < 300) {
                answers.keep(account, key, kept(fingerprint, answer));
            }
        } else if (kept.get().requestSha256().equals(fingerprint)) {
            replay(kept.get(), answer);
        } else {
            problems.write(request, answer, Problem.of(GeneralProblem.IDEMPOTENCY_KEY_REUSED));
        }
    }

    /** The rooms' part is undone when the API said no, whoever said it; unless what was refused was to be kept beside. */
    private static void rollBackIfRefused(
            HttpServletRequest request, ContentCachingResponseWrapper answer, TransactionStatus status) {
        if (answer.getStatus() >= 400 && !RefusedAndKept.isMarked(request)) {
            status.setRollbackOnly();
        }
    }

    private static KeptAnswer kept(String fingerprint, ContentCachingResponseWrapper answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        KEPT_HEADERS.forEach(name -> {
            String value = answer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        });
        if (answer.getContentType() != null) {
            headers.put("Content-Type", answer.getContentType());
        }
        return new KeptAnswer(
                fingerprint,
                answer.getStatus(),
                headers,
                new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static void replay(KeptAnswer kept, HttpServletResponse answer) throws IOException {
        answer.setStatus(kept.status());
        kept.headers().forEach(answer::setHeader);
        answer.setHeader("Idempotency-Replayed", "true");
        answer.getOutputStream().write(kept.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Of method, path, query and body. An upload is told by its parts, since what lies between them is drawn anew for each try. */
    private static String fingerprint(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest = Sha256.digest();
        String asked = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
        digest.update(asked.getBytes(StandardCharsets.UTF_8));
        if (request instanceof ReadRequest read) {
            digest.update(read.body());
        } else if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            for (Part part : request.getParts()) {
                digest.update(part(part));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] part(Part part) throws IOException {
        MessageDigest digest = Sha256.digest();
        digest.update((part.getName() + "\n" + part.getSubmittedFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream content = new DigestInputStream(part.getInputStream(), digest)) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    /** Carries checked exceptions out of the transaction, which is rolled back. */
    private static final class Thrown {
        private Optional<ServletException> caught = Optional.empty();

        void guard(Work work, TransactionStatus status) {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ServletException e) {
                status.setRollbackOnly();
                caught = Optional.of(e);
            }
        }

        void rethrow() throws ServletException {
            if (caught.isPresent()) {
                throw caught.get();
            }
        }
    }

    private interface Work {
        void run() throws IOException, ServletException;
    }
}
