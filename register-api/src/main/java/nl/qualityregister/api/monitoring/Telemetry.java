package nl.qualityregister.api.monitoring;

import io.micrometer.common.KeyValues;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.web.filter.OncePerRequestFilter;

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

    /** Within the span that the request got: what is logged carries its trace. */
    @Bean
    @Profile("telemetry")
    FilterRegistrationBean<OncePerRequestFilter> traceOfTheSpan(Tracer tracer) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new OncePerRequestFilter() {
                    @Override
                    protected void doFilterInternal(
                            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws ServletException, IOException {
                        Span span = tracer.currentSpan();
                        if (span != null) {
                            MDC.put("trace", span.context().traceId());
                        }
                        chain.doFilter(request, response);
                    }
                });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
