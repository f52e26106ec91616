package nl.qualityregister.file;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FileConfiguration {
    /** Who does not say what scanner there is keeps every upload from assessors: nothing is waived by forgetting. */
    @Bean
    Scanner scanner(
            @Value("${register.scanner:}") String scanner,
            @Value("${register.clamav.host:127.0.0.1}") String host,
            @Value("${register.clamav.port:3310}") int port,
            @Value("${register.clamav.patience:10s}") Duration patience) {
        return switch (scanner) {
            case "clamav" -> new Clamd(host, port, patience);
            case "none" -> new NoScanner(ScanState.WAIVED);
            case "" -> new NoScanner(ScanState.UNSCANNED);
            default -> throw new IllegalArgumentException("register.scanner is clamav or none, not " + scanner);
        };
    }
}
