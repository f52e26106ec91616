package nl.qualityregister.jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The jobs; none starts by itself. */
@AutoConfigurationPackage(basePackages = "nl.qualityregister")
@SpringBootApplication(scanBasePackages = "nl.qualityregister")
public class BatchJobs {
    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(BatchJobs.class, arguments)));
    }
}
