package nl.qualityregister.jobs.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.qualityregister.jobs.BatchJobs;
import nl.qualityregister.support.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test of jobs on real PostgreSQL; all of them share one context and one database, and each makes its own registrants. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = BatchJobs.class, properties = "register.webhook.allowed-networks=127.0.0.1/32")
@ContextConfiguration(initializers = TestDatabase.class)
public @interface JobTest {}
