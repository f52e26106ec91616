package nl.qualityregister.api.manners;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriUtils;

/**
 * A piece of a list that is read by key: the next piece begins after the last item of this one, so that nothing is skipped or shown
 * twice when the list changes meanwhile.
 */
public record Page<T>(List<T> items) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Answers with at most {@code limit} items and, when there are more, a {@code Link} to the next piece.
     *
     * @param found one more than the limit, if there are that many
     * @param key of the last item of this piece, named as {@code after} of the next
     */
    public static <S, T> ResponseEntity<Page<T>> of(
            List<S> found, int limit, Function<? super S, String> key, Function<? super S, T> shown) {
        List<S> piece = found.subList(0, Math.min(found.size(), limit));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (found.size() > limit) {
            answer.header(HttpHeaders.LINK, "<" + next(key.apply(piece.getLast())) + ">; rel=\"next\"");
        }
        return answer.body(new Page<>(piece.stream().<T>map(shown).toList()));
    }

    /** Relative to the host, which only the caller knows by the name he used. */
    private static String next(String after) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Map<String, String[]> query = new TreeMap<>(request.getParameterMap());
        query.put("after", new String[] {after});
        return request.getRequestURI() + "?"
                + query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + UriUtils.encode(entry.getValue()[0], UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
