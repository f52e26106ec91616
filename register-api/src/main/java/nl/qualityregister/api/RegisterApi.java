package nl.qualityregister.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The API and the pages. */
@AutoConfigurationPackage(basePackages = "nl.qualityregister")
@SpringBootApplication(scanBasePackages = "nl.qualityregister")
public class RegisterApi {
    public static void main(String[] arguments) {
        SpringApplication.run(RegisterApi.class, arguments);
    }
}
