package nl.qualityregister.file;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FileConfiguration {
    /** Without a scanner every file says so. */
    @Bean
    @ConditionalOnMissingBean
    Scanner noScanner() {
        return content -> ScanState.UNSCANNED;
    }
}
