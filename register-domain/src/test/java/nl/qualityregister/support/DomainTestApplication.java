package nl.qualityregister.support;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The rooms without the web and without batch. No {@code @Configuration}, so that nobody finds it by scanning the tests of others. */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "nl.qualityregister")
@ComponentScan(
        basePackages = "nl.qualityregister",
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "nl\\.qualityregister\\.support\\..*"))
public class DomainTestApplication {}
