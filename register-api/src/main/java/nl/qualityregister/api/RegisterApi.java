package nl.qualityregister.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The API and the pages. Who may sign in is wired in {@code security}, never by what happens to be on the classpath. */
@AutoConfigurationPackage(basePackages = "nl.qualityregister")
@SpringBootApplication(
        scanBasePackages = "nl.qualityregister",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class
        })
@EnableConfigurationProperties(ApiSettings.class)
@EnableScheduling
public class RegisterApi {
    public static void main(String[] arguments) {
        SpringApplication.run(RegisterApi.class, arguments);
    }
}
