package nl.qualityregister.certificate;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where this installation answers to the world, and the name (did:web) under which it vouches for credentials. */
@Component
class Installation {
    private final String base;

    Installation(@Value("${register.public-base-url}") String baseUrl) {
        this.base = baseUrl.replaceAll("/+$", "");
    }

    /** Without a slash at its end. */
    String base() {
        return base;
    }

    /** {@code did:web:register.example.org}, a port after {@code %3A}, a path after colons. */
    String did() {
        URI place = URI.create(base);
        String port = place.getPort() < 0 ? "" : "%3A" + place.getPort();
        return "did:web:" + place.getHost() + port + place.getPath().replace('/', ':');
    }
}
