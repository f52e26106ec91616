package nl.qualityregister.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.organisation.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Issues tokens to the demo's accounts, for the demo and the tests only. A real register believes the issuers of its organisations
 * ({@code register.issuers}) and issues none itself.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("register.demo-issuer")
class DemoIssuer {
    DemoIssuer(ApiSettings settings) {
        if (settings.production()) {
            throw new IllegalStateException(
                    "register.demo-issuer=true gives tokens away and register.production=true says that"
                            + " the register runs for real: set one of them to false");
        }
    }

    @Bean
    @Order(1)
    SecurityFilterChain demoIssuerSecurity(
            HttpSecurity http,
            DemoLogins logins,
            AuthorizationServerSettings settings,
            OAuth2AuthorizationService issued) {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(logins)
                        .authorizationService(issued)
                        .authorizationServerSettings(settings)
                        .clientAuthentication(clients -> clients.authenticationProviders(ways -> ways.stream()
                                .filter(JwtClientAssertionAuthenticationProvider.class::isInstance)
                                .map(JwtClientAssertionAuthenticationProvider.class::cast)
                                .forEach(way -> way.setJwtDecoderFactory(logins.keys())))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    DemoLogins demoLogins(Organisations organisations, ApiSettings settings, RegisterHome home) {
        return new DemoLogins(organisations, settings, home);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(ApiSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.ownIssuer())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> demoKeys(RegisterHome home) throws ParseException {
        RSAKey key = RSAKey.parse(
                SecretFiles.readOrCreate(home.folder().resolve("keys/demo-issuer.jwk.json"), DemoIssuer::newKey));
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    /** Verified with the key at hand, without asking itself over HTTP. */
    @Bean
    TrustedIssuer demoTrust(ApiSettings settings, JWKSource<SecurityContext> keys) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(TrustedIssuer.validator(settings.ownIssuer(), settings.ownIssuer()));
        return new TrustedIssuer(settings.ownIssuer(), decoder, "sub", "scope");
    }

    /** The token is for this register and names the client; who asks for no scope gets every scope he may have. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenContent(ApiSettings settings) {
        return token -> {
            Set<String> asked = token.getAuthorizedScopes();
            token.getClaims()
                    .audience(List.of(settings.ownIssuer()))
                    .claim("client_id", token.getRegisteredClient().getClientId())
                    .claim(
                            "scope",
                            asked.isEmpty() ? token.getRegisteredClient().getScopes() : asked);
        };
    }

    /** The secrets are long and random: comparing them is enough, hashing slowly is for what people invent. */
    @Bean
    PasswordEncoder demoSecrets() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence secret) {
                return String.valueOf(secret);
            }

            @Override
            public boolean matches(@Nullable CharSequence given, @Nullable String kept) {
                return MessageDigest.isEqual(bytes(given), bytes(kept));
            }

            private byte[] bytes(@Nullable CharSequence text) {
                return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    /** Tokens say all there is to know of them; keeping them would only fill the memory. */
    @Bean
    OAuth2AuthorizationService issuedTokens() {
        return new OAuth2AuthorizationService() {
            @Override
            public void save(OAuth2Authorization authorization) {}

            @Override
            public void remove(OAuth2Authorization authorization) {}

            @Override
            public @Nullable OAuth2Authorization findById(String id) {
                return null;
            }

            @Override
            public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
                return null;
            }
        };
    }

    private static String newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
