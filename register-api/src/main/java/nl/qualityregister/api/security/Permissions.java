package nl.qualityregister.api.security;

import static nl.qualityregister.organisation.Role.ASSESSOR;
import static nl.qualityregister.organisation.Role.AUDITOR;
import static nl.qualityregister.organisation.Role.EMPLOYER;
import static nl.qualityregister.organisation.Role.PROFESSIONAL;
import static nl.qualityregister.organisation.Role.PROVIDER;
import static nl.qualityregister.organisation.Role.REGISTRAR;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.qualityregister.organisation.Role;

/** Which operation is for whom. What is not named here is for nobody. */
public final class Permissions {
    private static final Map<String, Allowed> TABLE = new HashMap<>();
    private static final Set<Role> DESK = Set.of(ASSESSOR, REGISTRAR);

    static {
        everybody("readRegistrations", "readCertificate", "listCourses", "readCourse", "listChanges", "listRegisters");
        everybody("listEditions");
        everybody("readContract", "readReceiptKeys", "readPublicContact", "searchRegistrations");
        everybody("readLogCheckpoint", "readLogKey", "readLogEntry", "checkCheckpoint");
        everybody("proveInclusion", "proveConsistency");
        only(Set.of(AUDITOR, REGISTRAR), "makeLogCheckpoint");
        only(AUDITOR, "listTrailBatches", "exportTrailBatch");
        only(Set.of(PROFESSIONAL, REGISTRAR, EMPLOYER), "readStandings", "compareStandings");
        everybody("openConfirmation", "answerConfirmation");
        everybody("activate", "readSandbox");
        anyAccount("setSandboxDay", "resetSandbox");
        only(REGISTRAR, "listAccounts", "readAccount", "grantRole", "endRole");
        only(REGISTRAR, "revokeTokens", "closeAccount", "approveAct");
        only(REGISTRAR, "invite", "listInvitations", "readInvitation", "withdrawInvitation");
        everybody("readRegister", "listNormSets", "readNormSet", "readNormVersion");
        anyAccount("readMe", "uploadFile", "describeFile", "reportDeath", "onboardProvider");
        only(PROFESSIONAL, "apply", "draftEvidence", "listEvidence", "readEvidence");
        only(PROFESSIONAL, "saveEvidence", "submitEvidence", "withdrawEvidence");
        only(PROFESSIONAL, "correctEvidence", "listEvidenceVersions");
        only(PROFESSIONAL, "registerIntervisionGroup", "listIntervisionGroups", "readIntervisionGroup");
        only(PROFESSIONAL, "changeIntervisionGroup", "listIntervisionSessions", "reportIntervisionSession");
        only(PROFESSIONAL, "confirmIntervisionSession", "voidIntervisionSession");
        only(PROFESSIONAL, "askConfirmation", "listConfirmations", "readConfirmation");
        only(PROFESSIONAL, "remindConfirmer", "withdrawConfirmation");
        only(Set.of(PROFESSIONAL, REGISTRAR), "listLedger", "readCycle");
        anyAccount("listLessons", "listLessonThemes");
        only(PROFESSIONAL, "contributeLesson", "rewriteLesson", "withdrawLesson", "listOwnLessons");
        only(Set.of(PROFESSIONAL, REGISTRAR), "checkLesson");
        only(REGISTRAR, "listSubmittedLessons", "reviewLesson");
        only(DESK, "listItems", "readItem", "claimItem", "releaseItem", "concludeItem", "downloadFile");
        only(DESK, "previewVerdicts", "concludeItems", "declareInterest", "listInterests", "endInterest");
        only(Set.of(ASSESSOR, REGISTRAR, AUDITOR), "readAgreement", "readServiceLevels");
        only(REGISTRAR, "listJobExecutions");
        only(REGISTRAR, "decideApplication", "listCycles", "decideCycle");
        only(REGISTRAR, "previewCycleMove", "moveCycles", "readCycleMove", "simulateNormDraft");
        only(REGISTRAR, "announceIntention", "dropIntention", "downloadIntentionFile");
        only(Set.of(PROFESSIONAL, REGISTRAR), "listIntentions", "readIntention", "readDiscretion");
        only(PROFESSIONAL, "giveView");
        only(
                REGISTRAR,
                "proposeDiscretion",
                "listDiscretions",
                "signDiscretion",
                "refuseDiscretion",
                "revokeDiscretion");
        anyAccount("listPrecedents");
        only(REGISTRAR, "hideRegistrant", "listShieldings", "showRegistrant", "chooseOpenData");
        everybody("readOpenData", "downloadOpenData");
        only(Set.of(PROFESSIONAL, REGISTRAR), "listRulings", "readRuling");
        only(REGISTRAR, "recordRuling", "downloadRulingFile", "confirmRuling", "refuseRuling", "appealRuling");
        only(REGISTRAR, "dismissAppeal", "publishRuling", "liftRuling", "reverseRuling");
        everybody("listAuditDraws", "readAuditDraw", "readAuditList", "readAuditSample");
        only(REGISTRAR, "commitAuditDraw");
        only(Set.of(PROFESSIONAL, REGISTRAR), "renewEarly", "previewReinstatement");
        only(REGISTRAR, "reinstate");
        only(REGISTRAR, "previewExtension", "listExtensions", "proposeExtension", "readExtension");
        only(REGISTRAR, "confirmExtension", "refuseExtension", "reverseExtension");
        only(REGISTRAR, "previewMerger", "proposeMerger", "listMergers", "readMerger");
        only(REGISTRAR, "confirmMerger", "refuseMerger", "undoMerger");
        only(Set.of(PROFESSIONAL, REGISTRAR), "readApplication", "listApplications");
        only(Set.of(PROFESSIONAL, REGISTRAR, EMPLOYER), "readDossier", "listCertificates", "listOpenedEvidence");
        only(PROFESSIONAL, "mendApplication", "withdrawApplication");
        only(DESK, "readItemApplication", "readItemObjection");
        only(Set.of(PROFESSIONAL, PROVIDER), "object", "answerObjection", "withdrawObjection");
        only(Set.of(PROFESSIONAL, PROVIDER, REGISTRAR), "listObjections", "readObjection");
        only(REGISTRAR, "admitObjection", "decideObjection", "downloadObjectionFile");
        only(PROFESSIONAL, "leave", "requestIdentityChange", "readContact", "saveContact");
        only(Set.of(PROFESSIONAL, REGISTRAR), "listIdentityChanges", "readIdentityChange");
        only(REGISTRAR, "decideIdentityChange", "downloadIdentityFile", "searchRegistrants");
        only(PROFESSIONAL, "exportFile", "askErasure", "withdrawErasureRequest");
        only(Set.of(PROFESSIONAL, REGISTRAR), "listErasureRequests", "readErasureRequest");
        only(REGISTRAR, "decideErasureRequest", "decideRectificationRequest", "downloadRectificationFile");
        only(PROFESSIONAL, "askRectification");
        everybody("listProcessingActivities", "listConsentWordings");
        only(Set.of(AUDITOR, REGISTRAR), "exportProcessingLog");
        only(Set.of(PROFESSIONAL, REGISTRAR), "listRectificationRequests", "readRectificationRequest");
        only(Set.of(PROFESSIONAL, REGISTRAR), "listDepartures", "readDeparture", "undoDeparture");
        only(REGISTRAR, "decideDeparture", "downloadDepartureFile", "downloadApplicationFile");
        only(PROFESSIONAL, "grantConsent", "readConsent", "revokeConsent", "listAccesses");
        only(Set.of(PROFESSIONAL, EMPLOYER), "listConsents");
        everybody("verifyCertificate", "readStatusList", "useShareLink");
        only(PROFESSIONAL, "requestBadge");
        only(Set.of(PROFESSIONAL, REGISTRAR, EMPLOYER), "listBadges", "readBadge");
        only(PROFESSIONAL, "shareCertificate", "listShareLinks", "readShareLink", "revokeShareLink");
        only(Set.of(PROFESSIONAL, REGISTRAR), "requestCertificate");
        only(REGISTRAR, "revokeCertificate", "reissueCertificate", "previewRevocation", "revokeCertificates");
        only(Set.of(PROFESSIONAL, PROVIDER), "bookSeats", "cancelBooking");
        only(
                PROFESSIONAL,
                "listOwnBookings",
                "listPlans",
                "plan",
                "readPlan",
                "savePlan",
                "dropPlan",
                "listHelpfulCourses");
        only(Set.of(PROVIDER, EMPLOYER), "recordAttendance", "recordPastedAttendance", "voidAttendance");
        only(PROVIDER, "listOwnCourses", "draftCourse", "copyCourse", "listCourseVersions", "beginCourseVersion");
        only(PROVIDER, "readCourseVersion", "saveCourseVersion", "replaceLecturer");
        only(PROVIDER, "scheduleEdition", "moveEdition", "delegateAttendance", "endDelegation", "listBookings");
        only(PROVIDER, "listAttendanceArrears", "listAccreditationApplications", "applyForAccreditation");
        only(PROVIDER, "readAccreditationApplication", "recallAccreditationApplication", "answerAccreditationQuestion");
        only(REGISTRAR, "readAccreditationSetting", "saveAccreditationSetting");
        only(REGISTRAR, "authoriseProvider");
        only(PROFESSIONAL, "disputeAttendance");
        only(Set.of(PROFESSIONAL, PROVIDER), "listAttendanceDisputes");
        only(PROVIDER, "answerDispute");
        only(Set.of(ASSESSOR, PROVIDER, REGISTRAR), "readReliability");
        only(Set.of(PROVIDER, REGISTRAR), "readProvider");
        only(REGISTRAR, "previewWithdrawal", "withdrawAccreditation", "readWithdrawal");
        only(REGISTRAR, "evaluateNorm", "draftNorm", "saveNormDraft", "proposeNorm", "adoptNorm");
        only(Set.of(ASSESSOR, PROFESSIONAL, REGISTRAR), "remarkOnNormDraft");
        only(Set.of(ASSESSOR, AUDITOR, PROFESSIONAL, REGISTRAR), "listNormDrafts", "readNormDraft", "listNormRemarks");
        only(EMPLOYER, "verify", "readVerification");
        only(EMPLOYER, "handInVerificationBatch", "readVerificationBatch", "cancelVerificationBatch");
        only(EMPLOYER, "downloadVerificationAnswers");
        only(REGISTRAR, "recordEmployerContract", "endEmployerContract");
        only(Set.of(EMPLOYER, REGISTRAR), "listEmployerContracts", "readEmployerContract");
        only(EMPLOYER, "enrolWatched", "listWatched", "endWatch", "listRisks", "readRoster");
        only(EMPLOYER, "registerWebhook", "listWebhooks", "readWebhook", "changeWebhook", "endWebhook");
        only(EMPLOYER, "challengeWebhook", "confirmWebhook", "pauseWebhook", "resumeWebhook");
        only(EMPLOYER, "replayWebhook", "listDeliveries");
        only(REGISTRAR, "reportBounce");
    }

