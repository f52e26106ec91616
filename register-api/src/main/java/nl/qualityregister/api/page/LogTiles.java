package nl.qualityregister.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.roll.Log;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log as C2SP tlog-tiles lays it out, exactly as a file server would serve the folder that the checkpoint job writes. */
@RestController
class LogTiles {
    private static final Pattern TILE = Pattern.compile(
            "/log/tile/(0|[1-9][0-9]?|entries)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private final Log log;

    LogTiles(Log log) {
        this.log = log;
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(log.checkpoint().note().toString());
    }

    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        return found(request.getRequestURI())
                .map(tile -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .body(tile))
                .orElseThrow(NotFound::new);
    }

    private Optional<byte[]> found(String path) {
        Matcher tile = TILE.matcher(path);
        if (!tile.matches()) {
            return Optional.empty();
        }
        long place = Long.parseLong(tile.group(2).replaceAll("[x/]", ""));
        int width = tile.group(3) == null ? Log.TILE_WIDTH : Integer.parseInt(tile.group(3));
        if (tile.group(3) != null && width >= Log.TILE_WIDTH) {
            return Optional.empty();
        }
        return tile.group(1).equals("entries")
                ? log.entries(place, width)
                : log.tile(Integer.parseInt(tile.group(1)), place, width);
    }
}
