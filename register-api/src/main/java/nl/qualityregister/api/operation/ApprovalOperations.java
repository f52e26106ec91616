package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.UUID;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.organisation.Approval;
import nl.qualityregister.organisation.Approvals;
import nl.qualityregister.organisation.JointAct;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second pair of eyes before what nobody does alone. */
@RestController
class ApprovalOperations {
    private final Approvals approvals;

    ApprovalOperations(Approvals approvals) {
        this.approvals = approvals;
    }

    @PostMapping("/v1/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    ApprovalView approveAct(@RequestBody Approving approving, Caller caller) {
        Approval approval =
                approvals.approve(Words.read(JointAct.class, approving.act()), approving.digest(), caller.actor());
        return new ApprovalView(
                approval.id(), approval.act().code(), approval.digest(), approval.approvedAt(), approval.until());
    }

    record Approving(String act, String digest) {}

    record ApprovalView(UUID approvalId, String act, String digest, Instant approvedAt, Instant until) {}
}
