package nl.qualityregister.notification;

import java.util.Map;

/**
 * What is to be told.
 *
 * @param onceKey what is told under the same key is told once
 * @param recipient as its template reads it: an id, never an address
 * @param parameters ids of what it is about, never names or contents
 */
record NewMessage(String onceKey, Channel channel, String recipient, String template, Map<String, String> parameters) {}
