package nl.qualityregister.house;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HouseConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }

    @Bean
    BusinessDay businessDay(
            Clock clock, @Value("${register.business-day:}") Optional<LocalDate> fixed, Sandbox sandbox) {
        return new BusinessDay(clock, fixed, sandbox::day);
    }
}
