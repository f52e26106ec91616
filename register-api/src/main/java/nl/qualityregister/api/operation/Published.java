package nl.qualityregister.api.operation;

import java.time.Duration;
import nl.qualityregister.norm.Language;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers with what is the same for everybody who reads the same language, to be kept for a while. */
final class Published {
    private static final Duration FOR = Duration.ofMinutes(5);

    private Published() {}

    /** @param state changes whenever the body does, whatever its language */
    static <T> ResponseEntity<T> in(Language language, String state, T body) {
        return ResponseEntity.ok()
                .eTag("\"" + state + "-" + language.code() + "\"")
                .cacheControl(CacheControl.maxAge(FOR).cachePublic())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }

    /** In all languages at once. */
    static <T> ResponseEntity<T> whole(String state, T body) {
        return ResponseEntity.ok()
                .eTag("\"" + state + "\"")
                .cacheControl(CacheControl.maxAge(FOR).cachePublic())
                .body(body);
    }
}
