package nl.qualityregister.api.security;

import jakarta.servlet.DispatcherType;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.api.problem.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Bearer tokens and nothing else: no session, no cookie, so nothing that a foreign page could ride on. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    RateLimit rateLimit(RequestBudgets budgets, ApiSettings settings, Problems problems) {
        return new RateLimit(budgets, settings.rateLimit(), problems);
    }

    /** It belongs into the chain of security, once callers are known, and nowhere else. */
    @Bean
    FilterRegistrationBean<RateLimit> rateLimitInTheChainOnly(RateLimit rateLimit) {
        FilterRegistrationBean<RateLimit> registration = new FilterRegistrationBean<>(rateLimit);
        registration.setEnabled(false);
        return registration;
    }

    /** The request is observed as a whole; to watch each filter of security apart costs more than it tells. */
    @Bean
    SecurityObservationSettings securityUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(10)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            VerifiedTokens tokens,
            Callers callers,
            OperationAccess access,
            SecurityProblems problems,
            RateLimit rateLimit) {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .access(access))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(callers))
                                .authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterAfter(rateLimit, BearerTokenAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