    private Permissions() {}

    /** Who may call the operation; nobody when it is not in the table. */
    public static Allowed of(String operation) {
        return TABLE.getOrDefault(operation, new Allowed(false, false, Set.of()));
    }

    static Set<String> operations() {
        return Set.copyOf(TABLE.keySet());
    }

    private static void everybody(String... operations) {
        allow(new Allowed(true, false, Set.of()), operations);
    }

    private static void anyAccount(String... operations) {
        allow(new Allowed(false, true, Set.of()), operations);
    }

    private static void only(Role role, String... operations) {
        only(Set.of(role), operations);
    }

    private static void only(Set<Role> roles, String... operations) {
        allow(new Allowed(false, false, roles), operations);
    }

    private static void allow(Allowed allowed, String... operations) {
        for (String operation : operations) {
            if (TABLE.put(operation, allowed) != null) {
                throw new IllegalStateException(operation + " is in the table twice");
            }
        }
    }

    /** @param anyAccount whether any account known here will do, whatever its roles */
    public record Allowed(boolean everybody, boolean anyAccount, Set<Role> roles) {
        boolean admits(Caller caller) {
            return everybody
                    || (anyAccount && caller.isKnown())
                    || roles.stream().anyMatch(caller::is);
        }

        /** As the contract writes it in {@code x-allowed-roles}. */
        Set<String> words() {
            Set<String> words = new TreeSet<>();
            if (everybody) {
                words.add("public");
            }
            if (anyAccount) {
                words.add("any-account");
            }
            roles.forEach(role -> words.add(role.name().toLowerCase(Locale.ROOT)));
            return words;
        }
    }
}
