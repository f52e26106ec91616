package nl.qualityregister.api.manners;

import java.util.Map;

/**
 * The answer to a write, as it was sent.
 *
 * @param requestSha256 of the method, path and body that it answered
 */
record KeptAnswer(String requestSha256, int status, Map<String, String> headers, String body) {}
