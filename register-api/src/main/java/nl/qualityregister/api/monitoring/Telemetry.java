package nl.qualityregister.api.monitoring;

import io.micrometer.common.KeyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** What is told of requests to those who watch: the operation, never the address, for that may hold a person's number. */
@Configuration(proxyBeanMethods = false)
class Telemetry {
    @Bean
    ServerRequestObservationConvention operationsOnly() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext request) {
                return KeyValues.empty();
            }
        };
    }
}
