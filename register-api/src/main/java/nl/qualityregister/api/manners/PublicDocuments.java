package nl.qualityregister.api.manners;

import static java.util.Map.entry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.house.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The documents that are the same for everybody and hold nothing about anybody: these may be kept, for how long is said here, and are
 * not sent again to one who has them. All other answers are {@code no-store}. Tags are weak, for an answer may be compressed.
 */
@Component
@Order(30)
class PublicDocuments extends OncePerRequestFilter {
    private static final String FIVE_MINUTES = "max-age=300, public";
    private static final String ONE_MINUTE = "max-age=60, public";
    /** May be kept and must be asked for again each time: whoever was struck off shows at once. */
    private static final String ASK_AGAIN = "no-cache, public";

    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            entry("readContract", FIVE_MINUTES),
            entry("listRegisters", FIVE_MINUTES),
            entry("readRegister", FIVE_MINUTES),
            entry("listNormSets", FIVE_MINUTES),
            entry("readNormSet", FIVE_MINUTES),
            entry("readNormVersion", FIVE_MINUTES),
            entry("listCourses", ONE_MINUTE),
            entry("readCourse", ONE_MINUTE),
            entry("listEditions", ONE_MINUTE),
            entry("readReceiptKeys", FIVE_MINUTES),
            entry("readLogKey", FIVE_MINUTES),
            entry("readLogCheckpoint", ASK_AGAIN),
            entry("readStatusList", ASK_AGAIN));

    private static final Map<String, String> PAGES =
            Map.of("/.well-known/did.json", FIVE_MINUTES, "/log/checkpoint", ASK_AGAIN);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String life = life(request);
        if (life == null) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        int status = answer.getStatus();
        if (status == HttpServletResponse.SC_OK || status == HttpServletResponse.SC_NOT_MODIFIED) {
            String tag = tag(answer);
            response.setHeader(HttpHeaders.ETAG, tag);
            response.setHeader(HttpHeaders.CACHE_CONTROL, life);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            if (has(request, tag)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        answer.copyBodyToResponse();
    }

    private static @Nullable String life(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return null;
        }
        return request.getAttribute(Operation.class.getName()) instanceof Operation operation
                ? OPERATIONS.get(operation.id())
                : PAGES.get(request.getRequestURI());
    }

    private static String tag(ContentCachingResponseWrapper answer) {
        String given = answer.getHeader(HttpHeaders.ETAG);
        if (given == null) {
            return "W/\"" + HexFormat.of().formatHex(Sha256.of(answer.getContentAsByteArray()), 0, 16) + "\"";
        }
        return given.startsWith("W/") ? given : "W/" + given;
    }

    /** As RFC 9110 compares for reading: a weak tag is as good as a strong one. */
    private static boolean has(HttpServletRequest request, String tag) {
        String held = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return held != null
                && Arrays.stream(held.split(","))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals("*") || each.equals(tag.substring(2)));
    }
}
