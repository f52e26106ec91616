package nl.qualityregister.organisation;

import java.util.List;

public record NewAccount(String issuer, String subject, String label, List<RoleGrant> grants) {}
