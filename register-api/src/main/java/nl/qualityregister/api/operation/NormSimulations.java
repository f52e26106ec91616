package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.api.operation.CycleMoveViews.SimulationView;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.cycle.WhatIfs;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Draft;
import nl.qualityregister.norm.DraftId;
import nl.qualityregister.norm.DraftKind;
import nl.qualityregister.norm.NormDrafts;
import nl.qualityregister.norm.NormSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a draft norm would mean for those who are registered now; for a report to be given out there is the job SimulateNorm. */
@RestController
class NormSimulations {
    private final NormDrafts drafts;
    private final WhatIfs whatIfs;
    private final CycleMoveViews views;
    private final BusinessDay businessDay;

    NormSimulations(NormDrafts drafts, WhatIfs whatIfs, CycleMoveViews views, BusinessDay businessDay) {
        this.drafts = drafts;
        this.whatIfs = whatIfs;
        this.views = views;
        this.businessDay = businessDay;
    }

    @GetMapping("/v1/norm-drafts/{draftId}/simulation")
    SimulationView simulateNormDraft(
            @PathVariable String draftId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Draft draft = drafts.find(new DraftId(Words.id(draftId)))
                .filter(found -> found.kind() == DraftKind.NORM_SET)
                .orElseThrow(NotFound::new);
        NormSet norm = drafts.read(draft.kind(), draft.document()).norm();
        if (norm == null) {
            throw new InputRefused(List.of(Fault.at("/document", "draft-not-readable")));
        }
        LocalDate day = businessDay.today();
        return views.of(whatIfs.simulate(norm, day), norm, day, ReadersLanguage.preferred(language));
    }
}
