package nl.qualityregister.api.manners;

import java.time.Duration;
import java.util.List;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.security.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final SignedIn signedIn;

    WebConfiguration(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(signedIn);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    /** What a benchmark holds look-ups against; nowhere else. */
    @Bean
    @ConditionalOnBooleanProperty("register.bench")
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> staticText() {
        return server -> server.addEngineValves(new StaticText());
    }

    /** Before everything that reads a body. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowBodies(
            @Value("${register.body-patience}") Duration patience) {
        return server -> server.addEngineValves(new SlowBodies(patience));
    }

    /** What Tomcat refuses before any filter sees it is answered without a word about Tomcat. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrors(Contract contract, Problems problems) {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.getPipeline().addValve(new BareErrors(contract.version(), problems::bare));
                host.setErrorReportValveClass(BareErrors.class.getName());
            }
        });
    }
}
