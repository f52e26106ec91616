package nl.qualityregister.assessment;

import static nl.qualityregister.support.Learners.REGISTER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence that lies on the desk. */
final class Claims {
    static final Actor BY = Actor.account("test");

    private final EvidenceDossiers dossiers;
    private final JdbcClient jdbc;

    Claims(ApplicationContext rooms) {
        this.dossiers = rooms.getBean(EvidenceDossiers.class);
        this.jdbc = rooms.getBean(JdbcClient.class);
    }

    static Claim.OfActivity worth(int points) {
        return activity("training", points, Map.of());
    }

    static Claim.OfActivity activity(String category, int points, Map<String, Object> attributes) {
        return new Claim.OfActivity(
                "Training",
                "course",
                category,
                null,
                LocalDate.of(2024, 3, 14),
                Hundredths.ofWhole(points),
                null,
                "professional",
                attributes);
    }

    Evidence submitted(Learner learner, FileId... attached) {
        return submitted(learner, worth(8), attached);
    }

    Evidence submitted(Learner learner, Claim claim, FileId... attached) {
        Evidence draft = dossiers.draft(new NewEvidence(learner.id(), REGISTER, claim, List.of(attached)), BY);
        return dossiers.submit(draft.id(), draft.version(), BY);
    }

    /** The item that was announced last for the evidence, whoever may see it. */
    ItemId item(Evidence evidence) {
        return new ItemId(jdbc.sql("""
                select id
                from desk_item
                where subject = :subject
                order by announced_at desc
                limit 1
                """)
                .param("subject", "evidence:" + evidence.id())
                .query(UUID.class)
                .single());
    }

    ItemId itemOf(Learner learner, FileId... attached) {
        return item(submitted(learner, attached));
    }

    ItemId itemOf(Learner learner, Claim claim) {
        return item(submitted(learner, claim));
    }
}
